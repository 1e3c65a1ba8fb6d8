"""Above the core no rule is known by its number: what a reason is about, the core says."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
ROOMS = ("clinic", "cli", "services", "presentation", "record", "people")
NUMBER = re.compile(r"""["'`][RI]\d{1,2}(\.\w+)?["'`]""")
"""A rule or a reason in quotes; in prose and in comments rules may be named."""
SPECIMENS = "clinic/styleguide"
"""Shows invented reasons."""


def sources() -> Iterator[Path]:
    """Yield all that shows reasons or acts on them."""
    for room in ROOMS:
        folder = ROOT / "src/corset" / room
        for ending in ("py", "html"):
            yield from (p for p in folder.rglob(f"*.{ending}") if SPECIMENS not in p.as_posix())
    frontend = ROOT / "frontend/src"
    yield from (p for p in frontend.rglob("*.ts") if not p.name.endswith(".test.ts"))


def test_no_branch_asks_for_the_number_of_a_rule():
    files = list(sources())
    assert len(files) > 200
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files
        for match in NUMBER.finditer(path.read_text(encoding="utf-8"))
    }
    assert not found


def test_a_number_would_be_found():
    assert NUMBER.search('if why.rule != "R3"')
    assert NUMBER.search("subject == 'R5.barred'")
    assert not NUMBER.search("what a figure may be is the core's to say (R5)")
