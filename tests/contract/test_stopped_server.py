"""PostgreSQL stopped in mid-write, killed, and cut off from its power: nothing answered is lost.

The clinic goes on by itself once the server is there again.
`CORSET_KILLS` says how often, as for `test_kills`: here a twentieth as often, for a server starts
anew each time. Not covered: a disk that says "durable" of what is not; a name of a file that a
power cut takes back (that names are durable with their files is what ext4 and XFS do).
"""

import os
import random
import shutil
import tempfile
import threading
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection
from tests.contract.conftest import default_database
from tests.contract.own_server import OwnServer
from tests.diary import CLINICIAN, Diary

from corset.clinic import databases
from corset.people.models import Patient
from corset.record.log.examination import examine
from corset.record.log.replay import FOLDED
from corset.record.models import DecisionRow
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.submission import submit
from corset.therapy.commands import ReportEmergency

STOPS = max(3, int(os.environ.get("CORSET_KILLS", "100")) // 20)
WRITERS = 4
LONGEST_S = 0.3

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture
def folder(postgresql):  # which has made the account that a server runs as
    made = Path(tempfile.mkdtemp(prefix="corset-server-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def server(folder, request, django_db_blocker):
    own = OwnServer(folder, power=request.getfixturevalue("power") if request.param else "")
    settings = {**databases.postgresql(own.address), "CONN_MAX_AGE": 0}
    with django_db_blocker.unblock(), default_database(settings):
        call_command("migrate", verbosity=0)
        yield own
        connection.close()
    own.kill()


@pytest.mark.parametrize("server", [False], indirect=True)
@pytest.mark.parametrize("how", ["fast", "immediate", "killed"])
def test_a_server_that_stops_in_mid_write_loses_nothing_answered(server, how):
    _holds(lambda _: server.kill() if how == "killed" else server.stop(how), server)


@pytest.mark.parametrize("server", [True], indirect=True)
def test_what_was_answered_outlives_a_power_cut_of_the_server(server):
    _holds(lambda turn: server.cut(random.Random(turn)), server)  # noqa: S311 - no secret


@pytest.mark.parametrize("server", [True], indirect=True)
def test_a_server_that_makes_nothing_durable_would_be_caught(server):
    """The drill bites: with `fsync = off` a power cut takes what was answered, or all of it."""
    server.stop("fast")
    with (server.data / "postgresql.auto.conf").open("a") as settings:
        settings.write("fsync = off\n")
    connection.close()
    server.start()
    with pytest.raises((AssertionError, DatabaseError)):
        _holds(lambda turn: server.cut(random.Random(turn)), server, stops=10)  # noqa: S311 - no secret


def _holds(stop, server, stops=STOPS):
    diaries = [Diary().take_in() for _ in range(WRITERS)]
    for diary in diaries:
        Patient.objects.create(id=diary.patient, name="Jo")
    answered, failed = [], []
    for turn in range(stops):
        writing = [
            threading.Thread(target=_write, args=(diary, f"{turn}-{number}", answered, failed))
            for number, diary in enumerate(diaries)
        ]
        for thread in writing:
            thread.start()
        time.sleep(random.Random(turn).uniform(0.1, LONGEST_S))  # noqa: S311 - no secret
        stop(turn)
        for thread in writing:
            thread.join()
        connection.close()
        server.start()
        kept = set(DecisionRow.objects.values_list("key", flat=True))
        assert set(answered) <= kept
    assert answered
    assert len(failed) == stops * len(diaries)
    FOLDED.clear()
    assert [examine(diary.patient) for diary in diaries] == [None] * len(diaries)
    for diary in diaries:
        assert diary.write(ReportEmergency()).decision.accepted


def _write(diary, name, answered, failed):
    """Write until the server is gone."""
    commands = (("report_emergency", {}), ("set_phase", {"phase": "remission"}))
    try:
        for number in range(100_000):
            key, command = f"{name}-{number}", parse_command(*commands[number % 2])
            submit(patient_id=diary.patient, command=command, by=CLINICIAN, key=key)
            answered.append(key)
    except OperationalError as error:
        failed.append(error)
    finally:
        connection.close()
