"""A run: policies lived through by the same patients, compared, and written if a place is given."""

from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from distributed import Client

from corset.cohorts.folder import new_folder
from corset.cohorts.partitions import PartitionResult, digest_for, partitions
from corset.cohorts.pictures import draw
from corset.cohorts.policies import Policy
from corset.cohorts.report import page
from corset.cohorts.results import Results, results_of
from corset.cohorts.scheduler import lived
from corset.cohorts.tables import DAYS, WEEKS, summed, table

REPORT, PICTURES = "report.md", "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """What a run is of. `caseload` is how many patients one clinician has.

    `daily`: write a row for each patient-day too.
    """

    policies: Sequence[Policy]
    patients: int
    days: int
    seed: int
    caseload: int
    daily: bool = False


def compare(
    cohort: Cohort,
    *,
    workers: AbstractContextManager[Client],
    to: Path | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Results:
    """Let the cohort live under every policy; `told` hears of patients as they are done.

    The folder `to` has `patients.parquet`, `weeks.parquet`, `report.md` with its pictures and,
    where wanted, `days.parquet`: all of it, or nothing. Raises NoScheduler, WorkerError, OSError.
    """
    wanted = partitions(
        cohort.policies,
        seed=cohort.seed,
        patients=cohort.patients,
        days=cohort.days,
        daily=cohort.daily,
    )
    with ExitStack() as stack:
        folder = stack.enter_context(new_folder(to)) if to else None
        write = stack.enter_context(_days_to(folder if cohort.daily else None))
        client = stack.enter_context(workers)
        parts: list[PartitionResult] = []
        for part in lived(client, wanted):
            write(part.days)
            parts.append(PartitionResult(part.patients, part.weeks, DAYS.empty_table()))
            told(part.patients.num_rows)
        patients = pa.concat_tables([part.patients for part in parts])
        weeks = table(summed(row for part in parts for row in part.weeks.to_pylist()), WEEKS)
        results = results_of(patients, seed=cohort.seed, days=cohort.days, caseload=cohort.caseload)
        if folder:
            _write(folder, cohort, results, patients, weeks)
    return results


@contextmanager
def _days_to(folder: Path | None) -> Generator[Callable[[pa.Table], None]]:
    """Yield what takes the days of a partition: a file that grows, or nothing."""
    if folder is None:
        yield lambda _: None
        return
    with pq.ParquetWriter(folder / "days.parquet", DAYS) as writer:
        yield writer.write_table


def _write(
    folder: Path, cohort: Cohort, results: Results, patients: pa.Table, weeks: pa.Table
) -> None:
    about = _about(cohort, results)
    for name, rows in (("patients", patients), ("weeks", weeks)):
        pq.write_table(rows.replace_schema_metadata(about), folder / f"{name}.parquet")
    (folder / PICTURES).mkdir()
    draw(folder / PICTURES, results, weeks.to_pylist(), patients.to_pylist())
    told = {f"code and programme of {p.name}": f"`{digest_for(p)[:16]}`" for p in cohort.policies}
    text = page(results, cohort.policies, {"Corset": version("corset"), **told})
    (folder / REPORT).write_text(text, encoding="utf-8")


def _about(cohort: Cohort, results: Results) -> dict[str, str]:
    """Return what a file says of the run that it comes from."""
    return {
        "corset": version("corset"),
        "seed": str(cohort.seed),
        "patients": str(cohort.patients),
        "days": str(cohort.days),
        "digest": results.digest,
        **{f"policy {p.name}": digest_for(p) for p in cohort.policies},
    }
