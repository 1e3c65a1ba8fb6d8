"""`corset serve` under load, under attack and after a crash, as a process of its own."""

import os
import shutil
import signal
import socket
import threading
import time
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import httpx
import pytest
from tests.clinic_server import ROOT, served, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.serving]
HALF_OPEN = 300
PAGE = "/accounts/login/"


@pytest.fixture(scope="module")
def clinic(founded, tmp_path_factory):
    """One clinic for what leaves it as it was."""
    data = shutil.copytree(founded, tmp_path_factory.mktemp("serving") / "data")
    with served(data, "--no-worker", "--threads", "2") as running:
        yield running


def connection(clinic):
    host, _, port = clinic.base.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=30)


def workers(clinic):
    """The processes that answer; the one that started them does not."""
    found = []
    for task in Path(f"/proc/{clinic.process.pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def answer_of(connected):
    """What comes until the other side closes, or for ten seconds."""
    connected.settimeout(10)
    read = b""
    with suppress(TimeoutError, ConnectionError):
        while more := connected.recv(65536):
            read += more
    return read.decode("latin-1")


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
