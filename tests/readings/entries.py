"""Every reading that the core decides, in the order of its rules; what the core does not decide."""

from collections.abc import Mapping

from tests.readings.reading import Reading
from tests.readings.table import (
    cautions,
    doses,
    emergencies,
    people,
    plans,
    sessions,
    stage,
    supervision,
    traction,
)
from tests.readings.table.check import days, instruments, screening
from tests.readings.table.pain import discomfort, severe, telling, warm_up

CHAPTERS = (
    *(days, discomfort, warm_up, severe, telling, sessions, plans, stage, screening, instruments),
    *(cautions, traction, supervision, doses, emergencies, people),
)
READINGS: tuple[Reading, ...] = tuple(
    sorted(
        (reading for chapter in CHAPTERS for reading in chapter.READINGS),
        key=lambda reading: (reading.rule[0] != "R", int(reading.rule[1:])),
    )
)
"""Everything that is counted."""

EXCUSED: Mapping[str, str] = {
    "it is not handed out beside the hang": "signing and correcting refuse a plan that holds "
    "both; one that earlier rules allowed is made by hand in `tests/guards/elsewhere.py`",
}
"""Readings that were not seen to bite, and why."""

NO_RULES: Mapping[str, str] = {
    "R7.withdrawn": "says that a therapy has ended; what follows has readings of its own",
}
"""Sentences that belong to no reading."""

UNSAID: Mapping[str, str] = {
    "R7.adapted": "age, stage and damage make an exercise begin lower; they leave none out",
    "R7.not_excluded": "as R7.adapted",
    "R9.not_excluded": "no complex is made, and so none handed out, before diseases are known",
    "R24.start_lower": "age and weight rule the hang out; nothing of R24 begins lower",
}
"""Sentences that the shipped content gives no ground for."""

ELSEWHERE: Mapping[str, str] = {
    "R12": "regions and postures of the exercises: `content/exercises/`",
    "R13": "static loads: `neck` of an exercise, by which R17 decides",
    "R14": "no exercise and no part of the warm-up circles the head",
    "R18": "no large bends: limits and movements in `content/exercises/`, I14",
    "R23": "two kinds of lumbar training: `content/exercises/`",
    "R29": "posture, gait and a curved spine: recorded, shown, decided by nobody but the clinician",
    "R30": "what is taken is recorded and its trend shown; the painkiller before training is R20",
    "R31": "loads on the discs: `src/corset/loads/`, shown to the clinician",
}
"""Rules that no decision of the core carries out; their tests stand in docs/generated/spec.md."""
