"""Invented but plausible data for the style guide."""

from dataclasses import dataclass

from corset.clinic.components.lines import DayShown, ExerciseLine
from corset.clinic.styleguide.kinds import (
    ActionSpecimen,
    AlertSpecimen,
    EmergencySpecimen,
    EventLine,
    PlanRow,
    QuestionSpecimen,
    ReasonSpecimen,
    TextSpecimen,
    TextSpecimens,
)
from corset.clinic.styleguide.texts import (
    BEGIN,
    CUE,
    DIALOGS,
    EMERGENCY,
    GUIDE,
    HEADING_ACTIONS,
    HEADINGS,
    NOBODY,
    PREPARING,
    REASONS,
)

DAYS = (
    DayShown(label="Mo", state="done", text="Monday: done"),
    DayShown(label="Tu", state="part", text="Tuesday: part of it"),
    DayShown(label="We", state="stopped", text="Wednesday: ended early"),
    DayShown(label="Th", state="held", text="Thursday: the check said to rest"),
    DayShown(label="Fr", state="missed", text="Friday: no session"),
    DayShown(label="Sa", state="done", text="Saturday: done"),
    DayShown(label="Su", state="ahead", text="Sunday: today", today=True),
)

EVENTS = (
    EventLine(
        when="08:12",
        tone="red",
        text="Severe pain, 7 of 10, at “lift the chest, then the legs”.",
        note="Stopped at the 3rd repetition; you were told.",
        whys=(
            ReasonSpecimen(rule="R5", text="Pain of 6 or more is severe: the exercise is barred."),
        ),
    ),
    EventLine(
        when="Sat 21",
        tone="amber",
        text="Uncomfortable: 16 cut to 10 for the next session.",
        whys=(
            ReasonSpecimen(
                rule="R4", text="Discomfort does not cancel an exercise, it shortens it."
            ),
        ),
    ),
    EventLine(when="Fri 20", tone="good", text="Two easy sessions: 14 grew to 16."),
    EventLine(when="Tue 10", text="Plan signed: four exercises, five supervised sessions."),
)

ROWS = (
    PlanRow(
        name="Raise one leg, lying",
        note="each side, hold 7 s",
        dose=16,
        unit="a side",
        low=10,
        high=24,
        top=30,
    ),
    PlanRow(name="Spread the knees", dose=20, unit="", low=20, high=25, top=25),
    PlanRow(
        name="Lift the chest, then the legs",
        state="barred",
        tone="red",
        note="since today, severe pain",
        low=10,
        high=20,
        top=30,
    ),
    PlanRow(
        name="One knee bent, raise the other leg", dose=8, unit="a side", low=8, high=16, top=20
    ),
)

PAIN = (
    ("10 Nov", 3),
    ("11 Nov", 2),
    ("12 Nov", 2),
    ("13 Nov", None),
    ("14 Nov", 3),
    ("15 Nov", 2),
    ("16 Nov", 1),
    ("17 Nov", 1),
    ("18 Nov", 0),
    ("19 Nov", 1),
    ("20 Nov", 1),
    ("21 Nov", 4),
    ("22 Nov", 7),
)


ALERTS = (
    AlertSpecimen(
        roomy=True,
        tone="amber",
        title="No training today.",
        text=("You said that you have a fever. Come back when it has gone; your plan waits."),
    ),
    AlertSpecimen(
        roomy=True,
        title="Next: your doctor looks at it.",
        text=("Lifting the chest is out until then. The other exercises are open again tomorrow."),
    ),
    AlertSpecimen(
        roomy=False,
        tone="red",
        title=("Severe pain, 7 of 10, at “lift the chest, then the legs”, today 08:12"),
        text=(
            "Stopped at the 3rd repetition. Barred until you decide; the other "
            "exercises open tomorrow if the check allows."
        ),
        whys=EVENTS[0].whys,
        actions=(
            ActionSpecimen(label="Correct the plan", href="#alerts", kind="stop"),
            ActionSpecimen(label="Acknowledge", href="#alerts", kind="plain"),
        ),
    ),
    AlertSpecimen(
        roomy=False,
        tone="amber",
        title="Whole-spine stage can be opened",
        text="21 days have passed since 1 November.",
    ),
)

EXERCISES = (
    ExerciseLine(
        name="Raise one leg, lying",
        note="each side, hold 7 s",
        dose=16,
        unit="a side",
        position="back",
        region="lumbar",
        change="Two more than yesterday: two easy sessions in a row.",
        tone="good",
    ),
    ExerciseLine(
        name="Lift the chest, then the legs",
        note="never both at once",
        dose=8,
        position="front",
        region="lumbar",
        change="Fewer than yesterday: it was uncomfortable on Saturday.",
    ),
    ExerciseLine(
        name="Arch the back on all fours",
        note="hold 30 s, breathe calmly",
        position="all_fours",
        region="thoracic",
        state="done",
    ),
    ExerciseLine(
        name="Press the head back into the hands",
        note="standing",
        position="standing",
        region="cervical",
        state="barred",
        change="It hurt badly on Friday. Your doctor decides what replaces it.",
    ),
)

QUESTIONS = (
    QuestionSpecimen(
        name="gut", question="Have you vomited or had diarrhoea since yesterday?", value="no"
    ),
    QuestionSpecimen(
        name="heat",
        question="Do you have a fever?",
        hint="38 °C or more, or you feel feverish.",
        error="Please answer: without it today's session cannot open.",
    ),
    QuestionSpecimen(
        name="region",
        question="Where was the damage found?",
        options=(
            ("cervical", "Neck"),
            ("thoracic", "Upper back"),
            ("lumbar", "Lower back"),
        ),
        value="lumbar",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimens:
    """Every specimen by the name under which a template asks for it."""

    guide: TextSpecimen = GUIDE
    headings: TextSpecimens = HEADINGS
    cue: TextSpecimen = CUE
    preparing: TextSpecimen = PREPARING
    nobody: TextSpecimen = NOBODY
    dialogs: TextSpecimens = DIALOGS
    emergency: EmergencySpecimen = EMERGENCY
    trend_said: str = "Pain after each session, from 3 on 10 November to 7 on 22 November"
    reasons: tuple[ReasonSpecimen, ...] = REASONS
    alerts: tuple[AlertSpecimen, ...] = ALERTS
    exercises: tuple[ExerciseLine, ...] = EXERCISES
    questions: tuple[QuestionSpecimen, ...] = QUESTIONS
    days: tuple[DayShown, ...] = DAYS
    events: tuple[EventLine, ...] = EVENTS
    rows: tuple[PlanRow, ...] = ROWS
    pain: tuple[tuple[str, float | None], ...] = PAIN
    heading_actions: tuple[ActionSpecimen, ...] = HEADING_ACTIONS
    steps: tuple[int, ...] = (100, 100, 60, 0, 0)
    begin: ActionSpecimen = BEGIN
    positions: tuple[str, ...] = (
        "standing",
        "sitting",
        "back",
        "front",
        "all_fours",
        "hanging",
        "fetal",
        "warm_up",
    )
