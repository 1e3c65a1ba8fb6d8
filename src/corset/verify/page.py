"""The page of a run, for somebody who does not believe it."""

from collections.abc import Iterator

from corset.verify.report import ChapterResult, Report

INTRODUCTION = """\
# What was verified, and what was not

<!-- Written by `corset verify --page docs/verification.md`; do not edit by hand. -->

Corset does not ask to be believed. `corset verify` takes the decision code that runs in the
clinic, not a model of it, and lets it meet what can happen in a patient's therapy: commands in
every order, by everybody who may try them, with every answer, around every threshold and every
hour that counts, in chapters that are listed below. Two situations count as one where no decision
can tell them apart. After each step the invariants I1 to I28 of the therapy are asked. An
oracle, which reads what was said and done but none of the core's own bookkeeping, says what should
be true.

An invariant that is never put to the test proves nothing: each one counts how often there was
something to test, and a count of zero fails the run like a violation does.
"""

LIMITS = """\
## What this does not show

- **The figures themselves.** That pain of 6 is the right place to stop is a clinical judgement. The
  run shows that the system keeps to the figure, not that the figure is right.
- **One space for everything.** The life of a therapy was cut into chapters, each explored to its
  end but “together”, whose every further step costs twice as much as all before it. What a
  chapter holds fixed stands beside it. Effects that need two chapters at once are
  looked for in two other ways only: by the joint exploration, which is not deep, and by long
  random histories (`tests/invariants`, and a million beside the log in `make nightly`), which are
  not complete.
- **Reports.** Outside of the chapter “late reports” pain, effort and repetitions are told of the
  last session and of exercises that it has. In that chapter one exercise can be spoken of at one
  dose, always within the session in which it was trained last; two exercises, growth and late
  reports meet only in the joint exploration and in random histories.
- **Doses.** Exercises are signed for few repetitions with a low ceiling, so that growth and cuts
  come back to where they were. The rule of growth is the same at every dose, but that is read
  from the code, not explored. Bounds at the top are in the chapter “prescription”.
- **Exercises.** The programme is the shipped one, whole. Plans in the chapters hold one or two of
  its exercises, chosen by their traits: an ordinary one with two lifts (L3), one that stops at any
  pain (C3), opt-ins several times a day (S1, S2), ones that move the neck (T3, S2, C5).
- **Time.** Moments stand on both sides of each window (12 hours, midnight, an alert's hour, the
  days of the whole-spine stage) and not at every minute. The offset from UTC is held at zero;
  summer time and travel are left to the tests of the log. Clocks are set back by hours and by one
  day; one that ran ahead by years is left to the stories.
- **Pairs.** Every two commands meet in a chapter ([which](generated/pairs.md)), but not in every
  form that they can have.
- **The rest of the product.** Pages, actions, databases and the figure are tested elsewhere.
- **Equal situations.** That no decision and no invariant can tell apart what is counted as one is
  not proven, but looked for in two ways. A state that is met again is compared, action by action,
  with the one that it is taken to equal. And `tests/invariants/test_projection.py` changes every
  leaf of states that hypothesis draws: where they still count as one, everything has to stay.
"""

QUICK = """\
**This was the quick run.** It leaves out much that only a whole one has, such as pain of 2, 5 and
10, words beside numbers, growth around a pause, the longer ways of the chapter “together”, and
alerts that outlive a therapy. `make nightly` makes the whole run.
"""


def page(report: Report) -> str:
    """Return the page in Markdown."""
    parts = (INTRODUCTION, *_run(report), *_chapters(report), *_invariants(report), LIMITS)
    return "\n".join(parts)


def _run(report: Report) -> Iterator[str]:
    told = report.as_json()
    size = "whole" if report.full else "quick"
    yield "## The run\n"
    yield f"A {size} run over the programme `{report.digest[:12]}`: {told['states']:,} states, "
    yield f"{told['transitions']:,} steps, {told['depth']} steps deep at most, "
    yield f"in {report.seconds:,.0f} seconds of one core. "
    closed = (
        "Every chapter that has no depth as its bound closed: from none of its states is there a "
        "step to a new one."
    )
    yield closed if report.closed else "**Not every chapter closed.**"
    twins = sum(c.twins for c in report.chapters)
    yield f"{twins:,} states that were met again were compared with those that they equal; "
    yield f"{len(report.apart)} were decided differently."
    found = report.violations.total()
    yield f"Violations found: **{found}**. Invariants never put to the test: "
    yield f"**{len(report.vacuous)}**.\n"
    if not report.full:
        yield QUICK


def _chapters(report: Report) -> Iterator[str]:
    yield "## What was explored\n"
    yield "| Chapter | Explores | Holds fixed | Actions | States | Steps | Depth | Closed |"
    yield "| --- | --- | --- | ---: | ---: | ---: | ---: | --- |"
    yield from (_chapter(c) for c in report.chapters)
    yield ""


def _chapter(c: ChapterResult) -> str:
    closed = "yes" if c.closed else f"no, to depth {c.depth}"
    counts = f"{c.actions} | {c.states:,} | {c.transitions:,} | {c.depth} | {closed}"
    return f"| {c.name} | {c.explores} | {c.holds_fixed} | {counts} |"


def _invariants(report: Report) -> Iterator[str]:
    yield "## What was asked\n"
    yield "The invariants are written out in [rules.md](generated/rules.md). I19 compares pairs of "
    yield "steps from one state, the second with more risk, by what is open now and tomorrow; I23 "
    yield "goes the way to sampled states again and folds the log anew; I24 searches from every "
    yield "state for a way back to an exercise, led by staff and by time alone.\n"
    yield "| Invariant | Put to the test | Violations |"
    yield "| --- | ---: | ---: |"
    for number, counts in report.by_number().items():
        yield f"| {number} | {counts['premise_true']:,} | {counts['violations']} |"
    yield ""
