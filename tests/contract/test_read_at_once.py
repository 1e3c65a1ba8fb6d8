"""What pages read in one statement is the same on each kind of database."""

from datetime import timedelta

from tests.story import Story

from corset.record.models import CheckRow, DueTurn, SessionRow
from corset.record.queries.days import read_days
from corset.services.therapy.patients.page import patient_page
from corset.services.therapy.patients.roster.version import roster_version
from corset.services.therapy.patients.version import version_of


def lived(database):
    story = Story().bring_home()
    story.train(pain={"L3": 8})
    return story


def test_days_are_read_as_the_rows_have_them(database):
    story = lived(database)
    patient, since = story.patient.id, story.now.date() - timedelta(days=30)
    told = read_days([patient], since=since).of(patient)
    assert [one.seq for one in told] == sorted(one.seq for one in told)
    said = {
        what: [one for one in told if one.what == what] for what in ("session", "check", "turn")
    }
    assert [(one.day, one.kind, one.end, one.pain) for one in said["session"]] == list(
        SessionRow.objects.values_list("day", "kind", "end", "worst_nrs")
    )
    assert [(one.day, one.pain, one.painkillers, one.number) for one in said["check"]] == list(
        CheckRow.objects.values_list("day", "rest_pain", "painkillers", "outcome")
    )
    assert [(one.day, one.number == 1) for one in said["turn"]] == list(
        DueTurn.objects.values_list("day", "due")
    )
    assert all(said.values())


def test_a_page_and_a_list_are_named(database):
    story = lived(database)

    def names():
        page = patient_page(by=story.clinician, patient_id=story.patient.id, now=story.now)
        assert page.adherence.trained
        return version_of(page), roster_version(by=story.clinician, now=story.now)

    names()
    first, again = names(), names()
    assert None not in first
    assert first == again
    story.sleep()
    story.check()
    later = names()
    assert all(name != before for name, before in zip(later, first, strict=True))
