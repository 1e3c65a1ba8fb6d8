"""Policies compared on virtual patients, told on the terminal; needs the extra `research`."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

from corset.cli.errors import complain
from corset.cohorts.comparison import Cohort, compare
from corset.cohorts.partitions import WorkerError
from corset.cohorts.policies import SHIPPED, PolicyError, chosen, policies
from corset.cohorts.results import Results, Summary
from corset.cohorts.scheduler import NoScheduler, processes, scheduler
from corset.programme import ContentError

CASELOAD = 100
SHOWN = ("trained_share", "adherence", "mean_pain", "nearly_full_reached")
TENTHS = 10


def compared(asked: argparse.Namespace) -> int:
    """Compare policies as they were asked for, and print what they come to."""
    try:
        with _tidied_when_ended():
            results = _results(asked)
    except (NoScheduler, PolicyError, WorkerError, ContentError) as error:
        return complain("corset simulate", error)
    if asked.json:
        print(json.dumps(results.as_json(), indent=2))
    else:
        print("\n".join(_lines(results)))
    return 0


@contextmanager
def _tidied_when_ended() -> Generator[None]:
    """Let SIGTERM end a run as Ctrl-C does: processes end, and nothing half-written stays."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _results(asked: argparse.Namespace) -> Results:
    cohort = Cohort(
        policies=chosen(asked.policy or (), policies(asked.policies or SHIPPED)),
        patients=asked.patients,
        days=asked.days,
        seed=asked.seed,
        caseload=asked.caseload or CASELOAD,
        daily=asked.daily,
    )
    jobs = asked.jobs or os.cpu_count() or 1
    workers = scheduler(asked.scheduler) if asked.scheduler is not None else processes(jobs)
    return compare(cohort, workers=workers, to=asked.out, told=_progress(cohort))


def _progress(cohort: Cohort) -> Callable[[int], None]:
    """Return what says on stderr how far a run is, ten times."""
    whole, done = cohort.patients * len(cohort.policies), 0

    def told(patients: int) -> None:
        nonlocal done
        before, done = done * TENTHS // whole, done + patients
        if done * TENTHS // whole > before:
            print(f"{done:,} of {whole:,} lives", file=sys.stderr)

    return told


def _lines(results: Results) -> Iterator[str]:
    patients = results.summaries[0].patients
    yield f"{patients:,} patients, {results.days:,} days, seed {results.seed}\n"
    head = ("trained", "adherence", "pain", "nearly full", "half by day", "alerts", "refused")
    yield f"{'policy':20}" + "".join(f"{name:>13}" for name in head)
    yield from (
        f"{s.policy:20}" + "".join(f"{x:>13}" for x in _cells(s)) for s in results.summaries
    )
    yield "\nnearly full: handed out nine tenths of the plan's ceilings; half were by that day"
    yield f"alerts: a clinician-day, of {results.caseload:,} patients; refused: a patient-day"
    each = results.processor_s / results.patient_days if results.patient_days else 0.0
    yield (
        f"cost: {results.processor_s:,.1f} s of a processor for {results.patient_days:,} "
        f"patient-days, {1000 * each:.2f} ms each"
    )
    yield f"digest: {results.digest}"


def _cells(summary: Summary) -> Iterator[str]:
    means = summary.means
    for name in SHOWN:
        value = means[name]
        form = ".2f" if name == "mean_pain" else ".1%"
        yield "–" if value is None else format(value, form)
    yield "–" if summary.nearly_full_day is None else str(summary.nearly_full_day)
    alerts, refused = summary.alerts_a_clinician_day, means["refusals_a_patient_day"]
    yield "–" if alerts is None else f"{alerts:.2f}"
    yield "–" if refused is None else f"{refused:.3f}"
