"""The hazard log as a page for clinicians: `python -m tests.risk.page` writes docs/risk/README.md.

What the arms show is from a run of the real core, made while the page is written.
"""

from collections.abc import Iterable, Iterator, Mapping

from tests.patient import PROGRAMME
from tests.risk.arms import NO_RULE, PRODUCT, RULE_ONLY, Arm, sentence, told
from tests.risk.hazards import HIGH_FROM, LOG, MEDIUM_FROM, Hazard, Kind, Level, Risk, log

PAGE = LOG.parent / "README.md"
GRADES = range(1, 6)
HEAD = """# Hazard log

*Generated from [`hazards.yaml`](hazards.yaml) and a run of the real decision core by
`python -m tests.risk.page`; do not edit.*

What can go wrong when Corset is used, how it comes about, what keeps it from happening, and what
shows that this works. After ISO 14971. **All estimates on this page are the developers' (†) and
wait for a clinician's sign-off**, like the
[figures that are not the article's](../generated/sign-off.md).

{count} hazards, {armed} of them told as a story in three arms. A test fails when a hazard has no
control or no proof, or when a function, file, scenario or test that it names does not exist.
"""
NOTICES = (
    "Corset notices, and says so or tells the clinician, as it would. "
    "Nothing is closed, cut, barred or refused for it: an electronic sheet of warnings."
)
ARMS = f"""## The three arms

A story is told to the real core, with the content that patients get, each time from the beginning:

| arm | means |
| --- | --- |
| {NO_RULE} | The guard is taken out by the test. Corset does not notice. |
| {RULE_ONLY} | {NOTICES} |
| {PRODUCT} | Corset as it is. |

In bold stands what the patient would not be handed with the mitigation.
Where a rule acts without a word, there is no arm between. No switch of this kind exists in the
product; the guards are taken out from outside, for the time of one story (`tests/risk/`).
"""
LIMITS = """## What this page does not show

- The estimates come from no data on patients. How often a hazard occurs is known after use only.
- The arms show that a control matters in one story. That it holds in every state is what the
  invariants are for, checked over the states that the core can reach.
- A control shows that Corset hands something out or does not. What a patient does without it, or
  with the wrong technique at home, no control reaches.
- Whether the figures are right (is 38.0 °C the limit?) is for the sign-off, not for this page.
"""
WORDS = {
    "AlertEscalated": "the alert goes further",
    "AlertRaised": "the clinician is told",
    "Cleared": "the clinician lifts the pause",
    "EmergencyReported": "the sign is kept",
    "ExerciseBarred": "the exercise is barred",
    "ExerciseStopped": "the exercise is stopped",
    "IntakeRecorded": "the facts are recorded",
    "PlanCorrected": "the plan is corrected",
    "PlanSigned": "the plan is signed",
    "SessionClosed": "the session is closed",
    "SessionStarted": "a session is opened",
    "SignedOff": "home is opened",
    "TrainingSuspended": "training is suspended",
    "WholeSpineOpened": "the whole spine is opened",
}
"""The events that a clinician looks for; the others are steps on the way."""
PROBABILITY = """Probability † that the hazardous situation comes about, where a thousand patients
train daily. That the harm then follows is assumed every time, which is more than will happen:"""
KINDS = {
    Kind.DESIGN: "by design",
    Kind.PROTECTION: "protects",
    Kind.INFORMATION: "informs",
}


def page() -> str:
    """Return the page."""
    hazards = log().hazards
    armed = sum(hazard.arms is not None for hazard in hazards)
    parts = [HEAD.format(count=len(hazards), armed=armed), *_overview(hazards), ARMS]
    parts += [_section(hazard) for hazard in hazards]
    return "\n".join((*parts, LIMITS))


def _overview(hazards: tuple[Hazard, ...]) -> Iterator[str]:
    yield from ("## Risk before and after †", "")
    yield "The first table is without the controls, the second with them; the number is severity"
    yield f"times probability: low under {MEDIUM_FROM}, *medium*, **high** from {HIGH_FROM}."
    for name in ("before", "after"):
        yield ""
        yield from _matrix(hazards, name)
    yield from ("", "Severity †:", "", *_scale(log().severity))
    yield from ("", PROBABILITY, "", *_scale(log().probability))
    yield from ("", "## At a glance", "", *_glance(hazards), "")
    yield from ("## What remains, for a clinician to accept or not", "", *_remaining(hazards), "")


def _remaining(hazards: tuple[Hazard, ...]) -> Iterator[str]:
    left = [hazard for hazard in hazards if hazard.after.level is not Level.LOW]
    yield from (f"- {_link(hazard)} {hazard.title}: {hazard.residual}" for hazard in left)


def _matrix(hazards: tuple[Hazard, ...], name: str) -> Iterator[str]:
    yield from _table([name, *(step.name for step in log().probability)], _rows(hazards, name))


