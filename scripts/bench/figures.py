"""Figures of load tests: printed, kept in a file, and compared with those that were kept."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.bench.run import Asked, Measured

Kept = dict[str, Any]
MOST = 1.1
"""What a request may take of a processor, as a share of what it took."""
HEAD = "                        asked   a second   application    database      p50      p95"


def table(kind: str, found: Measured) -> str:
    """Return figures as a table; processor time a request and waiting are in milliseconds."""
    lines = [f"{kind:<12}", HEAD]
    for when, pages in (("", found.again), (", first", found.first)):
        lines += [
            f"  {page + when:<20}{one.requests:>7}{one.per_second:>11.1f}"
            f"{one.application_ms:>14.1f}{one.database_ms:>12.1f}{one.p50_ms:>9.0f}{one.p95_ms:>9.0f}"
            for page, one in pages.items()
        ]
    lines += ["  MiB held               resident   shared out       its own"]
    lines += [
        f"  {one.process:<20}{one.resident:>11.0f}{one.share:>13.0f}{one.own:>14.0f}"
        for one in found.held
    ]
    return "\n".join(lines)


def entry(size: Asked, found: Mapping[str, Measured], calibration: float) -> Kept:
    """Return what is kept of a run."""
    return {
        "size": asdict(size),
        "on": datetime.now(UTC).date().isoformat(),
        "calibration_s": calibration,
        "databases": {kind: asdict(one) for kind, one in found.items()},
    }


def kept(file: Path) -> list[Kept]:
    """Return the runs of a file, none where it is not there. Exits where it is no such file."""
    if not file.exists():
        return []
    try:
        return list(json.loads(file.read_text(encoding="utf-8"))["runs"])
    except (ValueError, LookupError, TypeError):
        raise SystemExit(f"{file} is no file of kept figures; remove or name another.") from None


def keep(file: Path, run: Kept) -> None:
    """Write a run in place of the one of the same size."""
    others = [one for one in kept(file) if one["size"] != run["size"]]
    text = json.dumps({"runs": [*others, run]}, indent=1, default=float)
    file.write_text(f"{_rounded(text)}\n", encoding="utf-8")


def _rounded(text: str) -> str:
    return json.dumps(
        json.loads(text, parse_float=lambda number: round(float(number), 4)), indent=1
    )


def compared(run: Kept, runs: list[Kept]) -> tuple[list[str], bool]:
    """Return what is to be said of a run beside the kept one, and whether anything grew.

    Machines differ, and so does how busy one is: processor time is compared in units of the
    calibration that was measured in the same run.
    """
    before = next((one for one in runs if one["size"] == run["size"]), None)
    if before is None:
        return ["Nothing is kept of this size; nothing was compared."], False
    shares = dict(_shares(run, before))
    grown = {name: share for name, share in shares.items() if share > MOST}
    lines = [f"grew to {share:.2f} of what it was: {name}" for name, share in grown.items()]
    if not shares:
        return ["The kept run has none of these pages; nothing was compared."], False
    same = f"{len(shares) - len(grown)} of {len(shares)} figures did not grow by more than a tenth"
    return [*lines, f"{same} since {before['on']}."], bool(grown)


def _shares(run: Kept, before: Kept) -> Iterator[tuple[str, float]]:
    """Yield of each page that is in both what a request takes, as a share of what it took."""
    scale = before["calibration_s"] / run["calibration_s"]
    for kind, found in run["databases"].items():
        for when in ("again", "first"):
            there = before["databases"].get(kind, {}).get(when, {})
            for page in sorted(found[when].keys() & there.keys()):
                share = _processor(found[when][page]) / _processor(there[page])
                yield f"{page}, {when}, {kind}", share * scale


def _processor(page: Mapping[str, float]) -> float:
    return page["application_ms"] + page["database_ms"]
