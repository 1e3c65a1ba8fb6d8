"""A snapshot spares a start the fold, and hides nothing that the whole check would find."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.contract.keeping import do, truncate_and_set_back
from tests.contract.test_broken_log import TAMPERING
from tests.story import Story

from corset.record.log import replay, snapshots
from corset.record.log.chain import Break
from corset.record.log.replay import FOLDED
from corset.record.log.seal import ALL, unseal
from corset.record.models import (
    AlertRow,
    CareTeamMember,
    DecisionRow,
    Delivery,
    EventRow,
    LogCheck,
    PatientCard,
    Snapshot,
    Stream,
)
from corset.services.integrity import checking
from corset.services.integrity.checking import check_log, check_some, recall_log, unchecked
from corset.services.integrity.heads import folder, sign_heads
from corset.services.integrity.standing import standing
from corset.therapy.commands import ReportEmergency

TABLES = (Stream, DecisionRow, EventRow, Delivery, Snapshot, AlertRow, CareTeamMember, PatientCard)


@pytest.fixture
def diary(unsealed_log):
    return unsealed_log


@pytest.fixture
def story(database):
    """Somebody who has trained at home, whose log was checked in the night."""
    FOLDED.clear()
    story = Story().bring_home()
    story.train()
    assert check_log(story.patient.id) is None
    return story


@pytest.fixture
def checks(monkeypatch):
    """Whose logs are checked whole."""
    asked = []
    whole = checking.examine

    def counted(patient, **told):
        asked.append(patient)
        return whole(patient, **told)

    monkeypatch.setattr(checking, "examine", counted)
    return asked


@pytest.mark.parametrize("later", [False, True])
def test_after_a_start_the_state_is_recalled_and_what_came_since_is_folded(
    story, checks, monkeypatch, later
):
    patient = story.patient.id
    if later:
        story.sleep()
        story.train(pain={"L3": 4})
    before = replay.load(patient)
    folded = []
    fold = replay.fold
    monkeypatch.setattr(replay, "fold", lambda rows, state: fold(_counted(rows, folded), state))
    FOLDED.clear()
    assert standing(patient).loaded == before
    assert checks == []
    since = before.version - Snapshot.objects.get().version
    assert len(folded) == since
    assert (since > 0) == later


def _counted(rows, into):
    for row in rows:
        into.append(row)
        yield row


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("case", TAMPERING)
def test_whatever_was_changed_is_found_beside_a_snapshot_too(diary, case, later):
    assert check_log(diary.patient) is None
    if later:
        diary.write(ReportEmergency())
    tamper, _ = TAMPERING[case]
    tamper(diary)
    FOLDED.clear()
    assert not recall_log(diary.patient)
    assert standing(diary.patient).broken is not None
    assert not do(diary, "start_session").decision.accepted
    assert LogCheck.objects.get().what


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: EventRow.objects.order_by("-seq")[:1].get().delete(),
        lambda: EventRow.objects.filter(seq=EventRow.objects.count()).update(actor_id="x"),
        lambda: DecisionRow.objects.filter(number=DecisionRow.objects.count()).update(said="{}"),
        lambda: AlertRow.objects.all().delete(),
        lambda: AlertRow.objects.update(due=timezone.now() + timedelta(days=900)),
    ],
)
def test_whatever_was_changed_of_what_came_since_is_found(diary, tamper):
    assert check_log(diary.patient) is None
    diary.write(ReportEmergency())
    tamper()
    FOLDED.clear()
    assert not recall_log(diary.patient)
    assert standing(diary.patient).broken is not None


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: setattr(kept, "state", kept.state.replace('"enrolled":true', "")),
        lambda kept: setattr(kept, "state", kept.state.replace("true", "false")),
        lambda kept: setattr(kept, "version", kept.version - 1),
        lambda kept: setattr(kept, "rows", "0" * 64),
        lambda kept: setattr(kept, "code", "0" * 64),
        lambda kept: setattr(kept, "signature", "ü"),
        lambda _: (folder() / "key").write_text("of somebody else"),
    ],
)
def test_a_snapshot_that_is_not_what_was_kept_is_not_read(story, checks, change):
    patient = story.patient.id
    before, kept = replay.load(patient), Snapshot.objects.get()
    change(kept)
    kept.save()
    FOLDED.clear()
    assert standing(patient).loaded == before
    assert checks == [patient]
    FOLDED.clear()
    assert recall_log(patient), "the check has kept another one"


def test_a_state_that_is_no_state_any_more_is_folded_anew(story, checks):
    """As after a change of the code that the digest did not tell of."""
    kept = Snapshot.objects.get()
    kept.state = "{"
    kept.signature = snapshots.signature(snapshots._signed(kept), folder())
    kept.save()
    FOLDED.clear()
    assert standing(story.patient.id).broken is None
    assert checks == [story.patient.id]


def test_a_database_that_was_set_back_whole_is_missed_by_what_was_signed(diary):
    """Rows and snapshot agree: only what was signed outside knows that more had happened."""
    assert check_log(diary.patient) is None
    earlier = {table: list(table.objects.all()) for table in TABLES}
    diary.write(ReportEmergency())
    assert check_log(diary.patient) is None
    sign_heads()
    for table in reversed(TABLES):
        table.objects.all().delete()
    for table, rows in earlier.items():
        table.objects.bulk_create(rows)
    FOLDED.clear()
    assert not recall_log(diary.patient)
    assert standing(diary.patient).broken == Break("signed event", 6)


def test_what_was_cut_off_to_before_the_snapshot_is_found(diary):
    assert check_log(diary.patient) is None
    sign_heads()
    truncate_and_set_back(diary, left=1)
    FOLDED.clear()
    assert not recall_log(diary.patient)
    assert standing(diary.patient).broken == Break("signed event", 4)


def test_a_card_that_shows_something_else_is_made_anew_at_the_first_look(story):
    was = PatientCard.objects.get()
    PatientCard.objects.update(supervised=9)
    FOLDED.clear()
    assert not recall_log(story.patient.id)
    assert standing(story.patient.id).broken is None
    assert PatientCard.objects.get().supervised == was.supervised != 9


def test_while_somebody_writes_none_is_kept(story):
    before = Snapshot.objects.get().taken_at
    begun = snapshots.begin(story.patient.id, using="default")
    story.sleep()
    story.check()
    assert not snapshots.keep(begun, replay.load(story.patient.id), key=folder())
    assert Snapshot.objects.get().taken_at == before


@pytest.fixture
def upgraded(story, monkeypatch):
    """A process that has just begun, with code that folds in another way."""
    Snapshot.objects.update(code="an older one")
    monkeypatch.setattr(checking, "STARTED", timezone.now())
    return story


def test_after_an_upgrade_every_log_is_checked_and_kept_anew(upgraded):
    story = upgraded
    assert unchecked() == [story.patient.id]
    assert check_some() == 1
    assert unchecked() == []
    assert Snapshot.objects.get().code == snapshots.code()


def test_where_none_can_be_kept_a_log_is_checked_once_and_not_for_ever(upgraded, monkeypatch):
    def full(*_, **__):
        raise OSError("the disk is full")

    monkeypatch.setattr(checking, "keep", full)
    assert check_some() == 1
    assert unchecked() == []
    assert Snapshot.objects.get().code == "an older one"


def test_a_log_that_does_not_hold_leaves_none(diary):
    unseal(connection, ALL)
    EventRow.objects.filter(seq=2).update(actor_id="x")
    assert check_log(diary.patient) == Break("event", 2)
    assert not Snapshot.objects.exists()
