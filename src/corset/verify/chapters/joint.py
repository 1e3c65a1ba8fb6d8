"""All actions at once, but only so deep: what the chapters hold fixed is free here."""

from datetime import time
from typing import TYPE_CHECKING

from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.chapters import chapters
from corset.verify.chapters.beginnings import INTRODUCED, sent_home
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.oracle import article as a

if TYPE_CHECKING:
    from corset.verify.action_catalogue.action import Action

PLAN = s.signs(
    f"{a.LIFT} and {a.ROCKING}", s.item(a.LIFT, 10, 12), s.item(a.ROCKING, 5), opt_in=(a.ROCKING,)
)


def joint(*, full: bool) -> tuple[Chapter, ...]:
    """Return the joint explorations: from nothing, and from a patient who trains at home."""
    known: dict[str, Action] = {str(x): x for x in PLAN}
    for chapter in chapters(full=full):
        for action in chapter.actions:
            known.setdefault(str(action), action)
    ways = {"nothing": (), "home": sent_home(f"{a.LIFT} and {a.ROCKING}", a.LIFT)}
    return tuple(
        Chapter(
            name=f"joint from {name}",
            explores="every action of every chapter, in any order",
            holds_fixed="nothing; but no deeper than the depth that is printed",
            actions=tuple(known.values()),
            introduces=s.both(INTRODUCED, PLAN, s.begins(a.LIFT), r.finishes(a.LIFT)),
            begins=begins,
            clock=Clock(
                slots=(time(8), time(20), time(20, 1)),
                days=(1, 14),
                hours_back=True,
                days_back=1,
            ),
            spine=42,
            alerts=True,
            earlier=True,
            pauses=True,
        )
        for name, begins in ways.items()
    )
