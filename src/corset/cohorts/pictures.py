"""The plots of a report, as SVG: the same figures give the same bytes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from corset.cohorts.results import Results
from corset.cohorts.tables import Row
from corset.figure.drawing.plots import COLOURS, key, sheet

LINES = ("-", "--", ":", "-.")
INCHES = (8.2, 3.8)
Curve = tuple[list[int], list[float]]


def draw(folder: Path, results: Results, weeks: Iterable[Row], patients: Iterable[Row]) -> None:
    """Write the pictures of a run into a folder that is there."""
    by_week = _by_policy(weeks)
    for name, (title, of) in _weekly(results.caseload).items():
        curves = {policy: _curve(rows, of) for policy, rows in by_week.items()}
        _picture(folder / f"{name}.svg", curves, x="week", y=title)
    treated = _by_policy(row for row in patients if row["treated"])
    for name, column in (("nearly_full", "nearly_full_day"), ("full_dose", "full_dose_day")):
        reached = {
            policy: _reached([row[column] for row in rows], results.days)
            for policy, rows in treated.items()
        }
        _picture(folder / f"{name}.svg", reached, x="day", y="patients, share", steps=True)


PICTURES = {
    "trained": "Of all days, how many were trained, by week.",
    "pain": "Mean of the pain that was reported, by week.",
    "dose": "Repetitions handed out, of those that the plans lead to, by week.",
    "nearly_full": "How many had been handed out nine tenths of the plan's ceilings, by day.",
    "full_dose": "How many patients had been handed out the whole plan at its ceilings, by day.",
    "alerts": "Alerts a clinician-day, by week.",
}
"""What is drawn, in the order of the report."""


def _weekly(caseload: int) -> Mapping[str, tuple[str, Callable[[Row], float | None]]]:
    def part(one: str, of: str, times: int = 1) -> Callable[[Row], float | None]:
        return lambda row: times * row[one] / row[of] if row[of] else None

    return {
        "trained": ("days trained, share", part("trained", "patient_days")),
        "pain": ("mean pain reported, NRS", part("pain_sum", "pains")),
        "dose": ("repetitions, share of the ceilings", part("repetitions", "ceilings")),
        "alerts": (
            f"alerts a day, of {caseload} patients",
            part("alerts", "patient_days", caseload),
        ),
    }


def _by_policy(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["policy"], []).append(row)
    return found


def _curve(rows: Iterable[Row], of: Callable[[Row], float | None]) -> Curve:
    points = [(row["week"], value) for row in rows if (value := of(row)) is not None]
    return [week for week, _ in points], [value for _, value in points]


def _reached(when: Sequence[int | None], days: int) -> Curve:
    """Return by each day which share had come so far; None never did."""
    reached = Counter(when)
    so_far = accumulate(reached[day] for day in range(days + 1))
    return list(range(days + 1)), [count / len(when) for count in so_far]


def _picture(to: Path, curves: Mapping[str, Curve], *, x: str, y: str, steps: bool = False) -> None:
    with sheet(to, inches=INCHES) as axes:
        for number, (policy, (at, values)) in enumerate(curves.items()):
            axes.plot(
                at,
                values,
                label=policy,
                color=COLOURS[number % len(COLOURS)],
                linestyle=LINES[number % len(LINES)],
                drawstyle="steps-post" if steps else "default",
                marker="o" if len(at) == 1 else "",
            )
        axes.set(xlabel=x, ylabel=y)
        axes.set_ylim(bottom=0)
        key(axes)
        axes.xaxis.get_major_locator().set_params(integer=True)
