"""Every form of every page, filled in as nobody means it: refused in words, never a failure.

The forms are read off the pages themselves, as a browser has them; each try is undone.
Not covered: files (no form takes one), and two forms sent one after the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.urls import resolve
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from tests.access.routes import routes
from tests.access.table import ACCESS
from tests.access.test_access import PLACES
from tests.story import Story, account

from corset.people.models import Patient, Role
from corset.services.people.invitations import invite_staff

ANSWERED = {200, 302, 400, 403, 404, 409, 413, 422, 429}
TRIES = 25
ODD = [
    "",
    " ",
    "\0",
    "a\0b",
    "-1",
    "0",
    "00",
    "1e999",
    "NaN",
    "Infinity",
    "9" * 400,
    "٣",
    "38,2",
    "1.5",
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "2026-11-29T25:61",
    "on",
    "true",
    "L3",
    "<script>alert(1)</script>",
    "'; DROP TABLE record_event; --",
    "{{ 7 * 7 }}",
    "%s%n%x",
    "../../etc/passwd",
    "\u202e\u200d\ufeff",
    "x" * 20_000,
    "[]",
    "{}",
    "00000000-0000-0000-0000-000000000000",
]


@dataclass(frozen=True)
class Form:
    """A form of a page: where it goes, and what it says unless somebody changes it."""

    address: str
    fields: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> tuple[str, frozenset[str]]:
        """What makes it another one than a form seen before."""
        return resolve(self.address).view_name, frozenset(name for name, _ in self.fields)


class _Forms(HTMLParser):
    """Reads the forms that post off a page."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address
        self._fields: list[tuple[str, str]] | None = None
        self._select = ""
        self.found: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a form, or add what a field says."""
        said = {name: value or "" for name, value in attrs}
        if tag == "form" and said.get("method", "").lower() == "post":
            self._fields, self._action = [], said.get("action") or self._address
        if self._fields is None:
            return
        if tag == "select":
            self._select = said.get("name", "")
        elif tag == "option" and self._select:
            self._fields.append((self._select, said.get("value", "")))
        elif tag in {"input", "textarea", "button"} and said.get("name"):
            self._fields.append((said["name"], said.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        """End a form."""
        if tag == "select":
            self._select = ""
        if tag == "form" and self._fields is not None:
            self.found.append(Form(self._action.partition("?")[0], tuple(self._fields)))
            self._fields = None


@pytest.fixture
def story(db):
    """Somebody with an open alert and a proposal to sign, whose people know their passwords."""
    story = Story().bring_home("lumbar")
    story.train(pain={"L1": 7})
    story.must(story.clinician, "propose", opt_in=[])
    Patient.objects.create(name="Nobody's Patient")  # whom the administrator gives to a clinician
    for user in (story.user, story.clinician, story.specialist):
        user.set_password("slow and smooth")
        user.save()
    return story


@pytest.fixture
def people(story):
    return {
        "stranger": None,
        "patient": story.user,
        "clinician": story.clinician,
        "specialist": story.specialist,
        "administrator": account(Role.ADMINISTRATOR, "office"),
    }


@pytest.fixture
def places(people, story):
    """What stands in addresses, and an invitation that is open."""
    invited = invite_staff(
        by=people["administrator"], email="new@example.org", role=Role.SPECIALIST
    )
    open_one = {"token": invited.token, "invitation_id": str(invited.invitation.id)}
    own = {"patient_id": str(story.patient.id), "user_id": str(story.specialist.id)}
    told = {"exercise": "L1"}  # what came after it was not trained: it hurt badly
    pair = {"kept": str(story.patient.id), "left": str(story.patient.id)}
    return {**PLACES, "pk": "1", **told, **own, **pair, **open_one}


def _forms(client, places) -> Iterator[Form]:
    seen = set()
    for route in routes():
        if route.name == "account_logout":
            continue
        answer = client.get(route.path(places))
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        reader = _Forms(route.path(places))
        reader.feed(answer.content.decode())
        for form in reader.found:
            if form.kind not in seen:
                seen.add(form.kind)
                yield form


def _filled(form: Form) -> st.SearchStrategy[dict[str, list[str]]]:
    """What may be sent: of each field its own value, an odd one, several, or nothing."""
    names = dict.fromkeys(name for name, _ in form.fields if name != "csrfmiddlewaretoken")
    own = {n: [v for name, v in form.fields if name == n] for n in names}
    odd = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    each = {
        name: st.sampled_from(own[name]).map(lambda value: [value])
        | odd.map(lambda value: [value])
        | st.lists(odd, max_size=3)
        for name in names
    }
    return st.fixed_dictionaries(each)


@pytest.mark.parametrize("who", ["stranger", "patient", "clinician", "specialist", "administrator"])
def test_no_form_fails_whatever_it_says(client, people, places, who):
    client.raise_request_exception = False
    if people[who]:
        client.force_login(people[who])
    forms = list(_forms(client, places))
    assert forms
    for form in forms:
        _try(client, form)


def _try(client, form: Form) -> None:
    @seed(20261130)
    @settings(
        max_examples=TRIES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(said=_filled(form))
    def never_fails(said):
        with transaction.atomic():
            answer = client.post(form.address, said)
            transaction.set_rollback(True)
        assert answer.status_code in ANSWERED, f"{form.address}: {answer.status_code}"

    never_fails()


def test_every_form_that_is_sent_somewhere_is_met(client, people, places):
    """Of the addresses that take a form all are tried, but those that a page leads to later."""
    met = set()
    for who in people.values():
        client.logout()
        if who:
            client.force_login(who)
        met |= {form.kind[0] for form in _forms(client, places)}
    takes = {name for name, (_, posted) in ACCESS.items() if posted}
    assert takes - met == NO_FORM | LATER


NO_FORM = {
    *("home", "today", "session", "session-done", "check-result", "sheet", "supervise"),
    "session-answers",
    *(
        "patients-rail",
        "patient-sheet",
        "patient-copy",
        "patient-copy-to-read",
        "own-copy",
        "own-copy-to-read",
        "exercise",
        "exercises",
        "offline",
        "worker",
    ),
    *("styleguide", "styleguide-session", "account_signup"),
    "patient-draft",  # the fields of the forms themselves, sent while they are typed
    *("api:session", "api:variant", "api:place"),  # tests/unit/clinic/api/test_api_fuzz.py
}
"""Pages that answer a POST as they answer a GET, and what takes JSON."""
LATER = {"mfa_authenticate", "account_confirm_login_code", "account_change_password"}
LATER |= {"usersessions_list", "staff-patient"}
"""Met only while one signs in, after proof anew, with a second browser, or after a therapy."""