def _rows(hazards: tuple[Hazard, ...], name: str) -> Iterator[list[str]]:
    for severity in reversed(GRADES):
        cells = [Risk(severity=severity, probability=probability) for probability in GRADES]
        yield [log().severity[severity - 1].name, *(_cell(hazards, name, cell) for cell in cells)]


def _cell(hazards: tuple[Hazard, ...], name: str, cell: Risk) -> str:
    found = [_link(hazard) for hazard in hazards if getattr(hazard, name) == cell]
    return " ".join((_grade(cell), *found))


def _grade(risk: Risk) -> str:
    mark = {Level.LOW: "", Level.MEDIUM: "*", Level.HIGH: "**"}[risk.level]
    return f"{mark}{risk.severity * risk.probability}{mark}"


def _link(hazard: Hazard) -> str:
    return f"[{hazard.id}](#{hazard.id.lower()})"


def _scale(steps) -> Iterator[str]:
    yield from (f"{n}. {step.name}: {step.means}" for n, step in enumerate(steps, start=1))


def _glance(hazards: tuple[Hazard, ...]) -> Iterator[str]:
    rows = [
        [_link(h), h.title, _risk(h.before), _risk(h.after), "yes" if h.arms else ""]
        for h in hazards
    ]
    yield from _table(["", "hazard", "before †", "after †", "arms"], rows)


def _risk(risk: Risk) -> str:
    return f"{risk.severity} × {risk.probability}, {risk.level}"


def _section(hazard: Hazard) -> str:
    lines = [f'<a id="{hazard.id.lower()}"></a>', "", f"## {hazard.id} {hazard.title}", ""]
    lines += [hazard.hazard, ""]
    lines += _table(["", ""], _facts(hazard))
    lines += ["", "Controls:", "", *_controls(hazard), "", *_proof(hazard)]
    if hazard.arms:
        lines += ["", *_arms(told(hazard.arms))]
    return "\n".join((*lines, ""))


def _facts(hazard: Hazard) -> Iterator[list[str]]:
    steps = (f"{n}. {step}" for n, step in enumerate(hazard.sequence, start=1))
    yield ["cause", hazard.cause]
    yield ["sequence", "<br>".join(steps)]
    yield ["hazardous situation", hazard.situation]
    yield ["harm", hazard.harm]
    yield ["risk before †", _risk(hazard.before)]
    yield ["risk after †", _risk(hazard.after)]
    yield ["what remains", hazard.residual]


def _controls(hazard: Hazard) -> Iterator[str]:
    for control in hazard.controls:
        yield f"- {control.does} ({KINDS[control.kind]}, `{control.by}`)"


def _proof(hazard: Hazard) -> Iterator[str]:
    proof = hazard.verification
    scenarios = [f"[{name}](../../tests/scenarios/{name}.yaml)" for name in proof.scenarios]
    tests = [f"`{name}`" for name in proof.tests]
    named = {"scenarios": scenarios, "invariants": proof.invariants, "tests": tests}
    said = [f"{what} {', '.join(names)}" for what, names in named.items() if names]
    yield f"Shown by {'; '.join(said)}."


def _arms(run: Mapping[str, Arm]) -> Iterator[str]:
    head = ["arm", "what Corset says of it", "what happens", "in the patient's hands at the end"]
    yield from _table(head, ([name, *_cells(run, arm)] for name, arm in run.items()))
    notes = (f"*{name}*: {arm.text}" for name, arm in run.items() if name != PRODUCT)
    yield from ("", " ".join(notes))


def _cells(run: Mapping[str, Arm], arm: Arm) -> Iterator[str]:
    yield sentence(run, arm) or "nothing"
    happened = [WORDS[event] for event in arm.happened if event in WORDS]
    yield _counted(happened) or "nothing"
    yield "; ".join(filter(None, (_held(run, arm), _warm_up(run, arm))))


def _counted(happened: list[str]) -> str:
    times = {words: happened.count(words) for words in happened}
    return ", ".join(words if n == 1 else f"{words} ({n} times)" for words, n in times.items())


def _held(run: Mapping[str, Arm], arm: Arm) -> str:
    """Name what is released, in bold what is not with the mitigation."""
    names = {e.id: e.sheet.name for e in PROGRAMME.exercises.values()}
    known = run[PRODUCT].held
    given = [(f"{names[item[0]]} {item[1]}", item in known) for item in arm.held]
    return ", ".join(text if same else f"**{text}**" for text, same in given) or "nothing"


def _warm_up(run: Mapping[str, Arm], arm: Arm) -> str:
    """Name the warm-up where the arms differ in it."""
    differs = len({other.warm_up for other in run.values()}) > 1
    return f"warm-up with {', '.join(arm.warm_up)}" if differs else ""


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = list(columns)
    yield _row(columns)
    yield _row("---" for _ in columns)
    yield from (_row(row) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
