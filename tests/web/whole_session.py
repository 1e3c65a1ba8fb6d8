"""The player's page with every exercise there is, five times each, as a clinic would hand it out.

No plan holds them all, so it is rendered here; the demonstration clinic serves what it loads, and
`answering` says yes to what it sends.
"""

from types import SimpleNamespace

from django.test import RequestFactory
from playwright.sync_api import Page, Route

from corset.clinic.components.page import page as rendered
from corset.clinic.patient.contexts.player import handed
from corset.clinic.patient.contexts.session import SessionPage
from corset.people.models import Role, User
from corset.services.therapy.training.training_lines import Progress, TrainingLine
from corset.therapy.plan import FULL
from corset.therapy.programme import Exercise, Programme

HERE = "/whole-session/"
FIVE = 5


def session_page(programme: Programme, *, speed: int) -> tuple[str, dict]:
    """Return the page, and what it is handed, with the warm-up and every exercise to do."""
    lines = [_line(exercise) for exercise in programme.exercises.values()]
    training = SimpleNamespace(
        programme=programme,
        version=0,
        patient=SimpleNamespace(id="whole", variant=""),
        closed="",
        warm_up_parts=programme.warm_up.parts,
        warm_up_least_s=0,
        warm_up_is_reduced=False,
        warmed_up=False,
        session=None,
        lines=lines,
    )
    user = User(role=Role.PATIENT)
    asked = handed(training, by=user, speed="", done="/")
    session = asked.model_copy(update={"speed": speed})
    shown = SessionPage.of(training, signs=(), session=session)
    request = RequestFactory().get(HERE)
    request.user = user
    return rendered(request, "patient/session.html", shown).content.decode(), session.model_dump(
        mode="json"
    )


def _line(exercise: Exercise) -> TrainingLine:
    return TrainingLine(
        exercise=exercise,
        repetitions=min(exercise.dose.max, FIVE),
        reduced=1,
        strength=FULL,
        hold_s=exercise.tempo.hold_s,
        state=Progress.WAITING,
        result=None,
        open=True,
    )


def serve(page: Page, html: str, data: dict) -> None:
    """Open the page; the clinic accepts whatever it sends."""

    def answer(route: Route) -> None:
        key = route.request.post_data_json["key"]
        route.fulfill(json={"key": key, **_accepted(data)})

    page.route(f"**{HERE}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route("**/api/session/", answer)
    page.goto(HERE)


def _accepted(data: dict) -> dict:
    released = [
        {
            "exercise": exercise["id"],
            "repetitions": exercise["dose"]["repetitions"],
            "hold_s": 0,
            "per_side": exercise["dose"]["per_side"],
            "reduced": False,
        }
        for exercise in data["exercises"]
    ]
    session = {"open": True, "warmed_up": True, "end": None, "current": None, "results": []}
    return {
        "accepted": True,
        "outcome": "clear",
        "reasons": [],
        "released": released,
        "session": session,
        "emergency": None,
        "repeated": False,
        "version": None,
    }
