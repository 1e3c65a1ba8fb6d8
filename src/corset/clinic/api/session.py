"""The player's one address: a command in, the decision and where the session stands out."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Router

from corset.clinic.components.member import member
from corset.clinic.contract.answer import (
    Answer,
    Emergency,
    ExerciseResult,
    Released,
    Said,
    SessionState,
)
from corset.clinic.contract.command import AnyCommand, SessionCommand
from corset.clinic.contract.problem import Problems
from corset.people.models import Role
from corset.services.therapy.commands.delivery import DeliveryAnswer, deliver
from corset.services.therapy.commands.parser import CommandError, Problem, parse_command
from corset.services.therapy.commands.telling import Told
from corset.services.therapy.training.today import emergency_notice
from corset.therapy.plan import FULL
from corset.therapy.session import Session

router = Router()
REFUSED = (401, 403, 404, 409, 413, 422, 425)


@router.post(
    "api/session/",
    url_name="session",
    response={200: Answer, **dict.fromkeys(REFUSED, Problems)},
    summary="Take one command of a session; sent twice with the same key, it counts once (I17).",
)
def command(request: HttpRequest, posted: Body[SessionCommand]) -> Answer:
    """Answer with the decision; a refusal by the rules is an answer too."""
    sent: AnyCommand = posted.root
    fields = sent.fields.model_dump(mode="json", exclude_unset=True)
    delivered = deliver(
        sender=member(request),
        patient_id=patient_of(request, sent.patient),
        command=parse_command(sent.command, fields),
        key=sent.key,
        told=Told(**sent.told.model_dump()),
        form=sent.form,
        instead_of=sent.instead_of,
    )
    return _answer(sent.key, delivered)


def patient_of(request: HttpRequest, named: UUID | None) -> UUID | None:
    """Return whom a request is about; nobody is the patient who asks. Raises CommandError."""
    if named is not None or member(request).role == Role.PATIENT:
        return named
    missing = Problem("patient", "is missing: staff say whose session it is")
    raise CommandError("request", (missing,))


def _answer(key: str, delivered: DeliveryAnswer) -> Answer:
    """Answer; who only carries what another told learns that it arrived, and nothing more."""
    submitted, seen = delivered.submitted, delivered.seen
    decision = submitted.decision
    notice = emergency_notice(submitted.state, submitted.programme) if seen else None
    return Answer(
        key=key,
        accepted=decision.accepted,
        outcome=decision.outcome.name.lower(),
        reasons=[
            Said(rule=r.rule, key=r.reason.key, text=r.text) for r in submitted.reasons if seen
        ],
        released=[
            Released(
                exercise=release.exercise,
                repetitions=release.repetitions,
                hold_s=release.hold_s,
                per_side=release.per_side,
                reduced=release.strength != FULL,
            )
            for release in submitted.released
            if seen
        ],
        session=_session(submitted.state.session) if seen else None,
        emergency=Emergency(urgency=notice.urgency, text=notice.text) if notice else None,
        repeated=submitted.repeated,
        version=submitted.version if seen else None,
    )


def _session(session: Session | None) -> SessionState | None:
    if session is None:
        return None
    return SessionState(
        open=session.is_open,
        end=session.end,
        warmed_up=session.warmed_up,
        current=session.current,
        results=[
            ExerciseResult(exercise=r.exercise, repetitions=r.repetitions, stopped=r.stopped)
            for r in session.results
        ],
    )
