"""The pages that are measured, as requests of those who open them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from scripts.bench.people import People, Trainee

TOKEN = "c" * 32
"""What the cookie against forged forms holds, and what is sent beside it."""
FORM = 3
"""In which form the player writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, and what must stand in a right answer."""

    path: str
    cookie: str
    says: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: what is asked for each patient, of which patients, and if once for each counts."""

    asked: Callable[[People, Trainee], Request]
    whose: Callable[[People], Sequence[Trainee]] = lambda people: people.trainees
    by_patient: bool = True


def _today(_: People, one: Trainee) -> Request:
    return Request(path="/today/", cookie=one.cookie, says="data-not-while-urgent")


def _session(_: People, one: Trainee) -> Request:
    return Request(path="/session/", cookie=one.cookie, says=one.ticket)


def _report(_: People, one: Trainee) -> Request:
    """Report no pain at the exercise that runs, as the player sends it."""
    now = datetime.now(UTC).isoformat()
    body = {
        "command": "report_pain",
        "with": {"exercise": one.exercise, "nrs": 0},
        "key": str(uuid4()),
        "form": FORM,
        "told": {"by": one.user, "ticket": one.ticket, "at": now, "device": now},
    }
    return Request(
        path="/api/session/",
        cookie=f"{one.cookie}; csrftoken={TOKEN}",
        says='"accepted": true',
        body=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "X-CSRFToken": TOKEN},
    )


def _patients(people: People, one: Trainee) -> Request:
    return Request(path="/patients/", cookie=people.clinician.cookie, says=one.patient)


def _patient(people: People, one: Trainee) -> Request:
    path = f"/patients/{one.patient}/"
    return Request(path=path, cookie=people.clinician.cookie, says=f"{path}log/")


PAGES = {
    "today": Page(asked=_today),
    "session": Page(asked=_session, whose=lambda people: people.training),
    "report": Page(asked=_report, whose=lambda people: people.training),
    "patients": Page(asked=_patients, by_patient=False),
    "patient": Page(asked=_patient),
}
