"""What a patient is told of the disease and its therapy (E1 to E9)."""

from dataclasses import dataclass
from enum import StrEnum

from corset.therapy.terms import Region


class Occasion(StrEnum):
    """From when a lesson helps."""

    FIRST_DAY = "first_day"
    FIRST_SESSION = "first_session"
    """As soon as there is a plan: before anything is trained."""
    EXERCISE = "exercise"
    """With an exercise that is in the plan."""
    WEEK = "week"
    GOING_WELL = "going_well"
    """At home, while nothing hurts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonText:
    """A lesson in words; `short` is for paper, `figure` tells what is drawn. Some have neither."""

    title: str
    text: tuple[str, ...]
    short: str = ""
    figure: str = ""


UNTOLD = LessonText(title="", text=())
"""Stands where no language has been chosen yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One thing that a patient is told once; nothing in the code knows one by its id."""

    id: str
    line: str
    """The line of the therapy that asks for it."""
    occasion: Occasion
    regions: tuple[Region, ...] = ()
    """Where it is about; everywhere, if empty."""
    exercises: tuple[str, ...] = ()
    """What has to be in the plan, one of them; anything, if empty."""
    figure: str = ""
    """What is drawn with it."""
    said: LessonText = UNTOLD
