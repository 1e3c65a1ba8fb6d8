"""A log that does not hold closes training by itself, tells of it, and loses no report."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.contract.keeping import do
from tests.diary import CLINICIAN
from tests.story import Story, account

from corset.people.models import Letter, Role
from corset.record.log import replay
from corset.record.log.chain import Break
from corset.record.log.examination import examine
from corset.record.log.replay import EMPTY, FOLDED
from corset.record.log.seal import ALL, unseal
from corset.record.models import (
    AlertRow,
    CareTeamMember,
    CheckRow,
    DecisionRow,
    Delivery,
    DueTurn,
    EventRow,
    ExerciseCourse,
    ExerciseResult,
    LogCheck,
    PatientCard,
    SessionRow,
    Stream,
)
from corset.record.projections.storage import fields_of
from corset.services.integrity.checking import check_log
from corset.services.integrity.standing import standing
from corset.services.sheets import NothingToPrint, sheet
from corset.services.therapy.alerts import escalate_due
from corset.therapy.commands import ReportEmergency
from corset.therapy.terms import AlertKind


@pytest.fixture
def diary(unsealed_log):
    return unsealed_log


def restarted():
    """What a new process knows: nothing."""
    FOLDED.clear()


TAMPERING = {
    "an event is changed": (
        lambda _: EventRow.objects.filter(seq=2).update(payload="{}"),
        Break("event", 2),
    ),
    "an event cannot be read": (
        lambda _: EventRow.objects.filter(seq=2).update(payload="{", name="Nothing"),
        Break("event", 2),
    ),
    "an event is gone": (lambda _: EventRow.objects.filter(seq=3).delete(), Break("event", 3)),
    "the last events are gone": (
        lambda _: EventRow.objects.filter(seq__gt=2).delete(),
        Break("event", 3),
    ),
    "a decision is changed": (
        lambda _: DecisionRow.objects.filter(number=1).update(accepted=False),
        Break("decision", 1),
    ),
    "a refusal is gone": (
        lambda _: DecisionRow.objects.filter(accepted=False).delete(),
        Break("decision", 5),
    ),
    "the head is set back": (
        lambda _: Stream.objects.update(version=2, head="x"),
        Break("event", 5),
    ),
    "somebody joins the care team": (
        lambda diary: CareTeamMember.objects.create(patient=diary.patient, clinician="stranger"),
        Break("care team", 0),
    ),
    "an alert is added": (
        lambda diary: AlertRow.objects.create(
            patient=diary.patient,
            alert="emergency-9",
            kind=AlertKind.EMERGENCY,
            raised_at=timezone.now(),
            due=timezone.now(),
        ),
        Break("alerts", 0),
    ),
    "a delivery says another time": (
        lambda _: Delivery.objects.create(
            decision=DecisionRow.objects.get(number=4),
            sent_by_role="patient",
            sent_by_id="x",
            form=1,
            told_at=timezone.now(),
        ),
        Break("delivery", 4),
    ),
}


@pytest.mark.parametrize("case", TAMPERING)
def test_whatever_was_changed_closes_training_and_takes_reports(diary, case):
    tamper, broken = TAMPERING[case]
    tamper(diary)
    restarted()
    start = do(diary, "start_session")
    assert not start.decision.accepted
    assert "does not hold together" in start.reasons[0].text
    assert start.released == ()
    assert not DecisionRow.objects.filter(command="start_session").exists()
    told = do(diary, "report_emergency")
    assert told.decision.accepted
    assert AlertRow.objects.filter(
        patient=diary.patient, kind="emergency", acknowledged_at=None
    ).exclude(alert="emergency-9")
    assert standing(diary.patient).broken == broken
    for name, fields in {"warm_up": {}, "start_exercise": {"exercise": "L1"}}.items():
        assert not do(diary, name, **fields).decision.accepted
    assert check_log(diary.patient).what == broken.what


def test_an_alert_that_was_deleted_is_missed(diary):
    diary.write(ReportEmergency())
    AlertRow.objects.all().delete()
    assert check_log(diary.patient) == Break("alerts", 0)


def test_an_alert_whose_time_was_moved_is_found(diary):
    diary.write(ReportEmergency())
    assert check_log(diary.patient) is None
    AlertRow.objects.update(due=timezone.now() + timedelta(days=900))
    assert check_log(diary.patient) == Break("alerts", 0)


@pytest.mark.parametrize(
    ("tamper", "what"),
    [
        (lambda: SessionRow.objects.update(worst_nrs=9), "sessions"),
        (lambda: ExerciseResult.objects.update(repetitions=99), "sessions"),
        (lambda: SessionRow.objects.all().delete(), "sessions"),
        (lambda: CheckRow.objects.update(rest_pain=None), "checks"),
        (lambda: PatientCard.objects.update(whole_spine_from=None, supervised=9), "card"),
        (lambda: PatientCard.objects.all().delete(), "card"),
        (lambda: ExerciseCourse.objects.update(changed_by=None), "courses"),
        (lambda: DueTurn.objects.all().delete(), "turns"),
    ],
)
def test_what_only_shows_is_made_anew_and_closes_nothing(database, caplog, tamper, what):
    FOLDED.clear()
    story = Story()
    story.bring_home()
    patient, before = story.patient.id, shown()
    assert check_log(patient) is None
    tamper()
    assert shown() != before
    assert examine(patient) == Break(what, 0)
    assert check_log(patient) is None
    assert shown() == before
    assert f"is not what the log says: {what}" in caplog.text
    assert not Letter.objects.exists()


def shown():
    """What the tables hold, but for the numbers that the database gives."""
    tables = (SessionRow, ExerciseResult, CheckRow, PatientCard, ExerciseCourse, DueTurn)
    return [[_said(row) for row in table.objects.order_by("pk")] for table in tables]


def _said(row):
    return [getattr(row, name) for name in fields_of(type(row)) if name != "session"]


def test_nothing_is_printed_from_a_broken_log(database):
    FOLDED.clear()
    story = Story()
    story.bring_home()
    printed = {"by": story.user, "patient_id": story.patient.id, "now": story.now}
    assert sheet(**printed).exercises
    unseal(connection, ALL)
    assert EventRow.objects.filter(seq=2).update(actor_id="somebody")
    restarted()
    with pytest.raises(NothingToPrint, match="record at the clinic is damaged"):
        sheet(**printed)


def test_a_stream_that_is_gone_closes_too(diary):
    with connection.cursor() as cursor, connection.constraint_checks_disabled():
        if connection.vendor == "postgresql":
            pytest.skip("PostgreSQL does not let go of a row that others name")
        cursor.execute("DELETE FROM record_stream")
    restarted()
    assert standing(diary.patient).broken == Break("stream", 0)
    assert do(diary, "report_emergency").decision.accepted
    assert not do(diary, "start_session").decision.accepted


def test_it_is_told_once_to_the_administrators_and_names_nobody(diary):
    EventRow.objects.filter(seq=2).update(actor_id="x")
    for _ in range(3):
        restarted()
        check_log(diary.patient)
    letter = Letter.objects.get()
    assert letter.to == "office@example.org"
    assert "Jo" not in letter.body
    assert str(diary.patient) not in letter.body


def test_once_it_is_as_it_was_training_opens_by_itself_and_a_second_break_is_told_again(diary):
    as_it_was = EventRow.objects.get(seq=2).actor_id
    for turn in (1, 2):
        EventRow.objects.filter(seq=2).update(actor_id="x")
        assert check_log(diary.patient) == Break("event", 2)
        assert Letter.objects.count() == turn
        EventRow.objects.filter(seq=2).update(actor_id=as_it_was)
        assert standing(diary.patient).broken == Break("event", 2)
        LogCheck.objects.update(checked_at=timezone.now() - timedelta(minutes=11))
        assert standing(diary.patient).broken is None
        assert LogCheck.objects.get().broken_since is None


def test_an_alert_that_the_log_does_not_hold_fills_no_log_with_refusals(diary):
    AlertRow.objects.create(
        patient=diary.patient,
        alert="emergency-9",
        kind=AlertKind.EMERGENCY,
        raised_at=timezone.now(),
        due=timezone.now(),
    )
    check_log(diary.patient)
    before = DecisionRow.objects.count()
    assert escalate_due(now=timezone.now() + timedelta(hours=1)) == 0
    assert DecisionRow.objects.count() == before


def test_who_joins_a_broken_log_sends_nobody_away(diary):
    EventRow.objects.filter(seq=1).update(payload="{")
    colleague = account(Role.CLINICIAN, "colleague").actor.id
    assert do(diary, "share_care", clinician=colleague).decision.accepted
    team = CareTeamMember.objects.filter(patient=diary.patient)
    assert set(team.values_list("clinician", flat=True)) == {CLINICIAN.id, colleague}


def test_a_log_that_holds_is_folded_by_its_first_check_and_not_again(diary):
    restarted()
    with CaptureQueriesContext(connection) as said:
        found = standing(diary.patient)
    reads = [one["sql"] for one in said if 'FROM "record_eventrow"' in one["sql"]]
    assert len(reads) == 3, reads  # the rows as they stand, the chain's columns, and the events
    assert found.broken is None
    restarted()
    assert found.loaded == replay.load(diary.patient)


@pytest.mark.parametrize("how", TAMPERING)
def test_the_state_of_a_log_that_does_not_hold_is_never_remembered(diary, how):
    tamper, broken = TAMPERING[how]
    tamper(diary)
    restarted()
    found = check_log(diary.patient, remember=True)
    assert found == broken
    assert FOLDED.get(diary.patient) == EMPTY
    assert not FOLDED.is_checked(diary.patient)
