"""Explore every state that the decision core can reach, and ask I1-I28 in each of them.

Exit status: 0 where all hold, 1 where one does not, was never put to the test, or a chapter did
not close. For a violation the shortest story is written, to be told again by `corset decide`.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from corset.cli.arguments import PROCESSES, folder, new_file, whole
from corset.cli.errors import complain
from corset.verify.kept import KeptError
from corset.verify.report import ChapterResult, Report
from corset.verify.run import verify

NAME = "verify"
QUICK_DEPTH, FULL_DEPTH, MOST_DEPTH = 1, 2, 100


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    joint = "how deep all actions are explored together (0: not at all)"
    parser.add_argument("--depth", type=whole(0, MOST_DEPTH), metavar="N", help=joint)
    parser.add_argument("--json", action="store_true", help="print plain data")
    parser.add_argument("--quick", action="store_true", help="smaller chapters, under a minute")
    parser.add_argument(
        "--jobs", type=whole(*PROCESSES), metavar="N", help="processes (one for each core)"
    )
    parser.add_argument(
        "--stories", type=folder, metavar="DIR", default=Path(), help="for violations"
    )
    keep = "keep the chapters that are done here, and go on from those that are"
    parser.add_argument("--keep", type=new_file, metavar="FILE", help=keep)
    parser.add_argument(
        "--page", type=new_file, metavar="FILE", help="also write the run as a page"
    )


def run(chosen: argparse.Namespace) -> int:
    """Verify."""
    full = not chosen.quick
    depth = (FULL_DEPTH if full else QUICK_DEPTH) if chosen.depth is None else chosen.depth
    jobs = chosen.jobs or os.cpu_count() or 1
    try:
        report = verify(full=full, depth=depth, jobs=jobs, told=_progress, keep=chosen.keep)
    except KeptError as error:
        return complain(
            f"{NAME}: {error}; allowed: what `corset verify --keep` wrote, or a new file"
        )
    if chosen.page:
        from corset.verify.page import page  # noqa: PLC0415 - only where a page is wanted

        chosen.page.write_text(page(report), encoding="utf-8")
    if chosen.json:
        print(json.dumps(report.as_json(), indent=2))
    else:
        print("\n".join(_lines(report)))
    _write_stories(report, chosen.stories)
    return 0 if report.holds else 1


def _progress(chapter: ChapterResult) -> None:
    closed = "closed" if chapter.closed else f"open at depth {chapter.depth}"
    counts = f"{chapter.states:9,} states {chapter.transitions:11,} transitions"
    print(f"{chapter.name:24} {counts}  {chapter.seconds:6.1f} s  {closed}", file=sys.stderr)


def _lines(report: Report) -> list[str]:
    told = report.as_json()
    lines = [f"{name:12} {told[name]}" for name in ("states", "transitions", "depth", "closed")]
    lines.append(f"seconds      {report.seconds:.1f}")
    lines += ["", "invariant   premise true   violations"]
    for number, counts in report.by_number().items():
        lines.append(f"{number:9} {counts['premise_true']:14,} {counts['violations']:12,}")
    lines += [f"never put to the test: {name}" for name in report.vacuous]
    lines += [f"equal keys, unequal decisions: {where}" for where in report.apart]
    return [*lines, "", "Everything holds." if report.holds else "Not everything holds."]


def _write_stories(report: Report, place: Path) -> None:
    for chapter in report.chapters:
        for broken in chapter.broken:
            path = place / f"violation_{broken.invariant}_{chapter.name.replace(' ', '_')}.yaml"
            path.write_text(broken.story, encoding="utf-8")
            print(f"{broken.invariant} in {chapter.name}: corset decide {path}", file=sys.stderr)
