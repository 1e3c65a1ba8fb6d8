"""The one door for commands: load, decide, append, and write to whom it concerns."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from corset.care import decide, released
from corset.people.models import Patient, User
from corset.presentation.reader import FALLBACK, Audience, Reader
from corset.presentation.reasons import WordedReason, sentence
from corset.record.errors import KeyReused, StaleVersion
from corset.record.log import append as log
from corset.record.log import replay
from corset.services.clock.present import present
from corset.services.library.programmes import programme_of
from corset.services.notifications import letters
from corset.services.people.access import actor_of, open_patient
from corset.services.people.readers import reader_of
from corset.services.therapy.decisions.said import said_of
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision, Release
from corset.therapy.programme import Programme
from corset.therapy.state import State

__all__ = ["KeyReused", "Submitted", "submit", "submit_to"]

ATTEMPTS = 20
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


def submit(
    *,
    patient_id: UUID | str,
    command: Command,
    by: User | Actor,
    key: str,
    now: datetime | None = None,
) -> Submitted:
    """Decide a command and write it down, once for each key.

    A refusal is an answer, not an error. Raises NotAllowed, NoSuchPatient and KeyReused.
    """
    patient = open_patient(by, patient_id)
    return submit_to(patient=patient, command=command, by=actor_of(by), key=key, now=now)


def submit_to(
    *, patient: Patient, command: Command, by: Actor, key: str, now: datetime | None = None
) -> Submitted:
    """Decide and write for a patient who is already known to be the actor's to reach."""
    at = patient.local(present(now))
    submission = log.Submission(key=key, command=command, by=by, at=at)
    appended = _decide_until_written(patient, submission)
    state, programme = replay.load(patient.id).state, programme_of(patient.id)
    return Submitted(
        decision=appended.decision,
        reasons=said_of(appended.row, reader_of(by)),
        state=state,
        programme=programme,
        released=released(state=state, now=at, programme=programme),
        repeated=appended.repeated,
    )


def _decide_until_written(patient: Patient, submission: log.Submission) -> log.Appended:
    for _ in range(ATTEMPTS):
        try:
            return _decide_and_write(patient, submission)
        except StaleVersion:
            continue
    raise StaleVersion(
        f"The log of {patient.id} is too busy; the command was not written. Try again."
    )


def _decide_and_write(patient: Patient, submission: log.Submission) -> log.Appended:
    """Write the decision and the letters that tell of it: both, or neither."""
    if (known := log.find(patient.id, submission)) is not None:
        return known
    loaded, rules = replay.load(patient.id), programme_of(patient.id)
    decision = decide(
        state=loaded.state,
        command=submission.command,
        by=submission.by,
        now=submission.at,
        programme=rules,
    )
    with transaction.atomic():
        appended = log.append(
            patient=patient.id,
            on=loaded,
            submission=submission,
            decision=decision,
            programme=rules,
            said=_said(decision, rules),
        )
        if not appended.repeated:
            letters.write(patient, appended.decision)
    return appended


def _said(decision: Decision, rules: Programme) -> dict[str, object]:
    """Return what the reasons of a decision say, by audience, with the language they say it in."""
    language = get_language() or FALLBACK
    readers = [Reader(audience, language) for audience in Audience]
    return {
        reader.audience: {
            "language": reader.language,
            "texts": [
                sentence(reason, programme=rules, reader=reader) for reason in decision.reasons
            ],
        }
        for reader in readers
        if decision.reasons
    }
