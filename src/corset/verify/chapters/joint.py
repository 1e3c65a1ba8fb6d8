"""All actions at once, but only so deep: what the chapters hold fixed is free here."""

from datetime import time
from typing import TYPE_CHECKING

from corset.verify.action_catalogue import groups as s
from corset.verify.chapters import chapters
from corset.verify.chapters.beginnings import INTRODUCED, sent_home
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock

if TYPE_CHECKING:
    from corset.verify.action_catalogue.action import Action

PLAN = s.signs("L3 and S2", s.item("L3", 10, 12), s.item("S2", 5), opt_in=("S2",))


def joint(*, full: bool) -> tuple[Chapter, ...]:
    """Return the joint explorations: from nothing, and from a patient who trains at home."""
    known: dict[str, Action] = {str(x): x for x in PLAN}
    for chapter in chapters(full=full):
        for action in chapter.actions:
            known.setdefault(str(action), action)
    ways = {"nothing": (), "home": sent_home("L3 and S2", "L3")}
    return tuple(
        Chapter(
            name=f"joint from {name}",
            explores="every action of every chapter, in any order",
            holds_fixed="nothing; but no deeper than the depth that is printed",
            actions=tuple(known.values()),
            introduces=s.both(INTRODUCED, PLAN, s.begins("L3"), s.finishes("L3")),
            begins=begins,
            clock=Clock(
                slots=(time(8), time(20), time(20, 1)),
                days=(1, 14),
                hours_back=True,
                days_back=1,
            ),
            spine=42,
            alerts=True,
        )
        for name, begins in ways.items()
    )
