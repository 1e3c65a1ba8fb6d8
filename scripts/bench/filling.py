"""Fill a fresh clinic for a load test, in a process of its own: `python -m scripts.bench.filling`.

Prints as JSON who is there: each with the cookies of a browser that is signed in. At-home patients
have begun today's session and stand in its first exercise.
"""

import argparse
import json
from dataclasses import asdict
from datetime import datetime, timedelta
from time import time

from scripts.bench.people import Clinician, People, Trainee

from corset.cli.server.preparation import prepare
from corset.cli.server.setup import set_up

set_up()

from django.conf import settings  # noqa: E402 - after set_up
from django.contrib.auth import (  # noqa: E402 - as above
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 - as above
from django.utils import timezone  # noqa: E402 - as above

from corset.clinic.accounts.session_limits import SEEN_AT, SIGNED_IN_AT  # noqa: E402 - as above
from corset.people.models import Patient, Role, User  # noqa: E402 - as above
from corset.services.demonstration.filling import fill  # noqa: E402 - as above
from corset.services.demonstration.target import Services  # noqa: E402 - as above
from corset.services.therapy.commands.telling import ticket_for  # noqa: E402 - as above
from corset.simulation.actors import Participants  # noqa: E402 - as above
from corset.simulation.driver import Refused  # noqa: E402 - as above
from corset.simulation.therapy import Pace, Therapy  # noqa: E402 - as above
from corset.therapy.commands import StartExercise  # noqa: E402 - as above

AGO = timedelta(minutes=10)
"""How long ago today's sessions were begun: longer than a warm-up takes."""
STEP = timedelta(seconds=1)


def signed_in(user: User) -> str:
    """Return the cookie of a session as a sign-in leaves it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SIGNED_IN_AT] = session[SEEN_AT] = time()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def begun(patient: Patient, user: User, at: datetime) -> str:
    """Begin today's session; return the exercise that runs, or nothing where rules refuse it."""
    people = Participants(patient=user.actor)
    therapy = Therapy(
        Services(patient.id, "today"), patient.local(at), STEP, participants=people, pace=Pace()
    )
    if not therapy.state.signed_off:
        return ""
    try:
        therapy.check(user.actor)
        therapy.begin(user.actor)
        exercise = next(iter(therapy.doses()), "")
        if exercise:
            therapy.accept(StartExercise(exercise=exercise), user.actor)
    except Refused:
        return ""
    return exercise


def trainee(patient: Patient, at: datetime) -> Trainee:
    """Sign a patient in."""
    user = User.objects.get(id=patient.user_id)
    return Trainee(
        patient=str(patient.id),
        user=str(user.id),
        cookie=signed_in(user),
        exercise=begun(patient, user, at),
        ticket=ticket_for(user, patient.id),
    )


def main() -> None:
    """Fill, and say who is there."""
    parser = argparse.ArgumentParser()
    for name in ("patients", "days", "courses"):
        parser.add_argument(f"--{name}", type=int, required=True)
    prepare()
    filled = fill(**vars(parser.parse_args()))
    at = timezone.now() - AGO
    people = People(
        clinician=Clinician(cookie=signed_in(User.objects.get(role=Role.CLINICIAN))),
        trainees=tuple(trainee(patient, at) for patient in filled),
    )
    print(json.dumps(asdict(people)))


if __name__ == "__main__":
    main()
