"""One seed, one result: on one process, on two, and on a scheduler that was there before."""

import json
import os
import re
import signal
import socket
import sys
from dataclasses import replace
from importlib import import_module
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster

from corset.cli import main
from corset.cohorts import scheduler
from corset.cohorts.partitions import WorkerError, live, partitions
from corset.cohorts.policies import Policy, chosen, policies
from corset.cohorts.results import digest_of_rows
from corset.cohorts.tables import DAYS, PATIENTS, PROCESSOR, WEEKS

PATIENTS_OF_ALL, DAYS_OF_ALL, SEED = 10, 4, 5
POLICIES = ("standard", "weekly_staff")
RUN = ("--patients", "10", "--days", "4", "--seed", "5", "--policy", "standard")


def cluster(workers):
    """Return a scheduler with workers that are threads of this process, reached by its address."""
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=2,
        processes=False,
        protocol="tcp",
        dashboard_address="127.0.0.1:0",
    )


def compared(*where, to):
    arguments = ["simulate", *RUN, "--policy", "weekly_staff", "--daily", "--json"]
    assert main([*arguments, "--out", str(to), *where]) == 0


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The same run in three places: what it wrote, by where it was."""
    folder = tmp_path_factory.mktemp("runs")
    compared("--jobs", "1", to=folder / "one")
    compared("--jobs", "2", to=folder / "two")
    with cluster(1) as there:
        compared("--scheduler", there.scheduler_address, to=folder / "there")
    return folder


@pytest.fixture
def there():
    with cluster(1) as there:
        yield there.scheduler_address


def rows(folder, name):
    """Return a table without what it cost."""
    found = pq.read_table(folder / f"{name}.parquet").to_pylist()
    return [{key: value for key, value in row.items() if key != PROCESSOR} for row in found]


@pytest.mark.slow
@pytest.mark.parametrize("where", ["two", "there"])
@pytest.mark.parametrize("name", ["patients", "weeks", "days"])
def test_one_seed_gives_one_table_wherever_it_is_computed(runs, where, name):
    assert rows(runs / where, name) == rows(runs / "one", name)


@pytest.mark.slow
def test_the_tables_are_read_back_as_they_are_described(runs):
    patients, weeks, days = (
        pq.read_table(runs / "two" / f"{name}.parquet") for name in ("patients", "weeks", "days")
    )
    assert [t.schema.names for t in (patients, weeks, days)] == [
        schema.names for schema in (PATIENTS, WEEKS, DAYS)
    ]
    found = patients.to_pylist()
    expected = [(name, number) for name in POLICIES for number in range(PATIENTS_OF_ALL)]
    assert [(row["policy"], row["patient"]) for row in found] == expected
    assert all(row[PROCESSOR] > 0 for row in found)
    treated = sum(row["treated"] for row in found)
    assert days.num_rows == len(found) + DAYS_OF_ALL * treated
    assert sum(row["patient_days"] for row in weeks.to_pylist()) == DAYS_OF_ALL * treated
    about = patients.schema.metadata
    assert about[b"seed"] == b"5"
    assert about[b"digest"].decode() == digest_of_rows(found)


@pytest.mark.slow
def test_the_report_shows_what_was_computed(runs):
    text = (runs / "one" / "report.md").read_text(encoding="utf-8")
    pictures = re.findall(r"\(pictures/(\w+\.svg)\)", text)
    assert sorted(pictures) == sorted(p.name for p in (runs / "one/pictures").iterdir())
    assert len(pictures) == 6
    for name in pictures:
        drawn = (runs / "one/pictures" / name).read_text(encoding="utf-8")
        assert "</svg>" in drawn
        assert drawn == (runs / "there/pictures" / name).read_text(encoding="utf-8")
    for name in POLICIES:
        assert text.count(f"\n| {name} |") >= 4
    trained = [row["trained_share"] for row in rows(runs / "one", "patients") if row["treated"]]
    half = trained[: len(trained) // 2]
    assert f"| standard | {sum(half) / len(half):.1%} |" in text


@pytest.mark.slow
def test_what_it_comes_to_is_printed(there, capsys):
    assert main(["simulate", *RUN, "--scheduler", there, "--caseload", "50"]) == 0
    printed = capsys.readouterr()
    assert "10 patients, 4 days, seed 5" in printed.out
    assert re.search(r"^standard +\d+\.\d%", printed.out, flags=re.MULTILINE)
    assert "a clinician-day, of 50 patients" in printed.out
    assert re.search(r"cost: +\d+\.\d s of a processor for \d+ patient-days", printed.out)
    assert printed.err.endswith("10 of 10 lives\n")
    assert main(["simulate", *RUN, "--scheduler", there, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["digest"] in printed.out
    assert told["summaries"][0]["patients"] == PATIENTS_OF_ALL


@pytest.mark.slow
def test_a_worker_with_other_code_is_told_and_nothing_is_written(
    there, tmp_path, capsys, monkeypatch
):
    # Not by its dotted name: another test takes these modules out and puts them back.
    comparison = import_module("corset.cohorts.comparison")
    monkeypatch.setattr(comparison, "partitions", _of_another_code)
    where = ("--scheduler", there, "--out", str(tmp_path / "out"))
    assert main(["simulate", *RUN, *where]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "a worker has another programme or other code; install there" in said
    assert list(tmp_path.iterdir()) == []


def _of_another_code(*given, **named):
    return (replace(partition, digest="0") for partition in partitions(*given, **named))


@pytest.mark.slow
def test_a_worker_that_lacks_the_code_is_told_before_it_gets_any(there, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "corset.cohorts.partitions", None)
    assert main(["simulate", *RUN, "--scheduler", there]) == 2
    said = capsys.readouterr().err
    assert said.startswith("corset simulate: a worker cannot live patients through (")
    assert said.count("\n") == 1


def test_workers_that_have_gone_are_waited_for_no_longer():
    class Client:
        workers = iter(({"a": 1}, {"a": 1}, {}))

        def nthreads(self):
            return next(self.workers)

        def submit(self, *_, **__):
            return self

        def result(self, **_):
            raise TimeoutError

    with pytest.raises(scheduler.NoScheduler, match="the workers have gone"):
        list(scheduler.lived(Client(), [None]))


@pytest.mark.slow
def test_a_run_that_is_ended_leaves_nothing(there, tmp_path, monkeypatch):
    def ended(_):
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("corset.cli.core.comparison._progress", lambda _: ended)
    before = signal.getsignal(signal.SIGTERM)
    where = ("--scheduler", there, "--out", str(tmp_path / "out"), "--daily")
    assert main(["simulate", *RUN, *where]) == 130
    assert signal.getsignal(signal.SIGTERM) is before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told(capsys, monkeypatch):
    monkeypatch.setattr(scheduler, "SECONDS_TO_WORKERS", 0.5)
    with cluster(0) as empty:
        assert main(["simulate", *RUN, "--scheduler", empty.scheduler_address]) == 2
    assert "has no workers\n" in capsys.readouterr().err


def test_an_address_where_nobody_answers_is_told_and_nothing_is_written(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(scheduler, "SECONDS_TO_ANSWER", 0.5)
    where = ("--scheduler", "127.0.0.1:9", "--out", str(tmp_path / "out"))
    assert main(["simulate", *RUN, *where]) == 2
    said = capsys.readouterr().err
    assert said == "corset simulate: no Dask scheduler answers at 127.0.0.1:9\n"
    assert list(tmp_path.iterdir()) == []


def test_so_is_one_where_somebody_else_listens_and_never_answers(capsys, monkeypatch):
    monkeypatch.setattr(scheduler, "SECONDS_TO_ANSWER", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"127.0.0.1:{mute.getsockname()[1]}"
        assert main(["simulate", *RUN, "--scheduler", address]) == 2
    said = capsys.readouterr().err
    assert said == f"corset simulate: no Dask scheduler answers at {address}\n"


def test_a_scheduler_behind_tls_wants_certificates(capsys):
    assert main(["simulate", *RUN, "--scheduler", "tls://a:1"]) == 2
    assert "tls://a:1 wants certificates: set Dask's" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["", "nowhere", "http://a:1", "a:b", "tcp://a:1/x", "a b:1"])
def test_what_is_no_address_is_told_with_what_is(address, capsys):
    assert main(["simulate", *RUN, "--scheduler", address]) == 2
    said = capsys.readouterr().err
    assert f"{address!r} is not allowed; allowed: HOST:PORT or tls://HOST:PORT\n" in said


def test_an_unknown_policy_is_told_with_those_there_are(capsys):
    assert main(["simulate", "--policy", "dance"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("corset simulate: 'dance' is no policy; there are standard, low_start,")
    assert said.count("\n") == 1


def test_partitions_name_every_patient_once_and_few_are_on_their_way():
    two = chosen(POLICIES, policies())
    wanted = list(partitions(two, seed=1, patients=1000, days=42, daily=False))
    for policy in two:
        own = [w for w in wanted if w.policy is policy]
        numbers = [n for w in own for n in range(w.first, w.first + w.count)]
        assert numbers == list(range(1000))
        assert max(w.count for w in own) == 35
    asked = []

    class Client:
        def nthreads(self):
            return {"a": 1, "b": 1}

        def submit(self, function, partition, *, pure):
            assert (function, pure) == (live, False)
            asked.append(partition)
            return SimpleNamespace(result=lambda **_: partition)

    came = scheduler.lived(Client(), wanted)
    assert next(came) is wanted[0]
    assert asked == wanted[:8]
    assert list(came) == wanted[1:]


def test_a_partition_of_other_code_is_not_lived_through():
    (whole,) = partitions([Policy(name="a")], seed=1, patients=1, days=1, daily=False)
    assert live(whole).patients.num_rows == 1
    with pytest.raises(WorkerError):
        live(replace(whole, digest=whole.digest[::-1]))
