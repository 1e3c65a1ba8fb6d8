"""Every sentence with the most extreme facts, to everybody, in every language that there is."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import product

import pytest
from tests.patient import PROGRAMME

from corset.care.reasons import REASONS
from corset.presentation.reader import Audience, Reader
from corset.presentation.reasons import sentence
from corset.programme.texts.pseudo import PSEUDO
from corset.therapy.commands import COMMANDS
from corset.therapy.intake import Intake
from corset.therapy.reason import Reason
from corset.therapy.terms import DISCS, AlertKind, Region, Role, Urgency

LONG = "Lying prone with both arms beside the head and a very long name " * 4
SHEET = replace(PROGRAMME.exercises["L3"].sheet, name=LONG.strip())
LONGEST = replace(
    PROGRAMME,
    exercises=PROGRAMME.exercises | {"L3": replace(PROGRAMME.exercises["L3"], sheet=SHEET)},
)
"""The programme with an exercise that has a very long name."""
NUMBERS = (0, 1, 2, 5, 21, 1.5, -1, -3, 999_999_999)
EXERCISES = (*PROGRAMME.exercises, "old_press", "", None)
QUESTIONS = (*PROGRAMME.contraindications, *PROGRAMME.check_questions, "old_question")
CONDITIONS = (*PROGRAMME.conditions, "old_disease")
ALERTS = tuple(f"{kind}-{number}" for kind in AlertKind for number in (1, 12))
SIGNS = tuple(PROGRAMME.emergency_signs)
CAUSES = ("rest_pain", "pain_in_warm_up", "unplaced_pain", *QUESTIONS)
VALUES = {
    "exercise": EXERCISES,
    "other": EXERCISES,
    "question": QUESTIONS,
    "condition": CONDITIONS,
    "alert": (*ALERTS, "old_alert-1", "x", ""),
    "region": tuple(Region),
    "role": tuple(Role),
    "may": [*((role,) for role in Role), tuple(Role), ()],
    "command": [kind.__name__ for kind in COMMANDS.values()],
    "clinician": ("clinician", "", "9b1c"),
    "fact": tuple(field.name for field in fields(Intake)),
    "urgency": tuple(Urgency),
    "signs": [(), ("unspecified",), SIGNS[:1], SIGNS, ("old_sign", *SIGNS[:1])],
    "causes": [(), *((cause,) for cause in CAUSES), CAUSES],
    "adaptation": ("condition:osteoporosis", "age_from:65", "old_adaptation"),
    "at": ("2026-01-09T08:00:00+00:00", "2026-10-25T02:30:00+01:00", "2199-12-31T23:59:59+00:00"),
}  # fmt: skip
"""What each fact can be; any other is a number."""
KNOWN = {
    "unknown_exercise": tuple(PROGRAMME.exercises),
    "not_in_plan": tuple(PROGRAMME.exercises),
    "not_released": (*PROGRAMME.exercises, "old_press"),
    "unknown_question": QUESTIONS,
    "unknown_condition": CONDITIONS,
    "no_such_alert": ALERTS,
    "unknown_level": DISCS,
    "no_opt_in": tuple(e.id for e in PROGRAMME.exercises.values() if e.opt_in),
}
"""Of what there is, by key."""
READERS = [
    Reader(audience, language)
    for audience in Audience
    for language in (*PROGRAMME.sentences, PSEUDO)
]
KEYS = [(rule, key) for rule, keys in REASONS.items() for key in keys]
WRONG = {
    "a blank": re.compile(r"[{}]"),
    "nothing": re.compile(r"\bNone\b|\bnan\b|\binf\b"),
    "an ISO time": re.compile(r"\d{4}-\d{2}-\d{2}|\dT\d{2}:"),
    "a field's name": re.compile(r"\b[a-z]+_[a-z_]+\b|\b[a-z]\w*:\w|\b[a-z]+-\d+\b"),
    "one of many": re.compile(
        r"(?<![\d.,])1 (exercises|repetitions|sessions|days|hours|workouts|times|points)\b"
        r"|(?<![\d.,])1 (are|were|have)\b", re.IGNORECASE),
    "many of one": re.compile(
        r"(?<!minus )\b([02-9]|\d[\d,.]*\d) (day|hour|exercise|repetition|workout)\b"),
    "a number under 0": re.compile(r"[-\u2212]\d"),
    "two spaces": re.compile(r"  |\n|\t"),
    "a space before a stop": re.compile(r" [.,;:!?]"),
    "two stops": re.compile(r"\.\.|[.;:,][.;:,]"),
    "a wrong article": re.compile(r"\ba [aeiou]\w+|\ban [^aeiouh\W]\w*", re.IGNORECASE),
    "the same number": re.compile(r"\b(\d+) instead of \1\b"),
}  # fmt: skip
RULE = re.compile(r"\b[RIE]\d+\b")


def reasons(rule: str, key: str) -> Iterator[Reason]:
    """Yield a reason with each value of each of its facts, and every pair of its numbers."""
    names = sorted(REASONS[rule][key])
    known = {"known": [KNOWN[key][:n] for n in (0, 1, 2, 99)]} if "known" in names else {}
    values = {name: (VALUES | known).get(name, NUMBERS) for name in names}
    usual = {name: values[name][0] for name in names}
    numbers = [name for name in names if values[name] is NUMBERS]
    yield Reason.of(rule, key, **usual)
    for name in names:
        for value in values[name]:
            yield Reason.of(rule, key, **usual | {name: value})
    for pair in product(NUMBERS[:5], repeat=len(numbers)):
        yield Reason.of(rule, key, **usual | dict(zip(numbers, pair, strict=True)))
    if "adaptation" in names:
        for exercise in PROGRAMME.exercises.values():
            for adaptation in exercise.adapt:
                yield Reason.of(rule, key, exercise=exercise.id, adaptation=adaptation.key)


def wrong(text: str, reader: Reader) -> list[str]:
    """Return what is wrong with what is said."""
    if reader.language == PSEUDO:
        assert (text[0], text[-1]) == ("⟦", "⟧")
        text = text[1:-1]
    found = [what for what, pattern in WRONG.items() if pattern.search(text)]
    found += ["no capital"] * (not re.match(r"[“(]?[A-Z0-9À-Þ]", text))
    found += ["no full stop"] * (not text.endswith((".", "!", "?")))
    return found + ["a rule"] * (reader.audience is Audience.PATIENT and bool(RULE.search(text)))


@pytest.mark.parametrize(("rule", "key"), KEYS, ids=[f"{rule}.{key}" for rule, key in KEYS])
def test_a_sentence_is_one_whatever_its_facts(rule: str, key: str):
    mistakes = {
        f"{reader.audience}, {reader.language}: {text}": told
        for reason in reasons(rule, key)
        for reader in READERS
        for brief in (False, True)
        if (text := sentence(reason, programme=LONGEST, reader=reader, brief=brief))
        and (told := wrong(text, reader))
    }
    assert mistakes == {}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Do {n}.", "a blank"),
        ("It is None.", "nothing"),
        ("At 2026-01-05T08:00.", "an ISO time"),
        ("The height_m is missing.", "a field's name"),
        ("Of condition:osteoporosis it is.", "a field's name"),
        ("There is severe pain-1.", "a field's name"),
        ("With 1 exercises.", "one of many"),
        ("2 day.", "many of one"),
        ("After -1 days.", "a number under 0"),
        ("There is  one.", "two spaces"),
        ("None .", "a space before a stop"),
        ("So..", "two stops"),
        ("For a administrator.", "a wrong article"),
        ("Do 10 instead of 10.", "the same number"),
        ("it hurts.", "no capital"),
        ("It hurts", "no full stop"),
        ("It hurts (R5).", "a rule"),
    ],
)
def test_what_is_wrong_is_found(text: str, what: str):
    assert what in wrong(text, Reader(Audience.PATIENT, "en"))
