"""A sheet's words for doses, tempo, sides and pictures."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from corset.presentation.strength import cue, to_patient
from corset.services.bundle.figures import Figure, Moment
from corset.services.therapy.training.plan_lines import PlanLine
from corset.therapy.content.parts import When
from corset.therapy.content.texts import Sheet
from corset.therapy.programme import Tempo, WarmUpPart

_SIDES = {"r": later("Right side"), "l": later("Left side")}
MINUTE = 60
OUT_AND_BACK = "out_and_back"


def dose(line: PlanLine) -> str:
    """Return “15 repetitions”, “20 repetitions a side”, “10 repetitions, half on each side”."""
    said = f"{line.repetitions} {line.unit}"
    if line.exercise.in_halves:
        return _("%(dose)s, half on each side") % {"dose": said}
    return _("%(dose)s a side") % {"dose": said} if line.per_side else said


def dose_note(line: PlanLine) -> str:
    """Return what one repetition is, how often a day it may be done, and how strongly."""
    sheet, moved = line.exercise.sheet, line.exercise.parts
    parts = [sheet.part(part.id) for part in moved if part.when is When.EACH]
    several = len(parts) > 1 and not line.per_side
    often = line.exercise.sets_a_day
    notes = [
        _("One repetition: %(parts)s.") % {"parts": ", ".join(parts)} if several else "",
        _("Up to %(often)s times a day.") % {"often": often} if often > 1 else "",
        _strength(line),
    ]
    return " ".join(note for note in notes if note)


def _strength(line: PlanLine) -> str:
    """Return that and how it is done smaller and softer; nothing at full strength (R4)."""
    if not line.is_reduced:
        return ""
    how = cue(amplitude=line.strength.amplitude, presses=line.presses)
    until = to_patient(line.strength, presses=line.presses, clean=line.clean_sessions)
    return f"{capfirst(until)}. {how}"


def tempo(tempo: Tempo, hold_s: float) -> str:
    """Return the tempo as a sentence."""
    there = _("Slowly: %(out)s there") % {"out": seconds(tempo.out_s)}
    parts = [
        _("hold for %(hold)s") % {"hold": seconds(hold_s)} if hold_s else "",
        _("%(back)s back") % {"back": seconds(tempo.return_s)},
        _("rest for %(rest)s") % {"rest": seconds(tempo.rest_s)} if tempo.rest_s else "",
    ]
    return ", ".join([there, *filter(None, parts)]) + "."


def seconds(number: float) -> str:
    """Return “1 second”, “7 seconds”."""
    said = f"{number:g}"
    return _("1 second") if number == 1 else _("%(number)s seconds") % {"number": said}


def amount(part: WarmUpPart) -> str:
    """Return how long, or how often, a part of the warm-up is done."""
    if part.seconds:
        return _duration(part.seconds)
    count = part.repetitions or 1
    said = ngettext("%(count)s time", "%(count)s times", count) % {"count": count}
    return _("%(times)s to each side") % {"times": said} if part.per_side else said


def _duration(time_s: float) -> str:
    if time_s % MINUTE:
        return seconds(time_s)
    count = int(time_s // MINUTE)
    return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}


def side(name: str) -> str:
    """Return “Right side”, or nothing."""
    return str(_SIDES.get(name, ""))


def _side(pose: Moment, poses: tuple[Moment, ...]) -> str:
    """Return the side, and that the other follows where it is not drawn."""
    drawn = any(other.part == pose.part and other.side == "l" for other in poses)
    return side(pose.side) if drawn or not pose.side else _("Right side, then the left")


def captions(sheet: Sheet, figure: Figure, poses: tuple[Moment, ...], hold_s: float) -> list[str]:
    """Return what stands under each picture."""
    return [_caption(sheet, figure, pose, poses, hold_s) for pose in poses]


def _caption(
    sheet: Sheet, figure: Figure, pose: Moment, poses: tuple[Moment, ...], hold_s: float
) -> str:
    part = next(each for each in figure.parts if each.part == pose.part)
    if part.plays != OUT_AND_BACK:
        return sheet.part(pose.part).capitalize()
    if not pose.last:
        return _("On the way") if pose.phase else _("Start")
    alone = len({each.part for each in figure.parts}) == 1 and any(
        each.phase == 0.0 for each in poses
    )
    said = _side(pose, poses) or (_("End") if alone else sheet.part(pose.part).capitalize())
    held = part.holds and hold_s
    if not held:
        return said
    return _("%(what)s, hold for %(hold)s") % {"what": said, "hold": seconds(hold_s)}
