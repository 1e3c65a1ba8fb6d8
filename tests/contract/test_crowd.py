"""Many writers on one patient, and a database that is held by somebody else."""

import threading
import time
from contextlib import contextmanager

import pytest
from django.db import connection, connections
from django.test import Client
from tests.story import Story

from corset.clinic.databases import WAIT_S
from corset.record.models import DecisionRow
from corset.services.therapy.commands import submission
from corset.services.therapy.commands.submission import submit
from corset.therapy.commands import ReportPain

WRITERS, EACH = 20, 3


def test_twenty_writers_on_one_patient_are_all_answered(database, monkeypatch):
    story = Story().prescribe()
    failed = []
    before = DecisionRow.objects.count()
    monkeypatch.setattr(submission, "ATTEMPTS", 3)
    at_once = threading.Barrier(WRITERS)

    def write(writer):
        at_once.wait()
        try:
            for turn in range(EACH):
                submit(
                    patient_id=story.patient.id,
                    command=ReportPain(nrs=2),
                    by=story.user,
                    key=f"{writer}-{turn}",
                    now=story.now,
                )
        except Exception as error:  # noqa: BLE001 - any is one too many
            failed.append(repr(error))
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert failed == []
    assert DecisionRow.objects.count() == before + WRITERS * EACH


@contextmanager
def held():
    """Somebody else writes, and does not come to an end."""
    holds, release = threading.Event(), threading.Event()

    def hold():
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("BEGIN EXCLUSIVE")
            else:
                cursor.execute("BEGIN")
                cursor.execute("LOCK TABLE record_stream IN ACCESS EXCLUSIVE MODE")
            holds.set()
            release.wait(60)
            cursor.execute("ROLLBACK")
        connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    holds.wait(30)
    try:
        yield
    finally:
        release.set()
        holder.join()


@pytest.mark.parametrize("as_json", [True, False], ids=["api", "page"])
def test_a_database_that_is_locked_is_said_to_be_busy(database, as_json):
    story = Story().prescribe()
    client = Client(raise_request_exception=False)
    client.force_login(story.user)
    body = '{"key": "k", "command": "report_pain", "with": {"nrs": 3}}'
    with held():
        began = time.monotonic()
        answer = (
            client.post("/api/session/", body, content_type="application/json")
            if as_json
            else client.post("/emergency/", {"key": "k"})
        )
        waited = time.monotonic() - began
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert WAIT_S - 1 < waited < WAIT_S + 4
    if as_json:
        assert "try again" in answer.json()["problems"][0]["text"]
    else:
        assert b"The clinic&#x27;s computer is busy" in answer.content
        assert b'href="/emergency/"' in answer.content
