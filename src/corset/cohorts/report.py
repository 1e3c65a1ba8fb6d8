"""The report of a run as a page in Markdown, for somebody who was not there."""

from collections.abc import Callable, Iterator, Sequence

from corset.cohorts.pictures import PICTURES
from corset.cohorts.policies import Policy
from corset.cohorts.results import MEASURES, Difference, Results, Summary

COLUMNS = {
    "trained_share": "days trained",
    "adherence": "adherence",
    "mean_pain": "mean pain, NRS",
    "nearly_full_reached": "nearly at full dose",
    "full_dose_reached": "at full dose",
    "alerts_a_patient_day": "alerts a patient-day",
    "refusals_a_patient_day": "refusals a patient-day",
}
"""What the measures are called."""
PER_CENT = {"trained_share", "adherence", "nearly_full_reached", "full_dose_reached"}
NONE = "–"

LIMITS = """\
## What this says, and what it does not

The patients are invented, and so is how they behave: differences between policies follow from the
rules, and from distributions that nobody has measured. They say where a change of a number leads to
in the decisions; they do not say how real patients would fare.

A patient has the same seed under every policy: the same person comes to the first visit. From the
first day on which a policy makes something happen that does not happen under another, the two lives
draw different chances. A difference is the mean over patients of the same number, with 95 %
confidence for the mean of infinitely many such patients.

*Days trained* are of all days; *adherence* is of the days that the rules did not close, as on a
patient's page. *Full dose*: one session handed out every exercise of the plan at its ceiling; who
has slight pain at one exercise is kept under it there. *Nearly*: nine tenths of all repetitions
that the plan leads to. What the whole-spine stage adds begins low: who was not there before
it has further to go. *Rung again*: alerts that nobody had acknowledged in time; while one is open,
what it tells of raises no second one, so that few alerts may mean seldom read ones. Pain is as
reported, which is not always as felt.
"""


def page(results: Results, policies: Sequence[Policy], about: dict[str, str]) -> str:
    """Return the page; `about` is what else the run was made with, by name."""
    parts = (*_run(results, about), *_policies(policies), *_comparison(results))
    return "\n".join((*parts, *_pictures(), *_cost(results), LIMITS))


def _run(results: Results, about: dict[str, str]) -> Iterator[str]:
    patients = results.summaries[0].patients
    yield "# Policies compared on virtual patients\n"
    yield "<!-- Written by `corset simulate --out`; do not edit by hand. -->\n"
    yield f"{patients:,} patients of {results.days:,} days each under every policy, drawn by the"
    yield f"seed {results.seed}. The results have the digest `{results.digest}`: the same seed"
    yield "gives the same one on any machine and any number of processes.\n"
    yield from (f"- {name}: {said}" for name, said in about.items())
    yield ""


def _policies(policies: Sequence[Policy]) -> Iterator[str]:
    yield "## The policies\n"
    yield "| policy | what it is | what it sets |"
    yield "| --- | --- | --- |"
    yield from (f"| {p.name} | {_safe(p.summary)} | {_sets(p)} |" for p in policies)
    yield ""


def _sets(policy: Policy) -> str:
    pairs = [*policy.parameters, *((f"behaviour {n}", value) for n, value in policy.behaviour)]
    plan = {n: getattr(policy, n) for n in ("supervised_sessions", "whole_spine_days")}
    pairs += [(name, value) for name, value in plan.items() if value is not None]
    pairs += [("staff_every", policy.staff_every)] if policy.staff_every > 1 else []
    return ", ".join(f"{name} {value:g}" for name, value in pairs) or "nothing"


def _safe(text: str) -> str:
    """Keep a text of somebody's file from becoming anything but text in a cell."""
    flat = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>()#!|" else letter for letter in flat)


def _comparison(results: Results) -> Iterator[str]:
    yield "## The comparison\n"
    yield from _table(results, "means", _mean)
    yield ""
    first = results.summaries[0].policy
    clinician = f"alerts a clinician-day ({results.caseload} patients)"
    days = ("half nearly at full dose by day", "half at full dose by day")
    head = ("policy", "offered no exercise", *days, clinician, "rung again", "bars")
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    yield from (_counts(summary) for summary in results.summaries)
    yield ""
    if len(results.summaries) > 1:
        yield f"Differences to *{first}*, patient by patient, with 95 % confidence; of"
        yield "shares in percentage points:\n"
        yield from _table(results, "differences", _apart)
        yield ""


def _table(
    results: Results, what: str, said: Callable[[str, float | Difference | None], str]
) -> Iterator[str]:
    yield f"| policy | {' | '.join(COLUMNS[name] for name in MEASURES)} |"
    yield f"| --- |{' ---: |' * len(MEASURES)}"
    for summary in results.summaries[what == "differences" :]:
        cells = (said(name, getattr(summary, what)[name]) for name in MEASURES)
        yield f"| {summary.policy} | {' | '.join(cells)} |"


def _mean(name: str, value: float | Difference | None) -> str:
    return NONE if not isinstance(value, float | int) else figure(name, value)


def _apart(name: str, value: float | Difference | None) -> str:
    if not isinstance(value, Difference):
        return NONE
    sign = "-" if value.mean < 0 else "+"
    half = "" if value.half is None else f" ± {figure(name, value.half)}"
    said = f"{sign}{figure(name, abs(value.mean))}{half}"
    return said.replace("%", "") if name in PER_CENT else said


def figure(name: str, value: float) -> str:
    """Return a measure as it is read: shares in per cent, the rest with two or four digits."""
    if name in PER_CENT:
        return f"{value:.1%}"
    return f"{value:.2f}" if name == "mean_pain" else f"{value:.4f}"


def _counts(summary: Summary) -> str:
    reached = (summary.nearly_full_day, summary.full_dose_day)
    days = (NONE if day is None else f"{day}" for day in reached)
    alerts = summary.alerts_a_clinician_day
    rate = NONE if alerts is None else f"{alerts:.2f}"
    rung, bars = f"{summary.escalations:,}", f"{summary.bars:,}"
    cells = (summary.policy, f"{summary.untreated:,}", *days, rate, rung, bars)
    return f"| {' | '.join(cells)} |"


def _pictures() -> Iterator[str]:
    yield "## Week by week\n"
    for name, caption in PICTURES.items():
        yield f"{caption}\n\n![{caption}](pictures/{name}.svg)\n"


def _cost(results: Results) -> Iterator[str]:
    yield "## What it cost\n"
    yield f"{results.patient_days:,} patient-days took {results.processor_s:,.1f} seconds of a"
    yield "processor, those of the lives alone: starting processes, tables and pictures are not"
    yield "counted.\n"
    yield "| policy | patient-days | seconds of a processor | milliseconds a patient-day |"
    yield "| --- | ---: | ---: | ---: |"
    for s in results.summaries:
        each = NONE if s.milliseconds is None else f"{s.milliseconds:.2f}"
        yield f"| {s.policy} | {s.patient_days:,} | {s.processor_s:,.1f} | {each} |"
    yield ""
