"""The list a page at a time says of each patient what the whole list says, in the same order."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from tests.story import Story, account, patients_of

from corset.people.models import Patient, Role
from corset.record.log.replay import FOLDED
from corset.record.models import AlertRow, LogCheck, PatientCard
from corset.services.people.access import NotAllowed
from corset.services.therapy.alerts import escalate_due
from corset.services.therapy.patients.roster import pages as listed
from corset.services.therapy.patients.roster.inbox import inbox
from corset.services.therapy.patients.roster.pages import RosterFilter, roster
from corset.services.therapy.patients.roster.urgency import InboxGroup


@pytest.fixture
def story(db):
    """A clinician with a patient whose pain was severe, and twelve who have just come."""
    FOLDED.clear()
    story = Story().bring_home()
    story.train(pain={"L3": 8})
    told = patients_of(story.clinician, 12)
    PatientCard.objects.filter(patient=told[3].id).update(withdrawn=True)
    PatientCard.objects.filter(patient=told[4].id).update(regions="cervical,lumbar")
    LogCheck.objects.update_or_create(
        patient=told[5].id,
        defaults={"what": "event", "number": 2, "checked_at": story.now, "broken_since": story.now},
    )
    for other in patients_of(account(Role.CLINICIAN, "stranger"), 2):
        Patient.objects.filter(id=other.id).update(name=f"Stranger {other.name}")
    return story


def whole(story, now, by=None):
    rows = inbox(by=by or story.clinician, now=now)
    return [row for group in InboxGroup for row in rows if row.group is group]


def pages(by, now, size=5, **wanted):
    first = roster(by=by, now=now, wanted=RosterFilter(**wanted), size=size)
    rest = (
        roster(by=by, now=now, wanted=RosterFilter(page=number, **wanted), size=size)
        for number in range(2, first.pages + 1)
    )
    return [row for part in (first, *rest) for row in part.rows]


@pytest.mark.parametrize("later", [0, 3])
def test_its_pages_are_the_list(story, later):
    now = story.now + timedelta(days=later)
    if later:
        assert escalate_due(now=now) == 1
    for by in (story.clinician, story.specialist):
        assert pages(by, now) == whole(story, now, by)
    first, second = pages(story.clinician, now)[:2]
    late = ["Patient 005", "Anna Berg"]  # a record that is damaged, and an alert
    assert [first.name, second.name] == (late[::-1] if later else late)
    first = roster(by=story.clinician, now=now, size=5)
    assert (first.page, first.pages, first.total, first.with_alerts) == (1, 3, 13, 1)
    found = inbox(by=story.clinician, now=now)
    assert first.groups == {
        group: count for group in InboxGroup if (count := sum(row.group is group for row in found))
    }


def test_it_is_narrowed_by_name_region_and_group(story):
    now, by = story.now, story.clinician
    assert [row.name for row in pages(by, now, words="00 patient", size=4)] == [
        row.name for row in whole(story, now) if "00" in row.name
    ]
    assert [row.name for row in pages(by, now, region="cervical")] == ["Patient 004"]
    assert [row.name for row in pages(by, now, group="ended")] == ["Patient 003"]
    nobody = roster(by=by, now=now, wanted=RosterFilter(words="nobody"))
    assert (nobody.rows, nobody.pages, nobody.total) == ((), 1, 13)


@pytest.mark.parametrize(("asked", "page"), [(0, 1), (-3, 1), (2, 2), (99, 3)])
def test_a_page_that_there_is_not_is_the_nearest(story, asked, page):
    found = roster(by=story.clinician, now=story.now, wanted=RosterFilter(page=asked), size=5)
    assert found.page == page
    assert found.rows


def test_what_a_page_asks_for_does_not_grow_with_the_list(story):
    def asked():
        with CaptureQueriesContext(connection) as said:
            roster(by=story.clinician, now=story.now, size=5)
        return len(said)

    few = asked()
    patients_of(story.clinician, 40)
    assert asked() == few


def test_where_it_cannot_be_put_in_order_at_once_each_line_is_read(story, monkeypatch):
    before = pages(story.clinician, story.now)

    def fails(*_):
        raise DatabaseError("a page of the file is damaged")

    monkeypatch.setattr(listed, "ordered", fails)
    assert pages(story.clinician, story.now) == before


def test_who_was_erased_and_who_is_no_patient_of_mine_is_not_there(story):
    Patient.objects.filter(name="Patient 001").update(erased_at=story.now)
    AlertRow.objects.exclude(patient=story.patient.id).delete()
    assert len(pages(story.clinician, story.now)) == 12
    assert len(pages(story.specialist, story.now)) == 14
    with pytest.raises(NotAllowed):
        roster(by=story.user)
