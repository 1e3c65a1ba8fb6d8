"""Run a patient story through the decision core and say, step by step, what was decided and why.

No database is touched. Exit status: 0 as expected, 1 where an `expect` did not hold, 2 where
the story cannot be understood.
"""

import argparse
import json
from pathlib import Path

from corset.cli.errors import complain
from corset.programme import ContentError, load
from corset.services.scenarios import ScenarioError, Told, as_json, tell

NAME = "decide"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("scenario", type=Path, help="a story in YAML, see docs/scenarios.md")
    parser.add_argument("--json", action="store_true", help="print plain data")


def run(chosen: argparse.Namespace) -> int:
    """Tell the story."""
    try:
        told = tell(chosen.scenario, load())
    except (ScenarioError, ContentError) as error:
        return complain(error)
    if chosen.json:
        print(json.dumps(as_json(told), indent=2, ensure_ascii=False))
    else:
        print("\n\n".join(_lines(step) for step in told))
    failures = [failure for step in told for failure in step.failures]
    return 1 if failures else 0


def _lines(step: Told) -> str:
    verdict = "accepted" if step.decision.accepted else "refused"
    lines = [f"{step.at:%Y-%m-%d %H:%M}  {step.by}: {step.do} — {verdict}"]
    lines += [f"    {type(event).__name__}" for event in step.decision.events]
    reasons = zip(step.decision.reasons, step.texts, strict=True)
    lines += [f"    {reason.rule}: {text}" for reason, text in reasons]
    lines += [
        f"    → {r.exercise} × {r.repetitions}" + f", hold {r.hold_s:g} s" * bool(r.hold_s)
        for r in step.released
    ]
    lines += [f"    ✗ expected otherwise: {failure}" for failure in step.failures]
    return "\n".join(lines)
