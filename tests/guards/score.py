"""How many mutants of care the tests kill, and a reason for each that survives.

python -m tests.guards.score [--page]   after `mutmut run`; fails below the least score, at a
                                        survivor without a reason and at a reason without one.
With --page it writes docs/generated/mutation.md.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REASONS = HERE / "survivors.yaml"
PAGE = ROOT / "docs" / "generated" / "mutation.md"
COUNTS = ROOT / "mutants" / "mutmut-cicd-stats.json"
LEAST = 0.99
CARE = "corset.care."
HEAD = """# Mutants of the decision core

*Generated from a run of mutmut by `python -m tests.guards.score --page`; do not edit.*

`make nightly` changes the decision core, `src/corset/care/`, in one small place after another, and
runs the tests of the core against each change. A mutant that no test notices survives, and its
reason stands here. `make nightly` fails when the score falls below {least:.0%}, and when a survivor
has no reason.

| Mutants | Killed | Timed out | Survived | Score |
| ---: | ---: | ---: | ---: | ---: |
| {total} | {killed} | {timeout} | {left} | {score:.1%} |

Decorated functions and what stands outside of functions are not mutated by mutmut. Whether each
guard matters is asked apart from this, guard by guard, by `tests/guards/`.
"""


@dataclass(frozen=True, order=True)
class Survivor:
    """A change that no test noticed; lines are stripped, as a mutant's number may change."""

    function: str
    was: str
    became: str


def mutmut(*arguments: str) -> str:
    """Return what mutmut prints."""
    command = [Path(sys.executable).with_name("mutmut"), *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def counts() -> Mapping[str, int]:
    """Return how many mutants came to which end."""
    mutmut("export-cicd-stats")
    return json.loads(COUNTS.read_text(encoding="utf-8"))


def score(found: Mapping[str, int]) -> float:
    """Return the share of mutants that were noticed; one that never ends is."""
    return (found["killed"] + found["timeout"]) / found["total"]


def survivors() -> Iterator[Survivor]:
    """Yield every mutant that was not noticed, or that no test runs. Raises SystemExit."""
    for line in mutmut("results").splitlines():
        name, _, end = line.strip().partition(": ")
        if end == "not checked":
            raise SystemExit(f"{name} was not checked: mutmut did not come to its end")
        if end not in {"killed", "timeout"}:
            yield survivor(name, mutmut("show", name))


def survivor(name: str, diff: str) -> Survivor:
    """Return what a mutant changed."""
    function = name.removeprefix(CARE).partition("__mutmut")[0].replace("x\u01c1", "x_", 1)
    return Survivor(
        function.replace(".x_", ".", 1).replace("\u01c1", "."), of(diff, "-"), of(diff, "+")
    )


def of(diff: str, sign: str) -> str:
    """Return the lines that a diff takes away (-) or puts in (+)."""
    head = sign * 3
    lines = [line[1:].strip() for line in diff.splitlines() if line.startswith(sign)]
    return " ".join(line for line in lines if not f"{sign}{line}".startswith(head))


def reasons() -> Mapping[Survivor, str]:
    """Return why each survivor may live."""
    given = yaml.safe_load(REASONS.read_text(encoding="utf-8"))
    return {
        Survivor(one["in"], one["was"], one["became"]): group["why"]
        for group in given
        for one in group["mutants"]
    }


def complaints(found: Mapping[str, int], left: list[Survivor]) -> Iterator[str]:
    """Yield what keeps the run from being good enough."""
    known = reasons()
    if score(found) < LEAST:
        yield f"the score is {score(found):.1%}; the least is {LEAST:.0%}"
    yield from (f"survived without a reason: {one}" for one in left if one not in known)
    yield from (f"has a reason but did not survive: {one}" for one in known if one not in left)


def page(found: Mapping[str, int], left: list[Survivor]) -> str:
    """Return the page: the numbers, and the survivors under their reasons."""
    rest = found["total"] - found["killed"] - found["timeout"]
    parts = [HEAD.format(least=LEAST, left=rest, score=score(found), **found)]
    known = reasons()
    for why in dict.fromkeys(known.values()):
        mutants = [one for one in sorted(left) if known.get(one) == why]
        lines = [f"- `{m.function}`: `{m.was}` became `{m.became}`" for m in mutants]
        parts.append("\n".join([f"## {why}", "", *lines]) + "\n")
    return "\n".join(parts)


def main() -> int:
    """Print the score and what is wrong with it; return the exit status."""
    found, left = counts(), sorted(survivors())
    print(f"{score(found):.1%} of {found['total']} mutants of care were noticed.")
    if "--page" in sys.argv:
        PAGE.write_text(page(found, left), encoding="utf-8")
    wrong = list(complaints(found, left))
    print(*wrong, sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
