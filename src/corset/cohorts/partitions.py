"""Partitions: some patients of a run under one policy, lived through where a worker is.

A partition asks for the programme and the code that the run was started with. Where a worker has
others, nothing is computed: the same seed has to give the same result on every worker.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyarrow as pa

from corset.cohorts.lives import admitted
from corset.cohorts.policies import Policy
from corset.cohorts.seeds import draw_of
from corset.cohorts.tables import (
    DAYS,
    PATIENTS,
    PROCESSOR,
    WEEKS,
    Row,
    day_row,
    patient_row,
    table,
    week_rows,
)
from corset.verify.kept import digest_of

CODE = ("therapy", "care", "coach", "simulation", "cohorts")
"""The rooms on which a result depends."""
PATIENT_DAYS, FEWEST_PARTITIONS = 1500, 8
"""About how much a partition holds, ten seconds of a processor; and how many a small run has."""


class WorkerError(Exception):
    """A worker has another programme or other code than the run; `args` is what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """The patients `first` to `first + count - 1` of a run, under one policy, by their numbers.

    `digest` is of code and programme; `daily` is whether the table of days is wanted.
    """

    policy: Policy
    digest: str
    seed: int
    first: int
    count: int
    days: int
    daily: bool = False


@dataclass(frozen=True, slots=True)
class PartitionResult:
    """What came of a partition; `days` is empty where they were not wanted."""

    patients: pa.Table
    weeks: pa.Table
    days: pa.Table


def partitions(
    policies: Sequence[Policy], *, seed: int, patients: int, days: int, daily: bool
) -> Iterator[Partition]:
    """Yield the partitions of a run, policy by policy, in the order of the patients' numbers."""
    size = max(1, min(PATIENT_DAYS // days, -(-patients // FEWEST_PARTITIONS)))
    for policy in policies:
        digest = digest_for(policy)
        for first in range(0, patients, size):
            yield Partition(
                policy=policy,
                digest=digest,
                seed=seed,
                first=first,
                count=min(size, patients - first),
                days=days,
                daily=daily,
            )


@cache
def digest_for(policy: Policy) -> str:
    """Return the digest of the programme of a policy and of the code, as installed here."""
    return digest_of(policy.programme.digest, (files(f"corset.{room}") for room in CODE))


def live(partition: Partition) -> PartitionResult:
    """Let the patients of a partition live, one after the other. Raises WorkerError."""
    policy = partition.policy
    if digest_for(policy) != partition.digest:
        raise WorkerError(
            "a worker has another programme or other code; install there what is installed here"
        )
    patients: list[Row] = []
    days: list[Row] = []
    for number in range(partition.first, partition.first + partition.count):
        began = time.thread_time()
        life = admitted(policy, draw_of(partition.seed, number))
        own = [day_row(policy.name, number, day) for day in life.days(partition.days)]
        row = patient_row(policy.name, number, life, own)
        patients.append({**row, PROCESSOR: time.thread_time() - began})
        days += own
    weeks = week_rows(policy.name, days)
    return PartitionResult(
        table(patients, PATIENTS),
        table(weeks, WEEKS),
        table(days if partition.daily else (), DAYS),
    )
