"""The one statement that puts a list in order says what is said of each patient alone."""

from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from uuid import UUID

import pytest
from tests.story import account

from corset.care.queries.pending import PendingKind
from corset.care.queries.stage import Stage
from corset.people.models import Patient, Role, User
from corset.record.models import (
    AlertRow,
    CareTeamMember,
    LogCheck,
    PainCourse,
    PatientCard,
)
from corset.services.therapy.patients.roster import pages as listed
from corset.services.therapy.patients.roster.inbox import inbox
from corset.services.therapy.patients.roster.ordering import SORTS, RosterFilter
from corset.services.therapy.patients.roster.pages import roster
from corset.services.therapy.patients.roster.urgency import InboxGroup
from corset.services.therapy.patients.roster.version import roster_version
from corset.therapy.terms import AlertKind, Phase, Region

NOW = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
"""Late in the evening: it is another day in some zones."""
ZONES = ("UTC", "Europe/Berlin", "Pacific/Honolulu", "Asia/Tokyo")
NAMES = (
    "Ödön Ács",
    "anna berg",
    "Anna Berg",
    "ANNA BERG",
    "Ирина Лебедева",
    "李 小龙",
    "Straße Óg",
)
PATIENTS = 90


def day(draw, longest):
    return NOW.date() - timedelta(days=draw.randint(0, longest))


def live(number, clinicians):
    """Make a patient of whom anything may be so, possible in a therapy or not."""
    draw = Random(number)  # noqa: S311 - no secret hangs on it
    patient = Patient.objects.create(
        id=UUID(int=draw.getrandbits(128)),
        name=draw.choice(NAMES),
        birth_date=draw.choice([None, day(draw, 30000)]),
        phone=draw.choice(["", "+43 660 12 34"]),
        timezone=draw.choice(ZONES),
        erased_at=NOW if draw.random() < 0.05 else None,
    )
    for clinician in clinicians:
        if draw.random() < 0.7:
            CareTeamMember.objects.create(patient=patient.id, clinician=clinician.actor.id)
    if draw.random() < 0.95:
        PatientCard.objects.create(
            patient=patient.id,
            version=draw.randint(1, 50),
            stage=draw.choice([*Stage, *[Stage.HOME] * 10]),
            phase=draw.choice([*Phase, *[Phase.REMISSION] * 5]),
            regions=draw.choice(["", "lumbar", "cervical,lumbar", *Region]),
            began=draw.choice([None, day(draw, 60)]),
            trained_on=draw.choice([None, day(draw, 16), day(draw, 2)]),
            whole_spine_from=draw.choice([None, None, NOW, NOW + timedelta(seconds=1)]),
            proposed=draw.random() < 0.1,
            withdrawn=draw.random() < 0.1,
            undecided=draw.choice(["", "", "", *PendingKind]),
        )
    for alert in range(draw.choice([0, 0, 0, 1, 2, 3])):
        AlertRow.objects.create(
            patient=patient.id,
            alert=f"alert-{alert}",
            kind=draw.choice(list(AlertKind)),
            raised_at=NOW - timedelta(hours=5),
            due=NOW + timedelta(minutes=draw.randint(-60, 60)),
            escalated_at=draw.choice([None, NOW]),
            acknowledged_at=draw.choice([None, NOW]),
        )
    if draw.random() < 0.7:
        means = [draw.choice([None, 0.5, 1.5, 2.0, 2.5, 3.0, 3.4999, 4.5]) for _ in range(3)]
        PainCourse.objects.create(
            patient=patient.id,
            checked_on=draw.choice([None, day(draw, 20), day(draw, 3)]),
            this_week=means[0],
            last_week=means[1],
            first_week=means[2],
            exacerbated_on=draw.choice([None, day(draw, 9)]),
        )
    if draw.random() < 0.2:
        LogCheck.objects.create(patient=patient.id, what=draw.choice(["", "event"]), checked_at=NOW)


@pytest.fixture
def clinic(database, monkeypatch):
    """Two clinicians and a specialist; whatever is not put in order at once fails."""
    monkeypatch.setattr(listed, "_line_by_line", None)
    clinicians = [account(Role.CLINICIAN, name) for name in ("vera", "paul")]
    for number in range(PATIENTS):
        live(number, clinicians)
    return [*clinicians, account(Role.SPECIALIST, "rosa")]


def whole(by):
    found = inbox(by=by, now=NOW)
    return [row for group in InboxGroup for row in found if row.group is group]


