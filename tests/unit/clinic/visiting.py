"""Visit every kind of page in a process of its own: `python -m tests.unit.clinic.visiting`.

Writes as JSON what was answered, and the modules that were there at the end.
"""

import json
import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corset.clinic.settings")

from corset.clinic.wsgi import application

STRANGER = ("/exercises", "/exercises/{exercise}", "/accounts/login/", "/worker.js")
PATIENT = (
    *("/", "/today/", "/check/", "/check/result/", "/session/", "/session/done/", "/sheet.pdf"),
    *("/learn/", "/emergency/", "/exercises/{exercise}", "/styleguide", "/styleguide/session"),
)
CLINICIAN = (
    *("/patients/", "/patients/rail/", "/patients/new/", "/patients/{patient}/"),
    *(f"/patients/{{patient}}/{page}/" for page in ("log", "intake", "screening", "prescribe")),
    *(
        f"/patients/{{patient}}/{page}/"
        for page in ("inspection", "correct", "visit", "explain", "check")
    ),
    *(
        "/patients/{patient}/technique/{exercise}/",
        "/patients/{patient}/technique/{exercise}/part/",
    ),
    *("/patients/{patient}/load/{exercise}/", "/patients/{patient}/load/{exercise}/part/"),
    *("/api/load/?patient={patient}&exercise={exercise}", "/patients/{patient}/sheet.pdf"),
)
ADMINISTRATOR = ("/staff/",)
PAGES = {
    "": STRANGER,
    "vera@demo.corset": PATIENT,
    "clinician@demo.corset": CLINICIAN,
    "admin@demo.corset": ADMINISTRATOR,
}


def visited() -> dict[str, list[Any]]:
    """Return the status and content type of every page, by who asked for what."""
    from django.test import Client

    from corset.people.models import Patient, User

    vera = Patient.objects.get(user__email="vera@demo.corset")
    answers = {}
    for email, pages in PAGES.items():
        client = Client(headers={"host": "localhost"})
        if email:
            client.force_login(User.objects.get(email=email))
        for page in pages:
            path = page.format(patient=vera.id, exercise="L1")
            answer = client.get(path)
            answers[f"{email} {page}"] = [answer.status_code, answer.get("Content-Type", "")]
    return answers


if __name__ == "__main__":
    assert application
    told = {"answers": visited(), "modules": sorted(sys.modules)}
    sys.stdout.write(json.dumps(told))
