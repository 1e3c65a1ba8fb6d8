"""A list that asks for itself again is answered in short as long as nothing on it has changed."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.story import account, patients_of
from tests.unit.clinic.clinician.desks import at_home, desk_of

from corset.clinic.components.kept import ROOMS
from corset.people.models import Patient, Role, User
from corset.record.models import LogCheck
from corset.services.therapy.alerts import escalate_due

TOKEN = re.compile(r"name=\"csrfmiddlewaretoken\" value=\"\w+\"")
LIST, RAIL = "/patients/", "/patients/rail/"
HTMX = {"HX-Request": "true", "X-Unattended": "yes"}


@pytest.fixture
def story(db, monkeypatch):
    return at_home(monkeypatch, "patients.roster.pages", "patients.roster.version", "alerts")


@pytest.fixture
def desk(story):
    return desk_of(story.clinician)


def news(desk, page=LIST, etag="", **asked):
    """Ask as the piece on a page does, with the name of what is there."""
    headers = HTMX | ({"If-None-Match": etag} if etag else {})
    send = desk.post if page == LIST else desk.get
    return send(page, asked, headers=headers)


def look(desk, page=LIST):
    """Return the name of what is shown; kept or made anew, it says the same."""
    shown = news(desk, page)
    assert shown.status_code == 200
    again = news(desk, page, shown["ETag"])
    assert (again.status_code, again.content) == (204, b"")
    assert again["ETag"] == shown["ETag"]
    ROOMS.clear()
    anew = news(desk, page)
    assert TOKEN.sub("", anew.text) == TOKEN.sub("", shown.text)
    return shown["ETag"], TOKEN.sub("", shown.text)


@pytest.mark.parametrize("page", [LIST, RAIL])
def test_whatever_changes_on_it_is_told(desk, story, page):
    named = [look(desk, page)]

    def after(change):
        change()
        named.append(look(desk, page))
        assert named[-1][0] != named[-2][0]

    mine = Patient.objects.filter(id=story.patient.id)
    after(story.check)
    after(lambda: story.train(pain={"L3": 8}))
    after(lambda: mine.update(name="Anna Berger"))
    after(lambda: setattr(story, "now", story.now + timedelta(minutes=1)))
    after(lambda: setattr(story, "now", story.now + timedelta(days=1)))
    after(lambda: escalate_due(now=story.now))
    alert = story.therapy.state.alerts[0].id
    after(lambda: story.must(story.clinician, "acknowledge", alert=alert))
    after(lambda: User.objects.filter(id=story.clinician.id).update(name="Vera Lind"))
    after(lambda: setattr(story, "now", story.now + timedelta(days=9)))
    after(lambda: patients_of(story.clinician, 2))
    after(lambda: LogCheck.objects.filter(patient=story.patient.id).update(what="event"))
    after(lambda: story.patient.erase(at=story.now))
    assert named[0][1] != named[2][1]
    assert "Anna" not in named[-1][1]


def test_it_is_told_apart_by_what_it_was_narrowed_to(desk, story):
    whole = news(desk)["ETag"]
    assert news(desk, etag=whole, q="anna").status_code == 200
    assert news(desk, etag=whole, region="cervical").status_code == 200
    assert news(desk, etag=whole, sort="name").status_code == 200
    assert news(desk, etag=whole).status_code == 204


def test_the_page_that_was_opened_whole_says_what_its_piece_is_called(desk, story):
    page = desk.get(LIST)
    (named,) = re.findall(r'"If-None-Match": "\\"(\w+)\\""', page.text)
    assert "ETag" not in page
    assert news(desk, etag=f'"{named}"').status_code == 204
    assert desk.get(LIST, headers={"If-None-Match": f'"{named}"'}).status_code == 200


def test_whoever_asks_without_htmx_is_answered_as_http_has_it(desk, story):
    shown = desk.get(RAIL)
    again = desk.get(RAIL, headers={"If-None-Match": shown["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "no-store" in again["Cache-Control"]


def test_nobody_is_told_that_what_another_was_shown_is_theirs(desk, story):
    """A name holds for who was shown it: neither a page nor a short answer goes to another."""
    mine = news(desk)["ETag"]
    others = [
        desk_of(story.specialist),
        desk_of(account(Role.CLINICIAN, "stranger")),
        desk_of(account(Role.CLINICIAN, "namesake")),
    ]
    shown = [news(other, etag=mine) for other in others]
    assert [one.status_code for one in shown] == [200, 200, 200]
    assert len({mine, *(one["ETag"] for one in shown)}) == 4
    assert "Anna" not in shown[1].text + shown[2].text
    patient = desk_of(story.user).get(LIST, headers={"If-None-Match": mine})
    assert patient.status_code == 403
    assert Client().get(LIST, headers={"If-None-Match": mine}).status_code == 302


def test_where_it_cannot_be_named_it_is_made_anew(desk, story, monkeypatch):
    def fails(*_):
        raise ValueError

    monkeypatch.setattr("corset.services.therapy.patients.roster.version._said", fails)
    answer = news(desk)
    assert "Anna" in answer.text
    assert "ETag" not in answer
    assert "If-None-Match" not in answer.text
