"""A process that is killed in the middle of writing loses nothing that it answered.

`CORSET_KILLS` says how often it is killed; 100 times where it is not set.

PostgreSQL itself is stopped and cut off in `test_stopped_server`. Not covered: a disk that says
"durable" of what is not.
"""

import errno
import json
import os
import random
import subprocess
import sys

import pytest
from django.db import connection
from tests.contract.killed_writer import cut
from tests.diary import Diary

from corset.people.models import Patient
from corset.record.log.examination import examine
from corset.record.log.replay import FOLDED
from corset.record.models import DecisionRow
from corset.therapy.commands import ReportEmergency

TELLS = """
import os, resource, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "corset.clinic.settings"
import django
django.setup()
from django.db import DatabaseError, connection
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.submission import submit
from corset.therapy.commands import Actor
from corset.therapy.terms import Role
by, told = Actor(Role.CLINICIAN, "clinician"), parse_command("report_emergency", {})
def tell(number):
    submit(patient_id=sys.argv[1], command=told, by=by, key=str(number))
    sys.stdout.write(f"{number} ")
"""
"""How an emergency is told; what was answered is printed."""
FAILS = f"""{TELLS}
for number in range(30):
    if number == 10:
        with open(os.environ["FAILING"], "w") as failing:
            failing.write(sys.argv[2])
    if number == 20:
        os.remove(os.environ["FAILING"])
    try:
        tell(number)
    except DatabaseError as error:
        sys.stderr.write(f"{{number}}: {{error}}\\n")
"""
"""Tells of thirty emergencies; while the second ten are told, the disk fails."""
FULL = f"""{TELLS}
connection.ensure_connection()
most = os.path.getsize(connection.settings_dict["NAME"]) + 60_000
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
for number in range(10_000):
    try:
        tell(number)
    except DatabaseError as error:
        sys.stderr.write(f"full: {{error}}")
        break
"""
"""Tells of emergencies until no file may grow any more, as on a full disk."""
KILLS = int(os.environ.get("CORSET_KILLS", "100"))
EACH = 10
"""How often a process is killed that writes to one and the same patient's log."""


@pytest.mark.slow
def test_what_was_answered_is_there_and_the_log_holds(settings_of_the_clinic):
    _holds_after_kills(settings_of_the_clinic)


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_was_answered_outlives_a_power_cut(
    settings_of_the_clinic, tmp_path, tmp_path_factory, power
):
    """Of what the database did not make durable any page may be missing; nothing answered is."""
    disk = tmp_path_factory.mktemp("power") / "disk"
    watched = {"POWER_FOLDER": str(tmp_path), "POWER_DISK": str(disk), "LD_PRELOAD": power}
    _holds_after_kills({**settings_of_the_clinic, **watched})
    assert list(disk.glob("*-wal"))


def test_a_database_that_is_not_made_durable_would_be_caught(tmp_path):
    """The drill bites: without fsync a power cut takes what was answered."""
    database, disk = tmp_path / "corset.sqlite3", tmp_path / "disk"
    disk.mkdir()
    database.write_bytes(b"new!" * 65_536)
    (disk / database.name).write_bytes(b"old!" * 65_536)
    left = set()
    for turn in range(20):
        database.write_bytes(b"new!" * 65_536)
        cut(tmp_path, disk, random.Random(turn))  # noqa: S311 - no secret
        left.add(database.read_bytes() == b"new!" * 65_536)
    assert left == {False}


def _holds_after_kills(environment):
    diaries = [Diary().take_in() for _ in range(-(-KILLS // EACH))]
    for diary in diaries:
        Patient.objects.create(id=diary.patient, name="Jo")
    connection.close()
    patients = [str(diary.patient) for diary in diaries]
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.contract.killed_writer", str(KILLS), *patients],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60 + 5 * KILLS,
        check=True,
    )
    answered = json.loads(done.stdout)
    assert len(answered) >= KILLS
    FOLDED.clear()
    assert [examine(diary.patient) for diary in diaries] == [None] * len(diaries)
    kept = set(DecisionRow.objects.values_list("key", flat=True))
    assert set(answered) <= kept
    for diary in diaries:
        assert diary.write(ReportEmergency()).decision.accepted


@pytest.mark.parametrize("error", [errno.EROFS, errno.EIO, errno.ENOSPC], ids=os.strerror)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_while_the_disk_fails_nothing_is_taken_and_afterwards_all_is_as_before(
    settings_of_the_clinic, tmp_path, tmp_path_factory, failing, error
):
    diary = Diary().take_in()
    Patient.objects.create(id=diary.patient, name="Jo")
    connection.close()
    fails = {
        "LD_PRELOAD": failing,
        "FAILING": str(tmp_path_factory.mktemp("failing") / "number"),
        "FAILING_FOLDER": str(tmp_path),
    }
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", FAILS, str(diary.patient), str(error)],
        env=settings_of_the_clinic | fails,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    answered = {*done.stdout.split()}
    assert done.returncode == 0, done.stderr
    assert answered == {str(number) for number in (*range(10), *range(20, 30))}
    refused = [line.split(":")[0] for line in done.stderr.splitlines() if line[0].isdigit()]
    assert refused == [str(number) for number in range(10, 20)]
    FOLDED.clear()
    assert examine(diary.patient) is None
    assert answered <= set(DecisionRow.objects.values_list("key", flat=True))
    assert diary.write(ReportEmergency()).decision.accepted


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_on_a_full_disk_what_was_answered_is_there_and_the_rest_is_refused(settings_of_the_clinic):
    """The limit of a file's size (RLIMIT_FSIZE) stands for the full disk."""
    diary = Diary().take_in()
    Patient.objects.create(id=diary.patient, name="Jo")
    connection.close()
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", FULL, str(diary.patient)],
        env=settings_of_the_clinic,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "full:" in done.stderr
    FOLDED.clear()
    assert examine(diary.patient) is None
    kept = set(DecisionRow.objects.values_list("key", flat=True))
    assert {*done.stdout.split()} == {key for key in kept if key.isdigit()} != set()
    assert diary.write(ReportEmergency()).decision.accepted
