"""Writes to a clinic and is killed in the middle, again and again; prints what was answered.

`python -m tests.contract.killed_writer PATIENT KILLS` with the environment of the clinic. A child
process writes; its parent kills it with SIGKILL after a while that is different each time.
"""

import json
import os
import random
import signal
import sys
import time

import django


def main(patient, kills):
    os.environ["DJANGO_SETTINGS_MODULE"] = "corset.clinic.settings"
    django.setup()
    answered = []
    for turn in range(kills):
        answered += _killed(patient, turn)
    sys.stdout.write(json.dumps(answered))


def _killed(patient, turn):
    """Let a child write until it is killed; return the keys that were answered before."""
    from django.db import connections

    connections.close_all()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            _write(patient, turn, write)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read) as answers:
        first = answers.readline()
        time.sleep(random.Random(turn).uniform(0, 0.2))  # noqa: S311 - when is no secret
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [first.strip(), *answers.read().split()]


def _write(patient, turn, answers):
    from corset.services.therapy.commands.parser import parse_command
    from corset.services.therapy.commands.submission import submit
    from corset.therapy.commands import Actor
    from corset.therapy.terms import Role

    clinician = Actor(Role.CLINICIAN, "clinician")
    for number in range(10_000):
        name, fields = (
            ("report_emergency", {}),
            ("set_phase", {"phase": "remission"}),
            ("check_in", {"rest_pain": 2}),
        )[number % 3]
        key = f"{turn}-{number}"
        command = parse_command(name, fields)
        submit(patient_id=patient, command=command, by=clinician, key=key)
        os.write(answers, f"{key}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
