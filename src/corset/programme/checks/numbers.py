"""Parameters against their bounds, against the therapy's, and against each other (I29)."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from corset.programme.checks.register import check
from corset.programme.documents.content import Numbers, Sources, label
from corset.programme.documents.problems import Problem
from corset.therapy.content.parameters import Parameters

FILE = label("parameters/parameters.yaml")
RISING = (
    ("slight_pain_nrs", "discomfort_nrs"),
    ("discomfort_nrs", "severe_pain_nrs"),
    ("systolic_low_mmhg", "systolic_high_mmhg"),
    ("diastolic_high_mmhg", "systolic_high_mmhg"),
    ("alert_hours_emergency", "alert_hours_severe_pain"),
    ("rupture_affected_n", "rupture_healthy_n"),
    ("plausible_celsius_min", "fever_celsius"),
    ("fever_celsius", "plausible_celsius_max"),
    ("plausible_mmhg_min", "systolic_low_mmhg"),
    ("systolic_high_mmhg", "plausible_mmhg_max"),
    ("plausible_height_min_m", "plausible_height_max_m"),
    ("plausible_mass_min_kg", "plausible_mass_max_kg"),
)
"""Each has to be under the next."""
NOT_FALLING = (
    ("supervised_sessions_min", "supervised_sessions_default"),
    ("supervised_sessions_default", "supervised_sessions_max"),
    ("whole_spine_days_min", "whole_spine_days_default"),
    ("whole_spine_days_default", "whole_spine_days_max"),
    ("repetitions_floor", "discomfort_repetitions"),
)
"""Each has to be the next at most."""


def with_values(
    numbers: Numbers, values: Mapping[str, float]
) -> tuple[Numbers, tuple[Problem, ...]]:
    """Return the numbers with other values, and a problem for each name that is none of theirs."""
    known = {name: value for name, value in values.items() if name in numbers}
    changed = {
        name: numbers[name].model_copy(update={"value": value}) for name, value in known.items()
    }
    message = f"is no parameter; there are {', '.join(numbers)}"
    unknown = tuple(Problem(FILE, name, message) for name in values.keys() - known.keys())
    return {**numbers, **changed}, unknown


@check
def parameters(numbers: Numbers) -> Iterator[Problem]:
    """The numbers that the core uses are all there, and whole where they count something."""
    for field in fields(Parameters):
        if field.name not in numbers:
            yield Problem(FILE, field.name, "is missing")
        elif field.type is int and not isinstance(numbers[field.name].value, int):
            message = f"{numbers[field.name].value} has to be a whole number"
            yield Problem(FILE, f"{field.name}.value", message)


@check
def required(numbers: Numbers, sources: Sources) -> Iterator[Problem]:
    """Every parameter of a source is there; what the core uses was told already."""
    core = {field.name for field in fields(Parameters)}
    for source in sources.values():
        for name in source.parameters.keys() - numbers.keys() - core:
            yield Problem(FILE, name, "is missing")


@check
def within(numbers: Numbers, sources: Sources) -> Iterator[Problem]:
    """A value lies in its bounds, and these in the therapy's, which content cannot widen."""
    allowed = {
        name: span for source in sources.values() for name, span in source.parameters.items()
    }
    for name, number in numbers.items():
        low, high = number.bounds
        if name not in allowed:
            yield Problem(FILE, name, "is no parameter; content/sources/ bounds none of this name")
            continue
        least, most = allowed[name]
        if not least <= low <= high <= most:
            message = f"{low:g} to {high:g} is outside the allowed {least:g} to {most:g}"
            yield Problem(FILE, f"{name}.bounds", message)
        elif not low <= number.value <= high:
            message = f"{number.value:g} is outside the allowed {low:g} to {high:g} {number.unit}"
            yield Problem(FILE, f"{name}.value", message)


@check
def related(numbers: Numbers) -> Iterator[Problem]:
    """Parameters that bound each other stay in order."""
    for pairs, strict in ((RISING, True), (NOT_FALLING, False)):
        for lower, upper in pairs:
            if lower in numbers and upper in numbers:
                low, high = numbers[lower].value, numbers[upper].value
                if low > high or (strict and low == high):
                    bound = "under" if strict else "at most"
                    message = f"{low:g} has to be {bound} {upper}, which is {high:g}"
                    yield Problem(FILE, f"{lower}.value", message)


@check
def readings_signed_off(numbers: Numbers, sources: Sources) -> Iterator[Problem]:
    """A number that is not a source's own waits for a clinician's sign-off."""
    own = {name for source in sources.values() for name in source.own_parameters}
    for name in numbers.keys() - own:
        if numbers[name].origin != "reading":
            yield Problem(FILE, f"{name}.origin", f"{numbers[name].origin} has to be reading")
    for name, number in numbers.items():
        if number.origin == "reading" and not number.needs_signoff:
            message = "has to be true: the number is a reading, not the article's"
            yield Problem(FILE, f"{name}.needs_signoff", message)
