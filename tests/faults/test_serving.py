"""`corset serve` under load, under attack and after a crash, as a process of its own."""

import os
import shutil
import signal
import threading
import time
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
from tests.clinic_server import PAGE, answer_of, connection, served, wait_until, workers

pytestmark = pytest.mark.slow
HALF_OPEN = 300


@pytest.fixture(scope="module")
def clinic(founded, tmp_path_factory):
    """One clinic for what leaves it as it was."""
    data = shutil.copytree(founded, tmp_path_factory.mktemp("serving") / "data")
    with served(data, "--no-worker", "--threads", "2") as running:
        yield running


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET / HTTP/1.1\r\nHo",
        b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\nx",
        b"POST /api/session/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx",
    ],
    ids=["nothing", "half a head", "half a form", "half of something chunked"],
)
def test_half_open_connections_do_not_stop_the_clinic(clinic, begun):
    with ExitStack() as stack:
        for _ in range(HALF_OPEN):
            stack.enter_context(closing(connection(clinic))).sendall(begun)
        for _ in range(5):
            assert httpx.get(f"{clinic.base}{PAGE}", timeout=10).status_code == 200


def test_who_reads_slowly_holds_no_thread(clinic):
    asked = b"GET /static/clinic/figure/person.glb HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with ExitStack() as stack:
        for _ in range(12):  # several files of 740 KB each, more than a socket holds
            stack.enter_context(closing(connection(clinic))).sendall(asked * 8)
        time.sleep(2)
        assert httpx.get(f"{clinic.base}{PAGE}", timeout=20).status_code == 200


@pytest.mark.parametrize(
    ("path", "bytes_", "shown"),
    [("/api/session/", 64 * 1024 + 1, "64 KB"), (PAGE, 1024 * 1024 + 1, "1 MB")],
)
def test_a_body_is_refused_before_it_is_read(clinic, path, bytes_, shown):
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {bytes_}\r\n\r\n"
    with closing(connection(clinic)) as connected:
        connected.sendall(head.encode())  # and nothing more
        answer = answer_of(connected)
    assert answer.startswith("HTTP/1.1 413")
    assert shown in answer


@pytest.mark.parametrize(("path", "most"), [("/api/session/", 64), (PAGE, 1024)])
def test_a_body_in_chunks_is_counted(clinic, path, most):
    def chunks(kilobytes):
        yield from (b"x" * 1024 for _ in range(kilobytes))

    with httpx.Client(base_url=clinic.base, timeout=30) as browser:
        assert browser.post(path, content=chunks(most + 1)).status_code == 413
        assert browser.post(path, content=chunks(most)).status_code == 403  # no CSRF token


def test_what_is_sent_in_chunks_arrives_whole(clinic):
    def chunks():
        yield b'{"key": "k", '
        yield b'"command": "warm_up"}'

    with httpx.Client(base_url=clinic.base, headers={"Content-Type": "application/json"}) as site:
        site.get(PAGE)
        token = {"X-CSRFToken": site.cookies["csrftoken"]}
        answer = site.post("/api/session/", content=chunks(), headers=token)
    assert answer.status_code == 401  # understood up to the question who asks
    assert answer.json()["problems"]


@pytest.mark.parametrize("length", ["-1", "9" * 400, "1e3", "0x10"])
def test_a_length_that_is_none_is_refused(clinic, length):
    head = f"POST {PAGE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n"
    with closing(connection(clinic)) as connected:
        connected.sendall(head.encode())
        assert answer_of(connected)[:12] in {"HTTP/1.1 400", "HTTP/1.1 413"}
    assert httpx.get(f"{clinic.base}{PAGE}").status_code == 200


def test_health_is_open_to_a_balancer(clinic):
    for path in ("/health/live/", "/health/ready/"):
        answer = httpx.get(f"{clinic.base}{path}", headers={"Host": "10.0.0.7"})
        assert (answer.status_code, answer.history) == (200, [])
        assert "set-cookie" not in answer.headers


def test_a_worker_that_dies_is_replaced(data):
    with served(data, "--no-worker") as clinic:
        before = set(workers(clinic))
        assert len(before) == 2
        os.kill(min(before), signal.SIGKILL)
        assert httpx.get(f"{clinic.base}{PAGE}").status_code == 200
        wait_until(lambda: len(set(workers(clinic)) - before) == 1, 10)
        wait_until(lambda: httpx.get(f"{clinic.base}{PAGE}").status_code == 200, 10)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_who_has_begun_to_ask_is_answered_before_the_end(data, by):
    with served(data, "--no-worker") as clinic:
        body = b"x" * 1000
        head = f"POST {PAGE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
        with closing(connection(clinic)) as connected:
            connected.sendall(head.encode() + body[:1])
            time.sleep(0.5)
            clinic.process.send_signal(by)
            time.sleep(0.5)
            connected.sendall(body[1:])
            assert answer_of(connected).startswith("HTTP/1.1 403")
        assert clinic.process.wait(30) == 0


@pytest.mark.parametrize("after", [0, 0.01, 0.03, 0.05])
def test_workers_that_were_only_just_forked_end_when_asked(data, after):
    with served(data, "--no-worker") as clinic:
        time.sleep(after)
        clinic.process.send_signal(signal.SIGTERM)
        assert clinic.process.wait(20) == 0


def test_a_server_that_is_killed_leaves_its_address(data):
    with served(data) as clinic:
        children = workers(clinic)
        assert len(children) == 3  # two that answer, one in the background
        clinic.process.kill()
        wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in children), 15)
        with pytest.raises(ConnectionRefusedError):
            connection(clinic)


def test_two_servers_start_on_one_empty_folder(tmp_path):
    with ExitStack() as stack:
        pair = []

        def start():
            pair.append(stack.enter_context(served(tmp_path / "data", "--no-worker")))

        (tmp_path / "data").mkdir()
        both = [threading.Thread(target=start) for _ in range(2)]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert len(pair) == 2
        for clinic in pair:
            page = httpx.get(f"{clinic.base}{PAGE}")
            assert page.status_code == 200
