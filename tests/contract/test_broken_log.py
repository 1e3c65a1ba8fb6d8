"""A log that does not hold closes training by itself, tells of it, and loses no report."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.diary import CLINICIAN, Diary
from tests.story import account

from corset.people.models import Letter, Patient, Role
from corset.record.log import heads as files
from corset.record.log.chain import Break
from corset.record.log.replay import FOLDED, load
from corset.record.log.seal import ALL, unseal
from corset.record.models import (
    AlertRow,
    CareTeamMember,
    DecisionRow,
    Delivery,
    EventRow,
    LogCheck,
    Stream,
)
from corset.services.integrity import checking
from corset.services.integrity.checking import check_log, check_logs, check_some, night_before
from corset.services.integrity.heads import folder, sign_heads
from corset.services.integrity.standing import standing
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.submission import submit
from corset.therapy.commands import ReportEmergency
from corset.therapy.terms import AlertKind


@pytest.fixture
def diary(database):
    """A patient with a clinician in the care team, an administrator, and a log of a few entries."""
    FOLDED.clear()
    account(Role.ADMINISTRATOR, "office")
    diary = Diary().take_in()
    diary.refused()
    Patient.objects.create(id=diary.patient, name="Jo")
    unseal(connection, ALL)
    return diary


def do(diary, name, **fields):
    command = parse_command(name, fields)
    key = f"{name}-{DecisionRow.objects.count()}-{fields}"
    return submit(patient_id=diary.patient, command=command, by=CLINICIAN, key=key)


def restarted():
    """What a new process knows: nothing."""
    FOLDED.clear()


def truncate_and_set_back(diary, left):
    """What somebody does who knows the tables: the last events go, and the head goes with them."""
    row = EventRow.objects.get(stream=diary.patient, seq=left)
    EventRow.objects.filter(stream=diary.patient, seq__gt=left).delete()
    DecisionRow.objects.filter(stream=diary.patient, number__gt=row.decision.number).delete()
    Stream.objects.filter(patient=diary.patient).update(
        version=left,
        head=row.digest,
        decisions=row.decision.number,
        decision_head=row.decision.digest,
    )


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


def test_a_log_that_was_set_back_by_itself_holds_and_is_missed_by_what_was_signed(diary):
    sign_heads()
    truncate_and_set_back(diary, left=1)
    restarted()
    assert load(diary.patient).whole
    assert standing(diary.patient).broken == Break("signed event", 4)
    assert not do(diary, "start_session").decision.accepted
    assert do(diary, "report_emergency").decision.accepted
    assert check_log(diary.patient) == Break("signed event", 4)


def test_a_refusal_that_was_cut_off_is_missed_too(diary):
    sign_heads()
    row = DecisionRow.objects.get(number=4)
    DecisionRow.objects.filter(number=5).delete()
    Stream.objects.update(decisions=4, decision_head=row.digest)
    assert check_log(diary.patient) == Break("signed decision", 5)


def test_a_delivery_that_was_changed_after_it_was_signed_is_missed(diary):
    row = DecisionRow.objects.get(number=4)
    Delivery.objects.create(decision=row, sent_by_role="patient", sent_by_id="x", form=1)
    sign_heads()
    assert check_log(diary.patient) is None
    Delivery.objects.update(sent_by_id="y")
    assert check_log(diary.patient) == Break("signed delivery", 5)


def test_a_patient_who_is_gone_altogether_is_missed(diary):
    sign_heads()
    for rows in (EventRow, DecisionRow, AlertRow, CareTeamMember, Stream, Patient):
        rows.objects.all().delete()
    assert check_logs() == {diary.patient: Break("signed event", 4)}


def test_what_goes_on_after_it_was_signed_holds(diary):
    sign_heads()
    diary.write(ReportEmergency())
    assert check_log(diary.patient) is None


def test_a_broken_log_is_not_signed_anew(diary):
    sign_heads()
    truncate_and_set_back(diary, left=1)
    check_log(diary.patient)
    sign_heads()
    assert check_log(diary.patient) == Break("signed event", 4)


def test_heads_that_were_written_by_another_hand_are_not_believed(diary):
    path = sign_heads(at=timezone.now() - timedelta(days=1))
    newer = path.with_name("heads-2999-01-01.jsonl")
    newer.write_text(path.read_text().replace('"version":4', '"version":3'))
    assert files.latest(folder()).wrong == (newer.name,)
    truncate_and_set_back(diary, left=1)
    assert check_log(diary.patient) == Break("signed event", 4)


def test_only_the_owner_reads_what_is_signed_and_the_key(diary):
    sign_heads()
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder().iterdir()}
    assert set(modes.values()) == {0o600}
    assert folder().stat().st_mode & 0o777 == 0o700
    assert files.KEY in modes


def test_the_night_checks_a_few_at_a_time_and_signs_at_the_end(diary):
    patients = [diary.patient, *(Diary().take_in().patient for _ in range(3))]
    assert not checking.is_night_over()
    assert check_some(seconds=0) == 1
    assert not list(folder().glob(files.PATTERN))
    assert check_some() == 3
    assert set(files.latest(folder()).heads) == set(patients)
    assert checking.is_night_over()
    assert set(LogCheck.objects.values_list("what", flat=True)) == {""}


def test_the_night_finds_what_nobody_opens(diary):
    check_some()
    EventRow.objects.filter(seq=2).update(actor_id="x")
    assert check_some() == 0
    tomorrow = night_before(timezone.now()) + timedelta(days=1)
    assert check_some(now=tomorrow) == 1
    assert standing(diary.patient).broken == Break("event", 2)
