"""What happened, as the timeline shows it: steps of a session folded, the rest with its why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.presentation.reasons import WordedReason
from corset.services.therapy.decisions.timeline import TimelineEntry
from corset.therapy.terms import Outcome

OPEN = 3
"""How many reasons stand open."""
_RED = frozenset({"AlertRaised", "ExerciseBarred", "EmergencyReported", "TrainingSuspended"})
_AMBER = frozenset({"ExerciseStopped", "AlertEscalated"})
_GOOD = frozenset(
    {"PlanSigned", "SignedOff", "WholeSpineOpened", "Cleared", "PlanCorrected", "Enrolled"}
)
_UNSAID = frozenset({"ExerciseStarted", "ExerciseFinished", "EffortReported", "WarmedUp"})
ROLES = {
    "clinician": lazy("clinician"),
    "specialist": lazy("specialist"),
    "patient": lazy("patient"),
    "administrator": lazy("administrator"),
    "system": lazy("by itself"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of the timeline; `steps` holds the quiet ones that were folded into it."""

    when: str
    iso: str
    tone: str
    title: str
    entry: TimelineEntry
    happened: tuple[str, ...]
    by: str
    steps: tuple[TimelineEntry, ...] = ()

    @property
    def first(self) -> tuple[WordedReason, ...]:
        """The reasons that stand open."""
        return self.entry.reasons[:OPEN]

    @property
    def later(self) -> tuple[WordedReason, ...]:
        """The reasons that open on a press."""
        return self.entry.reasons[OPEN:]

    @property
    def said(self) -> tuple[str, ...]:
        """What whoever decided wrote beside it, in their own words."""
        payload = self.entry.payload
        found = (payload.get(name) for name in ("note", "why"))
        return tuple(text for text in found if isinstance(text, str) and text.strip())

    @property
    def calm(self) -> bool:
        """Whether one line says it all; its why opens on a press."""
        if self.said:
            return False
        return not self.tone and not self.happened and self.entry.outcome is Outcome.CLEAR


def story(entries: Iterable[TimelineEntry], today: date) -> list[Told]:
    """Tell entries in their order; quiet steps in a row become one line."""
    told: list[Told] = []
    quiet: list[TimelineEntry] = []
    for entry in entries:
        if entry.minor:
            quiet.append(entry)
            continue
        told += _folded(quiet, today)
        quiet = []
        told.append(_told(entry, today))
    return told + _folded(quiet, today)


def _folded(quiet: list[TimelineEntry], today: date) -> list[Told]:
    if not quiet:
        return []
    last = quiet[0]
    return [
        Told(
            when=_when(last, today),
            iso=last.at.isoformat(),
            tone="quiet",
            title="",
            entry=last,
            happened=(),
            by="",
            steps=tuple(quiet),
        )
    ]


def _told(entry: TimelineEntry, today: date) -> Told:
    return Told(
        when=_when(entry, today),
        iso=entry.at.isoformat(),
        tone=_tone(entry),
        title=_title(entry),
        entry=entry,
        happened=_happened(entry),
        by=_by(entry),
    )


def _when(entry: TimelineEntry, today: date) -> str:
    """Return the time today, else the day and the time."""
    clock = entry.at.strftime("%H:%M")
    if entry.at.date() == today:
        return clock
    same_year = entry.at.year == today.year
    return f"{date_format(entry.at, 'j M' if same_year else 'j M Y')} {clock}"


def _tone(entry: TimelineEntry) -> str:
    names = {event.name for event in entry.events}
    if names & _RED:
        return "red"
    if not entry.accepted or names & _AMBER:
        return "amber"
    return "good" if names & _GOOD else ""


def _title(entry: TimelineEntry) -> str:
    """Return what was done; of a pain, how strong and where."""
    pain = next((e.text for e in entry.events if e.name == "PainReported"), "")
    return pain or entry.title


def _happened(entry: TimelineEntry) -> tuple[str, ...]:
    """Return what followed from it; the first event is what was asked for."""
    said = [e.text for e in entry.events[1:] if e.name not in _UNSAID]
    return tuple(dict.fromkeys(said))


def _by(entry: TimelineEntry) -> str:
    role = ROLES.get(entry.actor_role, entry.actor_role)
    who = f"{entry.actor_name}, {role}" if entry.actor_name else str(role)
    if not entry.sent_by:
        return who
    return _("%(who)s; sent by %(sender)s") % {"who": who, "sender": entry.sent_by}
