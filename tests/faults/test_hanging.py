"""A served clinic where a request hangs, its database is held, or many write at once."""

import os
import shutil
import sqlite3
import threading
import time
from contextlib import closing, contextmanager

import httpx
import psycopg
import pytest
from tests.clinic_server import PAGE, ROOT, found, served, sign_in, wait_until, workers

pytestmark = pytest.mark.slow


@pytest.fixture
def hanging(data):
    """A clinic that hangs at three addresses; a request may take two seconds there."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    module = {
        "DJANGO_SETTINGS_MODULE": "tests.hanging_clinic",
        "PYTHONPATH": os.pathsep.join(paths),
    }
    options = ("--no-worker", "--threads", "2", "--workers", "1")
    with served(data, *options, **module) as clinic:
        yield clinic


def test_a_request_that_hangs_ends_its_worker_and_no_other_request(hanging):
    (before,) = workers(hanging)
    answers = {}

    def ask(path, after):
        time.sleep(after)
        answers[path] = httpx.get(f"{hanging.base}{path}", timeout=30)

    asked = [threading.Thread(target=ask, args=one) for one in (("/sleep/", 0), ("/slow/", 1.5))]
    for one in asked:
        one.start()
    for one in asked:
        one.join()
    assert answers["/sleep/"].status_code == 503
    assert answers["/sleep/"].headers["retry-after"]
    assert "not certain" in answers["/sleep/"].text
    assert (answers["/slow/"].status_code, answers["/slow/"].text) == (200, "slow and smooth")
    assert httpx.get(f"{hanging.base}{PAGE}", timeout=30).status_code == 200
    wait_until(lambda: before not in workers(hanging), 10)
    assert "A request has taken too long" in hanging.said()


def test_a_worker_that_holds_its_interpreter_is_ended_from_outside_of_it(hanging):
    (before,) = workers(hanging)
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{hanging.base}/spin/", timeout=30)
    assert httpx.get(f"{hanging.base}{PAGE}", timeout=30).status_code == 200
    assert before not in workers(hanging)
    assert "Timeout" in hanging.said()


def test_threads_that_are_all_taken_leave_the_emergency_page_and_health(hanging):
    """Two threads are at work for seconds; what must be answered has threads of its own."""
    apart = ("/emergency/", "/health/live/", "/health/ready/")
    for path in apart:  # what is read for the first time takes its time
        assert httpx.get(f"{hanging.base}{path}", timeout=30).status_code == 200
    asked = [
        threading.Thread(target=httpx.get, args=(f"{hanging.base}/slow/",), kwargs={"timeout": 60})
        for _ in range(8)
    ]
    for one in asked:
        one.start()
    time.sleep(0.3)
    for path in apart:
        began = time.monotonic()
        assert httpx.get(f"{hanging.base}{path}", timeout=30).status_code == 200
        assert time.monotonic() - began < 1.5
    for one in asked:
        one.join()


@contextmanager
def locked(data):
    """Somebody else writes to the clinic's file, and does not come to an end."""
    with closing(sqlite3.connect(data / "corset.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


def test_a_locked_database_blocks_neither_pages_nor_the_emergency_page(data):
    answers = []
    with served(data, "--no-worker", "--threads", "2", "--workers", "1") as clinic:

        def report():
            with httpx.Client(base_url=clinic.base, timeout=60) as browser:
                answers.append(sign_in(browser))

        httpx.get(f"{clinic.base}/emergency/")
        with locked(data):
            asking = [threading.Thread(target=report) for _ in range(6)]
            for one in asking:
                one.start()
            time.sleep(1)
            began = time.monotonic()
            answer = httpx.get(f"{clinic.base}/emergency/", timeout=30)
            assert time.monotonic() - began < 3
            assert answer.status_code == 200
            assert "When to get help at once" in answer.text
            for one in asking:
                one.join()
        assert {answer.status_code for answer in answers} == {503}
        assert all(answer.headers["retry-after"] for answer in answers)
        with httpx.Client(base_url=clinic.base, timeout=30) as browser:
            assert sign_in(browser).status_code == 302


def test_without_its_database_the_emergency_page_is_still_there(data):
    with served(data, "--no-worker") as clinic:
        (data / "corset.sqlite3").write_bytes(b"this is no database" * 1000)
        with httpx.Client(base_url=clinic.base, timeout=30, cookies={"sessionid": "x" * 32}) as one:
            answer = one.get("/emergency/")
            assert answer.status_code == 200
            assert "When to get help at once" in answer.text
            assert answer.headers["content-security-policy"].startswith("default-src 'none'")
            assert one.get("/health/live/").status_code == 200
            assert one.get("/health/ready/").status_code == 503
            page = one.get("/patients/")
            assert page.status_code >= 500
            assert "In an emergency call" in page.text


def test_writers_on_two_workers_and_postgresql_are_all_answered(postgresql, founded, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    shutil.copytree(founded / "static", data / "static")
    name = "corset_crowd"
    with psycopg.connect(postgresql, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    at = {
        "CORSET_DATABASE": postgresql.replace("/postgres?", f"/{name}?"),
        "CORSET_SECRET_KEY": "x" * 50,
    }
    found(data, **at)
    answers = []
    with served(data, "--no-worker", "--threads", "4", **at) as clinic:
        with httpx.Client(base_url=clinic.base, timeout=60) as first:
            assert sign_in(first, "anna").status_code == 302
            signed_in = dict(first.cookies)

        def write(number):
            with httpx.Client(base_url=clinic.base, timeout=60, cookies=signed_in) as browser:
                for turn in range(10):
                    told = {"key": f"{number}-{turn}", "command": "report_pain", "with": {"nrs": 2}}
                    token = {"X-CSRFToken": browser.cookies["csrftoken"]}
                    answers.append(browser.post("/api/session/", json=told, headers=token))

        writers = [threading.Thread(target=write, args=(number,)) for number in range(20)]
        for one in writers:
            one.start()
        for one in writers:
            one.join()
    assert {answer.status_code for answer in answers} == {200}
    with psycopg.connect(at["CORSET_DATABASE"]) as server:
        (kept,) = server.execute(
            "SELECT count(*) FROM record_decisionrow WHERE command = 'report_pain'"
        ).fetchone()
    assert kept == len(answers) == 200
