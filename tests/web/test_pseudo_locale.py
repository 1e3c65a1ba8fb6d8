"""No word of any page stands where a translator cannot reach it.

Not covered: the styleguide, which is English for those who build, and what a page says only after
something was done on it.
"""

from pathlib import Path

import pytest
from babel.dates import get_day_names
from tests.web.browsing import clinic, sign_in
from tests.web.pictures import PAGES, people, resolve, visit

from corset.services.demonstration.clinic import STAFF
from corset.services.demonstration.stories import stories

pytestmark = pytest.mark.browser
UNBRACKETED = Path(__file__).with_name("unbracketed.js").read_text(encoding="utf-8")
DAYS = get_day_names("short", locale="en").values()
NAMES = ["Corset", *(name for _, name in STAFF.values()), *(s.name for s in stories()), *DAYS]


@pytest.fixture(scope="module")
def base(chromium):
    with clinic("tests.web.pseudo_locale") as address:
        yield address


@pytest.mark.parametrize("who", PAGES, ids=lambda who: who or "nobody")
def test_every_sentence_can_be_translated(who, base, page):
    if who:
        sign_in(page, base, who)
    known = people(page, base, who)
    wrong = []
    pages = {name: place for name, place in PAGES[who].items() if name != "styleguide"}
    for name, place in pages.items():
        answer = visit(page, resolve(place, known), name)
        assert answer.ok, f"{name}: {answer.status}"
        assert "⟦" in page.content()
        wrong += [f"{name}: {left}" for left in page.evaluate(UNBRACKETED, NAMES)]
    assert not wrong, "\n".join(wrong)
