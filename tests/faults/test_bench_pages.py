"""The load test still runs, and says truly what grew."""

import json
from dataclasses import asdict, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat
from threading import Thread

import pytest
from scripts.bench import figures
from scripts.bench.load import Figures, asked
from scripts.bench.pages import Request
from scripts.bench.processes import Held
from scripts.bench.run import Asked, Measured, run

SIZE = Asked(patients=4, days=12, courses=1, clients=2, workers=1)
PAGE = Figures(
    requests=9, per_second=3.0, application_ms=20.0, database_ms=5.0, p50_ms=30.0, p95_ms=60.0
)


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def found(request):
    return run(SIZE, kind=request.param, pages=["today", "report", "patients"], seconds=1)


@pytest.mark.slow
def test_a_clinic_is_filled_served_and_asked(found):
    assert found.again.keys() == {"today", "report", "patients"}
    assert found.first.keys() == {"today", "report"}
    assert found.first["today"].requests == SIZE.patients - 1
    for page in (*found.again.values(), *found.first.values()):
        assert page.application_ms > 0
        assert 0 < page.p50_ms <= page.p95_ms
    assert [one.process for one in found.held] == ["watches", "worker 1"]
    assert all(one.resident >= one.share >= one.own > 0 for one in found.held)


class Answering(BaseHTTPRequestHandler):
    """Says who came, but to /gone."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        text = f"hello {self.headers['Cookie']}".encode()
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def answering():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_every_request_is_asked_once(answering):
    requests = iter([Request(path="/", cookie=f"c{n}", says=f"hello c{n}") for n in range(50)])
    assert len(asked(requests, address=answering, clients=4)) == 50


@pytest.mark.parametrize("wrong", [{"path": "/gone"}, {"says": "good-bye"}], ids=["status", "text"])
def test_an_answer_that_is_not_the_page_ends_the_test(answering, wrong):
    right = Request(path="/", cookie="c", says="hello")
    requests = repeat(right)
    with pytest.raises(SystemExit, match="was answered with"):
        asked(chain([right, replace(right, **wrong)], requests), address=answering, clients=4)


def kept(*, calibration=1.0, size=SIZE, kind="sqlite", **pages):
    found = Measured(again=pages, first={}, held=[Held("worker 1", 100, 80, 60)])
    return figures.entry(size, {kind: found}, calibration)


def grown(by):
    return replace(PAGE, application_ms=PAGE.application_ms * by, database_ms=5.0 * by)


def test_what_takes_a_tenth_more_is_said_and_fails():
    said, failed = figures.compared(
        kept(today=grown(1.2), patient=PAGE), [kept(today=PAGE, patient=PAGE)]
    )
    assert failed
    assert said[0] == "grew to 1.20 of what it was: today, again, sqlite"
    assert said[-1].startswith("1 of 2 figures did not grow")


def test_a_little_more_and_less_is_none():
    for by in (1.09, 0.5):
        assert not figures.compared(kept(today=grown(by)), [kept(today=PAGE)])[1]


def test_a_slower_machine_is_no_growth():
    slow = kept(calibration=2.0, today=grown(2))
    assert not figures.compared(slow, [kept(today=PAGE)])[1]
    assert figures.compared(kept(calibration=0.5, today=PAGE), [kept(today=PAGE)])[1]


@pytest.mark.parametrize(
    "other",
    [{"size": replace(SIZE, days=13)}, {"kind": "postgresql"}],
    ids=["another size", "another database"],
)
def test_what_is_not_the_same_is_not_compared(other):
    said, failed = figures.compared(kept(today=PAGE), [kept(today=grown(0.1), **other)])
    assert not failed
    assert "nothing was compared" in said[0]


def test_a_run_takes_the_place_of_the_one_of_its_size(tmp_path):
    file = tmp_path / "bench.json"
    assert figures.kept(file) == []
    other = kept(size=replace(SIZE, days=13), today=PAGE)
    for run_kept in (kept(today=grown(2)), other, kept(today=PAGE)):
        figures.keep(file, run_kept)
    assert [one["size"]["days"] for one in figures.kept(file)] == [13, 12]
    assert figures.kept(file)[1]["databases"]["sqlite"]["again"]["today"] == asdict(PAGE)


@pytest.mark.parametrize("text", ["", "[]", json.dumps({"run": []})])
def test_a_file_of_something_else_is_left_as_it_is(tmp_path, text):
    file = tmp_path / "bench.json"
    file.write_text(text)
    with pytest.raises(SystemExit, match="no file of kept figures"):
        figures.keep(file, kept(today=PAGE))
    assert file.read_text() == text


def test_the_table_has_each_page_and_each_process():
    found = Measured(again={"today": PAGE}, first={}, held=[Held("worker 1", 100, 80, 60)])
    lines = figures.table("sqlite", found).splitlines()
    assert lines[2].split() == ["today", "9", "3.0", "20.0", "5.0", "30", "60"]
    assert lines[-1].split() == ["worker", "1", "100", "80", "60"]
