"""What an exercise does to this patient's discs, beside its dose: always as an interval (R31)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from corset.clinic.components.page import component
from corset.loads.discs import LUMBAR, NECK
from corset.loads.report import DiscLoad, Interval
from corset.loads.tolerance import Tolerances
from corset.presentation import loads as said_of
from corset.services.loads.atlas import body_of_intake
from corset.services.loads.exercise_load import ExerciseLoad, exercise_load
from corset.therapy.content.parameters import Parameters
from corset.therapy.intake import Intake
from corset.therapy.programme import Exercise

register = template.Library()
SPARE = 1.06
"""What the whole width of a bar stands for, in what a healthy disc bears."""
SMALL_N = 1000
"""Under this, one digit after the point would say little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One disc's interval in percent of the bar, and in words."""

    disc: str
    low: float
    width: float
    mark: float
    text: str
    hot: bool
    forbidden: str = ""
    """What the bar's way is called, where the therapy forbids it."""
    times: str = ""
    """How many times what the exercise asks, over the same assumptions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBars:
    """The discs of one exercise, against what an affected and a healthy one bear."""

    bars: tuple[Bar, ...] = ()
    affected: float = 0.0
    healthy: float = 0.0
    near: str = ""
    """What an affected disc bears, in words."""
    unknown: str = ""
    """Discs that are not estimated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscOption:
    """A disc to look at."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscGroup:
    """Discs of one part of the spine."""

    label: str
    discs: tuple[DiscOption, ...]


@component(register, "components/loads.html")
def load_bars(exercise: Exercise, intake: Intake, p: Parameters) -> LoadBars:
    """Show the peak compression of the damaged discs, or of the one that bears the most."""
    load = exercise_load(exercise, intake, p)
    if load is None:
        return LoadBars()
    return LoadBars(
        bars=tuple(_bars(load)),
        affected=_place(load.tolerances.affected, load.tolerances),
        healthy=_place(load.tolerances.healthy, load.tolerances),
        near=tonnes(load.tolerances.affected),
        unknown=", ".join(load.unknown),
    )


def _bars(load: ExerciseLoad) -> Iterator[Bar]:
    shown = load.affected or (load.first,)
    yield from (_bar(disc, load.found.discs[disc], load.tolerances) for disc in shown)
    if way := load.wrong_way:
        yield from (
            _bar(
                disc,
                way.found.discs[disc],
                load.tolerances,
                forbidden=way.said,
                times=times_of(way.times[disc]),
            )
            for disc in shown
        )


def _bar(
    disc: str, load: DiscLoad, bears: Tolerances, *, forbidden: str = "", times: str = ""
) -> Bar:
    low, _central, high = load.peak
    return Bar(
        disc=disc,
        low=_place(low, bears),
        width=round(_place(high, bears) - _place(low, bears), 2),
        mark=_place(load.peak[1], bears),
        text=_("%(disc)s about %(central)s kN, %(low)s to %(high)s: %(share)s\u00a0%% of %(near)s")
        % _words(disc, load, bears),
        hot=load.may_pass(bears.affected),
        forbidden=forbidden,
        times=times,
    )


@register.simple_tag
def load_warnings(load: ExerciseLoad) -> list[str]:
    """Return a sentence for each damaged disc that may bear more than it can (R31)."""
    said = _(
        "%(disc)s: about %(central)s, up to %(high)s kN at most, over %(near)s, at which an"
        " affected disc fails."
    )
    return [
        said % _words(disc, load.found.discs[disc], load.tolerances)
        for disc in load.affected
        if load.found.discs[disc].may_pass(load.tolerances.affected)
    ]


@register.simple_tag
def load_wrong_way(load: ExerciseLoad) -> str:
    """Return what the forbidden way would do to the damaged disc that it loads most beyond it.

    Where it loads none of the damaged ones more, another disc says why it is forbidden.
    """
    way = load.wrong_way
    if way is None:
        return ""
    worse = [disc for disc in load.affected if way.times[disc][0] > 1]
    disc = max(worse or way.times, key=lambda disc: way.times[disc][1])
    found = way.found.discs[disc]
    words = {
        **_words(disc, found, load.tolerances),
        "said": way.said,
        "times": times_of(way.times[disc]),
    }
    text = _(
        "“%(said)s” is forbidden, and this is why: %(disc)s about %(central)s kN (%(low)s to"
        " %(high)s). That is %(times)s the exercise as it is, whichever assumption is changed, for"
        " both alike."
    )
    passes = found.may_pass(load.tolerances.affected)
    return f"{text} {_('It may pass %(near)s.')}" % words if passes else text % words


def times_of(ratios: Interval) -> str:
    """Return how many times a load is another, from the least to the most of the cases."""
    least, most = (f"{ratio:.2g}" for ratio in (ratios[0], ratios[2]))
    if least == most == "1":
        return _("about as much as")
    if least == most:
        return _("%(least)s times") % {"least": least}
    return _("%(least)s to %(most)s times") % {"least": least, "most": most}


@register.simple_tag
def load_spans() -> str:
    """Return what every interval of the page spans."""
    return said_of.spans()


@register.simple_tag
def load_discs(load: ExerciseLoad) -> list[DiscGroup]:
    """Return the discs to choose from, the one to look at first chosen."""
    groups = ((_("Lower back"), LUMBAR), (_("Neck"), NECK))
    return [
        DiscGroup(label=label, discs=tuple(_option(load, disc) for disc in discs))
        for label, discs in groups
    ]


def _option(load: ExerciseLoad, disc: str) -> DiscOption:
    label = _("%(disc)s, damaged") % {"disc": disc} if disc in load.affected else disc
    return DiscOption(value=disc, label=label, chosen=disc == load.first)


@register.filter
def has_body(intake: Intake) -> bool:
    """Return whether enough is known of the body for an estimate."""
    return body_of_intake(intake) is not None


@register.filter
def kn(newtons: float) -> str:
    """Return kilonewtons, as a person compares them."""
    return f"{newtons / 1000:.{2 if newtons < SMALL_N else 1}f}"


@register.filter
def tonnes(newtons: float) -> str:
    """Return a force as the weight that people know."""
    return said_of.tonnes(newtons)


@register.filter
def percent_of(newtons: float, whole: float) -> int:
    """Return the percentage of what a disc bears."""
    return round(100 * newtons / whole)


def _words(disc: str, load: DiscLoad, bears: Tolerances) -> dict[str, str | int]:
    low, central, high = load.peak
    return {
        "disc": disc,
        "low": kn(low),
        "central": kn(central),
        "high": kn(high),
        "share": percent_of(central, bears.affected),
        "near": tonnes(bears.affected),
    }


def _place(newtons: float, bears: Tolerances) -> float:
    return round(min(100 * newtons / (SPARE * bears.healthy), 100.0), 2)
