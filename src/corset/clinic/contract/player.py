"""What the player's page is handed: everything that it needs to go on without a network."""

from pydantic import BaseModel

from corset.coach.phases import Phase
from corset.services.therapy.training.training_lines import Progress
from corset.therapy.terms import Urgency


class PlayerFigure(BaseModel):
    """Where the compiled movement is, a drawing for where it cannot move, and how it loops."""

    name: str
    frames: str
    still: str
    stills: dict[str, str]
    """The same of each part and side, by `part/side`."""
    loop: list[Phase]


class PlayerDose(BaseModel):
    """Repetitions (a side, where sides count), and what happens in them, second by second."""

    repetitions: int
    per_side: bool
    unit: dict[str, str]
    """The word for what is counted, by CLDR's plural category."""
    parts: dict[str, str]
    """The names of the parts by id, where there are several."""
    cues: dict[str, str]
    """What is said as a phase begins, by the key that it has."""
    phases: list[Phase]


class PlayerVariant(BaseModel):
    """The same exercise in another posture, to be chosen at any time."""

    id: str
    choose: str
    leave: str
    position: str
    lying: bool
    figure: PlayerFigure | None
    reduced: PlayerFigure | None
    """The same, smaller."""


class PlayerReduction(BaseModel):
    """What is left of an exercise once it is uncomfortable: fewer, smaller, softer (R4)."""

    repetitions: int
    figure: PlayerFigure | None
    cue: str
    """How to do it then, to be shown and spoken."""


class PlayerHint(BaseModel):
    """What to mind at an exercise: who said it and when, sentences of a list, their own words."""

    by: str
    points: tuple[str, ...]
    words: str


class PlayerExercise(BaseModel):
    """One exercise of the session."""

    id: str
    name: str
    figure: PlayerFigure | None
    position: str
    lying: bool
    """Whether one lies at it: the page is then read from afar."""
    steps: list[str]
    breathing: str
    cautions: list[str]
    hint: PlayerHint | None
    dose: PlayerDose
    reduction: PlayerReduction
    variants: list[PlayerVariant]
    is_reduced: bool
    """Whether it is handed out smaller and softer from the start."""
    stop_at_nrs: int | None
    """The pain from which it ends for the day: 1 where any pain counts (I9)."""
    status: Progress
    rated: bool
    """Whether pain and effort were told afterwards."""


class PlayerWarmUpPart(BaseModel):
    """A part of the warm-up; one that is counted has repetitions, the others run their time."""

    id: str
    text: str
    repetitions: int | None
    cues: dict[str, str]
    phases: list[Phase]


class PlayerSign(BaseModel):
    """A warning sign, and how soon help has to come."""

    id: str
    urgency: Urgency


class PlayerTelling(BaseModel):
    """How what is told in this session is signed: of whom, by whom, in which session."""

    patient: str
    by: str
    ticket: str
    session: str
    """When it began."""
    now: str
    """The clinic's time as the page was made: from here on the device goes on counting."""


class PlayerPage(BaseModel):
    """The JSON block of the session's page."""

    patient: str | None
    store: str
    telling: PlayerTelling
    version: int
    """Of the record that this page shows."""
    done: str
    """Where one goes when it is over."""
    speed: float
    severe_from_nrs: int
    rest_s: float
    warmed_up: bool
    warm_up_id: str
    """By which pain in the warm-up is reported."""
    warm_up_least_s: int
    """The seconds under which a warm-up is none (R6)."""
    warm_up_is_reduced: bool
    """Whether it is done smaller from the start (R4)."""
    model: str
    """Where the figure's mesh is."""
    warm_up_figure: PlayerFigure | None
    warm_up_reduced: PlayerFigure | None
    """The same, smaller: what is shown once it is uncomfortable."""
    warm_up: list[PlayerWarmUpPart]
    exercises: list[PlayerExercise]
    variant: str
    """What this patient has chosen where there is a choice; nothing is as usual."""
    vary: str
    """Where a choice is sent."""
    place: str
    """Where the page says that the session is open on it."""
    signs: list[PlayerSign]
    emergency_texts: dict[Urgency, str]
    words: dict[str, str]