def test_each_page_is_the_list(clinic):
    seen = set()
    for by in clinic:
        expected = whole(by)
        seen |= {row.group for row in expected}
        pages = [
            roster(by=by, now=NOW, size=17, wanted=RosterFilter(page=page)) for page in range(1, 7)
        ]
        shown = [row for page in pages[: pages[0].pages] for row in page.rows]
        # Who is called the same and waits for the same may stand in another order here.
        alike = [(row.group, row.overdue, row.away, row.name.casefold()) for row in shown]
        assert alike == [(r.group, r.overdue, r.away, r.name.casefold()) for r in expected]
        assert sorted(shown, key=lambda row: row.patient_id) == sorted(
            expected, key=lambda row: row.patient_id
        )
        assert pages[0].total == len(expected)
        assert pages[0].with_alerts == sum(bool(row.alerts) for row in expected)
        assert pages[0].groups == {
            group: count
            for group in InboxGroup
            if (count := sum(row.group is group for row in expected))
        }
    assert seen == set(InboxGroup)


def test_what_it_is_narrowed_to_and_sorted_by_is_the_same_line_by_line(clinic, monkeypatch):
    monkeypatch.undo()
    words = ("", "anna", "BERG anna", "ир", "4366", "'%_", "小")
    for by, sort, said, region, group in product(
        clinic[1:], SORTS, words, ("", Region.LUMBAR), ("", InboxGroup.GOING)
    ):
        wanted = RosterFilter(words=said, region=region, group=group, sort=sort, page=2)
        at_once = roster(by=by, now=NOW, wanted=wanted, size=6)
        line_by_line = listed._line_by_line(inbox(by=by, now=NOW), wanted, 6)
        assert at_once == line_by_line, wanted


def test_a_name_that_is_changed_is_found_and_stands_elsewhere(clinic):
    by, who = clinic[0], whole(clinic[0])[0].patient
    Patient.objects.filter(id=who.id).update(name="Zoë Żak")
    found = roster(by=by, now=NOW, wanted=RosterFilter(words="zoë żak"))
    assert [row.patient_id for row in found.rows] == [who.id]
    who.name, who.phone = "Änne", "0 123"
    who.save(update_fields=["name"])
    assert roster(by=by, now=NOW, wanted=RosterFilter(words="änne")).rows
    assert not roster(by=by, now=NOW, wanted=RosterFilter(words="zoë")).rows
    assert not Patient.objects.get(id=who.id).phone.startswith("0 123")
    who.erase(at=NOW)
    assert "nne" not in Patient.objects.get(id=who.id).searched


def exchange(who):
    """Let somebody who cared for this patient care for another one instead."""
    clinician = User.objects.get(name="vera").actor.id
    CareTeamMember.objects.filter(patient=who, clinician=clinician).delete()
    mine = CareTeamMember.objects.filter(clinician=clinician).values("patient")
    other = PatientCard.objects.exclude(patient__in=mine)[:1].get()
    CareTeamMember.objects.create(patient=other.patient, clinician=clinician)


CHANGES = {
    "a name": lambda who: Patient.objects.filter(id=who).update(name="Zoë"),
    "a name in capitals": lambda who: Patient.objects.filter(id=who).update(
        name=Patient.objects.get(id=who).name.swapcase()
    ),
    "a birth date": lambda who: Patient.objects.filter(id=who).update(birth_date="1950-05-05"),
    "a time zone": lambda who: Patient.objects.filter(id=who).update(timezone="Asia/Seoul"),
    "somebody erased": lambda who: Patient.objects.get(id=who).erase(at=NOW),
    "a card": lambda who: PatientCard.objects.filter(patient=who).update(version=99),
    "a log that is broken": lambda who: LogCheck.objects.update_or_create(
        patient=who, defaults={"what": "decision", "number": 7, "checked_at": NOW}
    ),
    "an alert": lambda who: AlertRow.objects.create(
        patient=who, alert="new", kind=AlertKind.EMERGENCY, raised_at=NOW, due=NOW
    ),
    "one goes and another comes": exchange,
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_gives_the_list_another_name(clinic, what):
    by = clinic[0]
    who = next(row.patient_id for row in whole(by) if row.group is InboxGroup.GOING)
    before = roster_version(by=by, now=NOW)
    assert roster_version(by=by, now=NOW) == before is not None
    CHANGES[what](who)
    assert roster_version(by=by, now=NOW) != before
    assert roster_version(by=by, now=NOW) != roster_version(by=by, now=NOW + timedelta(days=1))
