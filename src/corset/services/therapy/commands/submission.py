"""The one door for commands: load, decide, append, and write to whom it concerns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction

from corset.care import decide, released
from corset.people.models import Patient, User
from corset.presentation.reasons import WordedReason
from corset.record.errors import KeyReused, StaleVersion
from corset.record.log import append as log
from corset.record.log import replay
from corset.record.log.replay import FOLDED
from corset.record.models import DecisionRow
from corset.services.clock.present import present
from corset.services.integrity import closing
from corset.services.integrity.opened import Opened, open_record
from corset.services.notifications import letters
from corset.services.people.access import actor_of, open_patient
from corset.services.people.readers import reader_of
from corset.services.therapy.commands.bounds import kept_command, kept_key
from corset.services.therapy.commands.telling import Moment, moment
from corset.services.therapy.decisions.said import said_of, what_is_said
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision, Release
from corset.therapy.programme import Programme
from corset.therapy.state import State

__all__ = ["KeyReused", "StaleVersion", "Submitted", "submit", "submit_to"]

ATTEMPTS = 5
"""How often a command is decided anew because others wrote in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The answer to a command: the decision, the state after it, and what is handed out now."""

    decision: Decision
    reasons: tuple[WordedReason, ...]
    state: State
    programme: Programme
    """The one that holds now."""
    released: tuple[Release, ...]
    repeated: bool = False
    version: int | None = None
    """Of the record with this decision in it; None where it was not written."""


def submit(
    *,
    patient_id: UUID | str,
    command: Command,
    by: User | Actor,
    key: str,
    now: datetime | None = None,
) -> Submitted:
    """Decide a command and write it down, once for each key.

    A refusal is an answer, not an error. While the log cannot be believed, nothing that hands out
    training is taken, and that is not written down. Raises NotAllowed, NoSuchPatient and KeyReused.
    """
    patient = open_patient(by, patient_id)
    return submit_to(patient=patient, command=command, by=actor_of(by), key=key, now=now)


Written = Callable[[DecisionRow, Moment], None]
"""What else is written with a decision, in the same transaction."""


def submit_to(
    *,
    patient: Patient,
    command: Command,
    by: Actor,
    key: str,
    now: datetime | None = None,
    told_at: datetime | None = None,
    also: Written | None = None,
    opened: Opened | None = None,
) -> Submitted:
    """Decide and write for a patient who is already known to be the actor's to reach.

    What happened at `told_at` is decided by that time, within bounds, and its decision is written
    by it; what is handed out now goes by the clinic's clock. `opened` is the patient's record as
    it was just read.
    """
    at = patient.local(present(now))
    kept = kept_command(command)
    submission = log.Submission(key=kept_key(key), command=kept, by=by, at=at)
    told = _Telling(patient=patient, submission=submission, told_at=told_at, also=also)
    record, appended = _decide_until_written(told, opened)
    after = appended.loaded if appended else None
    if record.stands.broken or after is None:
        record = open_record(patient)
        after = record.stands.loaded
    elif after.whole:
        FOLDED.keep(patient.id, after)
    state = after.state
    programme, reader = record.programme, reader_of(by)
    closed = record.stands.broken is not None
    return Submitted(
        decision=appended.decision if appended else closing.refusal(),
        reasons=said_of(appended.row, reader) if appended else (closing.said(reader),),
        state=state,
        programme=programme,
        released=() if closed else released(state=state, now=at, programme=programme),
        repeated=bool(appended and appended.repeated),
        version=appended.row.to_version if appended else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What is to be decided and written."""

    patient: Patient
    submission: log.Submission
    told_at: datetime | None
    also: Written | None


def _decide_until_written(
    told: _Telling, opened: Opened | None
) -> tuple[Opened, log.Appended | None]:
    patient = told.patient
    for attempt in range(ATTEMPTS):
        try:
            if attempt == 0:
                record = opened or open_record(patient)
                return record, _decide_and_write(told, record)
            # Whoever came too late once waits in line, and nobody writes in between.
            with transaction.atomic():
                log.hold(patient.id)
                record = open_record(patient)
                return record, _decide_and_write(told, record)
        except (StaleVersion, IntegrityError):
            continue
        except OperationalError as error:
            if not log.is_conflict(error):
                raise
    raise StaleVersion(
        f"The log of {patient.id} is too busy; the command was not written. Try again."
    )


def _decide_and_write(told: _Telling, record: Opened) -> log.Appended | None:
    """Write the decision and the letters that tell of it: both, or neither.

    Nothing where the log cannot be believed and the command asks to train.
    """
    patient, submission = told.patient, told.submission
    if record.stands.broken:
        if (known := log.find(patient.id, submission)) is not None:
            return known
        if closing.is_closed(submission.command):
            return None
    loaded, rules = record.stands.loaded, record.programme
    decision, when = _decided(patient, submission, loaded, rules, told.told_at)
    with transaction.atomic():
        appended = log.append(
            patient=patient.id,
            on=loaded,
            submission=replace(submission, at=when.at),
            decision=decision,
            programme=rules,
            said=what_is_said(decision, rules),
            place=record.place,
            is_kept=record.is_kept,
        )
        if not appended.repeated:
            letters.write(patient, appended.decision)
            if told.also is not None:
                told.also(appended.row, when)
    return appended


def _decided(
    patient: Patient,
    submission: log.Submission,
    loaded: replay.Loaded,
    rules: Programme,
    told_at: datetime | None,
) -> tuple[Decision, Moment]:
    """Decide by the time at which it happened; the clinic can know of it now."""
    when = _when(patient, submission.at, loaded, told_at)
    decision = decide(
        state=loaded.state,
        command=submission.command,
        by=submission.by,
        now=when.at,
        known=submission.at,
        programme=rules,
    )
    return decision, when


def _when(
    patient: Patient, now: datetime, loaded: replay.Loaded, told_at: datetime | None
) -> Moment:
    if told_at is None:
        return Moment(at=now)
    session = loaded.state.session
    rows = DecisionRow.objects.filter(stream_id=patient.id).order_by("-number")
    when = moment(
        told_at,
        now=now,
        began=session.started_at if session else None,
        last=rows.values_list("instant", flat=True).first(),
    )
    return replace(when, at=patient.local(when.at))
