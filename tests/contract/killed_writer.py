"""Writes to a clinic and is killed in the middle, again and again; prints what was answered.

`python -m tests.contract.killed_writer KILLS PATIENT…` with the environment of the clinic. A child
process writes; its parent kills it with SIGKILL after a while that is different each time. Where
`POWER_DISK` says what the disk has for sure (`power.c`), the power is cut with each kill: of what
was written since, each page of 4 kB is there or not, as it happens.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import django

PAGE = 4096
LONGEST_S = 0.1


def main(kills, patients):
    os.environ["DJANGO_SETTINGS_MODULE"] = "corset.clinic.settings"
    django.setup()
    from corset.services.library.programmes import installed
    from corset.services.therapy.commands import parser, submission

    assert parser, submission  # loaded once, not by each child
    installed()
    folder, disk = (Path(os.environ.get(f"POWER_{name}", "")) for name in ("FOLDER", "DISK"))
    watched = "POWER_DISK" in os.environ
    if watched:
        shutil.copytree(folder, disk)
    answered = []
    for turn in range(kills):
        patient = patients[turn * len(patients) // kills]
        answered += _killed(patient, turn)
        if watched:
            cut(folder, disk, random.Random(turn))  # noqa: S311 - what is lost is no secret
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
        time.sleep(random.Random(turn).uniform(0, LONGEST_S))  # noqa: S311 - when is no secret
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


def cut(folder, disk, draw):
    """Leave of a SQLite database what a disk may have after the power was cut."""
    (database,) = folder.glob("*.sqlite3")
    database.with_name(f"{database.name}-shm").unlink(missing_ok=True)  # it was in memory
    for written in (database, database.with_name(f"{database.name}-wal")):
        sure = disk / written.name
        if not written.exists():
            continue
        was = sure.read_bytes() if sure.exists() else b""
        written.write_bytes(mixed(was, written.read_bytes(), draw))


def mixed(was, would_be, draw):
    """Return pages of either; what a file did not have yet is nothing but zeros."""
    size = draw.choice((len(was), len(would_be)))
    pages = []
    for start in range(0, size, PAGE):
        old, new = was[start : start + PAGE], would_be[start : start + PAGE]
        pages.append(draw.choice((old, new)).ljust(PAGE, b"\0"))
    return b"".join(pages)[:size]


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
