"""Every exercise, moving, for anyone: what it is, how much of it, and where that is written."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from corset.clinic.components.page import page
from corset.clinic.contract.load import ClipShown, ShownSide
from corset.clinic.gallery.own import PatientExercise, own_exercise
from corset.coach.phases import movement
from corset.people.models import User
from corset.presentation.regions import region_title
from corset.presentation.terms import any_pain, unit
from corset.services.bundle.figures import Figure, PartShown, figure_of
from corset.services.library.programmes import installed
from corset.services.loads.own_load import own_load_words
from corset.therapy.content.parts import Playback
from corset.therapy.content.texts import VariantText
from corset.therapy.programme import Exercise, Sheet, Tempo, Variant, WarmUp
from corset.therapy.terms import Region

LONGEST_HOLD, LONGEST_REST = 4.0, 1.0
"""Seconds: a gallery shows that something is held, nobody watches it for half a minute."""
STEP_ROUND, STEP_ONCE = 0.8, 3.0
"""Seconds of half a round of what goes round, and of half of what is done once."""

SIDES = {"r": later("right"), "l": later("left")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One part and side that can be chosen to be shown."""

    label: str
    choice: ClipShown

    @property
    def data(self) -> str:
        """What a browser needs to show it."""
        return self.choice.model_dump_json()


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantShown:
    """An exercise in another posture, moving."""

    text: VariantText
    sheet: Sheet
    region: str
    figure: Figure | None
    clips: list[Clip]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One exercise on the page."""

    id: str
    sheet: Sheet
    dose: str
    stops: str
    """That any pain ends it, where it does."""
    limits: tuple[str, ...]
    source: str
    region: str
    position: str
    figure: Figure | None
    clips: list[Clip]
    variants: list[VariantShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseGroup:
    """The exercises for one part of the spine."""

    title: str
    exercises: list[Shown]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisesPage:
    """Every exercise there is."""

    groups: list[ExerciseGroup]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisePage:
    """One exercise in full size."""

    shown: Shown
    words: str | None
    """What the patient who is signed in is told of its load."""
    own: PatientExercise | None
    """How the patient who is signed in does it."""


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show all exercises by region, and what comes before them."""
    known = installed()
    listed = known.exercises.values()
    groups = [
        ExerciseGroup(
            title=region_title(region, known),
            exercises=[shown(e) for e in listed if e.region is region],
        )
        for region in Region
    ]
    first = ExerciseGroup(title=_("Before every session"), exercises=[shown(known.warm_up)])
    return page(request, "gallery/gallery.html", ExercisesPage(groups=[*groups, first]))


@login_not_required
def one(request: HttpRequest, name: str) -> HttpResponse:
    """Show one exercise in full size."""
    known = installed()
    found = known.warm_up if name == known.warm_up.id else known.exercises.get(name)
    if found is None:
        allowed = ", ".join((*known.exercises, known.warm_up.id))
        raise Http404(f"There is no exercise {name}; there are {allowed}.")
    return page(request, "gallery/one.html", _one(request, found))


def _one(request: HttpRequest, found: Exercise | WarmUp) -> ExercisePage:
    """Return the page; who is signed in with a plan reads the own dose there, nobody else one."""
    who, trained = request.user, isinstance(found, Exercise)
    if not isinstance(who, User):
        return ExercisePage(shown=shown(found), words=None, own=None)
    return ExercisePage(
        shown=shown(found),
        words=own_load_words(by=who, exercise=found.id),
        own=own_exercise(by=who, exercise=found.id) if trained else None,
    )


def shown(exercise: Exercise | WarmUp) -> Shown:
    """Return an exercise as the page shows it."""
    figure = figure_of(exercise.motion)
    trained = isinstance(exercise, Exercise)
    return Shown(
        id=exercise.id,
        sheet=exercise.sheet,
        dose=_dose(exercise),
        stops=any_pain(exercise) if trained else "",
        limits=tuple(limit.text for limit in exercise.limits),
        source=exercise.source,
        region=exercise.region if trained else "",
        position=exercise.posture if trained else "warm_up",
        figure=figure,
        clips=_clips(exercise, figure) if figure else [],
        variants=[_variant(exercise, each) for each in exercise.variants] if trained else [],
    )


def _variant(exercise: Exercise, variant: Variant) -> VariantShown:
    figure = figure_of(variant.motion)
    return VariantShown(
        text=exercise.sheet.variant(variant.id),
        sheet=exercise.sheet,
        region=exercise.region,
        figure=figure,
        clips=_clips(exercise, figure) if figure else [],
    )


def part_label(exercise: Exercise, part: str) -> str:
    """Return what a part of an exercise is called, as above a figure or a table."""
    return capfirst(exercise.sheet.part(part))


def _dose(exercise: Exercise | WarmUp) -> str:
    dose = exercise.dose
    span = str(dose.max) if dose.min == dose.max else f"{dose.min}–{dose.max}"
    sides = " " + _("on each side") if dose.per_side else ""
    amount = f"{span} {unit(exercise.sheet, dose.max)}{sides}"
    sentences = [amount[0].upper() + amount[1:]]
    if isinstance(exercise, Exercise) and exercise.tempo.hold_s:
        sentences.append(_("each held for %(hold)g seconds") % {"hold": exercise.tempo.hold_s})
    if dose.start != dose.min:
        sentences.append(_("a new plan starts at %(start)s") % {"start": dose.start})
    return "; ".join(sentences) + "."


def _clips(exercise: Exercise | WarmUp, figure: Figure) -> list[Clip]:
    """Return what can be chosen to be shown, in the order in which it is done."""
    several = len({part.part for part in figure.parts}) > 1
    return [
        Clip(
            label=_label(exercise.sheet.part(part.part), part.side, several=several),
            choice=ClipShown(
                part=part.part,
                side=cast("ShownSide", part.side),
                loop=list(movement(_tempo(exercise, part), Playback(part.plays))),
                still=reverse("artefact", args=[part.end]),
            ),
        )
        for part in figure.parts
    ]


def _label(name: str, of_side: str, *, several: bool) -> str:
    side = str(SIDES.get(of_side, ""))
    words = [name, side] if several else [side or name]
    text = ", ".join(filter(None, words))
    return text[0].upper() + text[1:]


def _tempo(exercise: Exercise | WarmUp, part: PartShown) -> Tempo:
    if part.plays != Playback.OUT_AND_BACK:
        half = STEP_ROUND if part.plays == Playback.CYCLE else STEP_ONCE
        rest = 0.0 if part.plays == Playback.CYCLE else LONGEST_REST
        return Tempo(out_s=half, hold_s=0, return_s=half, rest_s=rest)
    tempo = exercise.tempo
    return Tempo(
        out_s=tempo.out_s,
        hold_s=min(tempo.hold_s, LONGEST_HOLD) if part.holds else 0,
        return_s=tempo.return_s,
        rest_s=min(tempo.rest_s, LONGEST_REST),
    )
