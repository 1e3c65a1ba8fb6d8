"""A log that was cut short and set back holds by itself: what was signed elsewhere misses it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.contract.keeping import do, truncate_and_set_back
from tests.diary import Diary

from corset.people.models import Patient
from corset.record.log import heads as files
from corset.record.log.chain import Break
from corset.record.log.replay import FOLDED, load
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
from corset.therapy.commands import ReportEmergency


@pytest.fixture
def diary(unsealed_log):
    return unsealed_log


def test_a_log_that_was_set_back_by_itself_holds_and_is_missed_by_what_was_signed(diary):
    sign_heads()
    truncate_and_set_back(diary, left=1)
    FOLDED.clear()  # as after a start
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
