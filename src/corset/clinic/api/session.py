"""The player's one address: a command in, the decision and where the session stands out."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from corset.clinic.patient.views.home import member, own_patient
from corset.people.models import Role
from corset.record.errors import KeyReused
from corset.services.therapy.parser import CommandError, Problem, parse_command
from corset.services.therapy.submission import Submitted, submit
from corset.services.therapy.today import emergency_notice
from corset.therapy.commands import Command
from corset.therapy.session import Session

COMMANDS = frozenset(
    {
        "warm_up",
        "start_exercise",
        "finish_exercise",
        "report_pain",
        "report_effort",
        "report_emergency",
        "finish_session",
        "abandon_session",
    }
)
LONGEST_KEY = 100
FIELDS = {"key", "command", "with", "patient"}


@dataclass(frozen=True, slots=True)
class Posted:
    """A well-formed body."""

    key: str
    command: Command
    patient: str | None


@login_not_required  # answered with 401 below: a script cannot follow a redirect to sign-in
@require_POST
def command(request: HttpRequest) -> JsonResponse:
    """Take one command of a session; sent twice with the same key, it counts once (I17)."""
    if not request.user.is_authenticated:
        return _problem("Your sign-in is over. Sign in again; nothing is lost.", status=401)
    try:
        posted = _read(request.body)
        return JsonResponse(_answer(_submit(request, posted)))
    except CommandError as error:
        problems = [{"field": p.field, "text": p.text} for p in error.problems]
        return JsonResponse({"problem": str(error), "problems": problems}, status=422)
    except KeyReused as error:
        return _problem(str(error), status=409)
    except PermissionDenied as error:
        return _problem(str(error) or "You may not do that.", status=403)
    except Http404 as error:
        return _problem(str(error), status=404)


def _problem(text: str, *, status: int) -> JsonResponse:
    return JsonResponse({"problem": text}, status=status)


def _read(body: bytes) -> Posted:
    fields = _fields(body)
    name, key, patient = fields.get("command"), fields.get("key"), fields.get("patient")
    if not isinstance(key, str) or not 0 < len(key) <= LONGEST_KEY:
        raise _wrong("key", f"is a text of 1 to {LONGEST_KEY} characters")
    if not isinstance(name, str) or name not in COMMANDS:
        raise _wrong("command", f"is one of: {', '.join(sorted(COMMANDS))}")
    if patient is not None and not isinstance(patient, str):
        raise _wrong("patient", "is the id of a patient, or left out")
    return Posted(key, parse_command(name, fields.get("with", {})), patient)


def _fields(body: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except ValueError:
        raise _wrong("", "the body is not JSON") from None
    if not isinstance(fields, dict):
        raise _wrong("", "the body is a JSON object")
    unknown = sorted(set(fields) - FIELDS)
    if unknown:
        raise _wrong(unknown[0], f"there is no such field; allowed: {', '.join(sorted(FIELDS))}")
    return fields


def _wrong(field: str, text: str) -> CommandError:
    return CommandError("request", (Problem(field, text),))


def _submit(request: HttpRequest, posted: Posted) -> Submitted:
    by = member(request)
    patient = own_patient(request).id if by.role == Role.PATIENT else posted.patient
    if patient is None:
        raise _wrong("patient", "is missing: staff say whose session it is")
    return submit(patient_id=patient, command=posted.command, by=by, key=posted.key)


def _answer(submitted: Submitted) -> dict[str, Any]:
    decision, notice = submitted.decision, emergency_notice(submitted.state, submitted.programme)
    return {
        "accepted": decision.accepted,
        "outcome": decision.outcome.name.lower(),
        "reasons": [
            {"rule": r.rule, "key": r.reason.key, "text": r.text} for r in submitted.reasons
        ],
        "released": [
            {
                "exercise": release.exercise,
                "repetitions": release.repetitions,
                "hold_s": release.hold_s,
                "per_side": release.per_side,
            }
            for release in submitted.released
        ],
        "session": _session(submitted.state.session),
        "emergency": {"urgency": notice.urgency, "text": notice.text} if notice else None,
        "repeated": submitted.repeated,
    }


def _session(session: Session | None) -> dict[str, Any] | None:
    if session is None:
        return None
    return {
        "open": session.is_open,
        "end": session.end,
        "warmed_up": session.warmed_up,
        "current": session.current,
        "results": [
            {"exercise": r.exercise, "repetitions": r.repetitions, "stopped": r.stopped}
            for r in session.results
        ],
    }
