"""A sentence for everything that the core can answer, in every language, and for nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from corset.care.reasons import REASONS
from corset.programme.checks.blanks import unknown_blank
from corset.programme.checks.register import check
from corset.programme.documents.content import Sentences, exercise_file, sentences_file
from corset.programme.documents.exercises import ExerciseDocument
from corset.programme.documents.problems import Problem
from corset.programme.documents.sentences import Counted, Said, SentencesDocument
from corset.programme.documents.tables import Rules, rule_ids
from corset.therapy.intake import Intake
from corset.therapy.terms import AlertKind, Neck, Region, Role

DEFAULT = "en"
AS_SAID = ("minus", "exercise", "adaptation")
SAID = frozenset(
    {"adaptation", "after", "causes", "dose", "exercise", "question", "signs", "urgency"}
)
"""Facts that each sentence says of those that it has."""
ADAPTED = frozenset({"adapted", "not_excluded", "start_lower"})
"""What a rule has to say so that an exercise can cite it for an adaptation."""


@check
def english_is_there(languages: frozenset[str]) -> Iterator[Problem]:
    """The language that every other falls back to is there."""
    if DEFAULT not in languages:
        yield Problem(sentences_file(DEFAULT), "", "is missing")


@check
def every_answer_has_its_sentence(sentences: Sentences) -> Iterator[Problem]:
    """What the core can answer can be said; what it cannot answer stands nowhere."""
    for language, document in sentences.items():
        file = sentences_file(language)
        for rule, key in _keys(document) ^ _declared():
            place = f"sentences.{rule}.{key}"
            if (rule, key) in _declared():
                yield Problem(file, place, "is missing; the core can answer with it")
            else:
                allowed = ", ".join(REASONS.get(rule, ())) or "none"
                yield Problem(file, place, f"is never said; {rule} says {allowed}")


@check
def blanks_are_facts(sentences: Sentences) -> Iterator[Problem]:
    """Every blank in a sentence is a fact that comes with it."""
    for language, document in sentences.items():
        for place, said in document.texts():
            rule, key, *_ = place.split(".")
            facts = REASONS.get(rule, {}).get(key, frozenset())
            for text in _texts(said):
                if wrong := _wrong_blank(text, facts):
                    yield Problem(sentences_file(language), f"sentences.{place}", wrong)


@check
def facts_are_said(sentences: Sentences) -> Iterator[Problem]:
    """A sentence says the facts without which it would be milder, or about nothing."""
    for language, document in sentences.items():
        for place, said in document.texts():
            rule, key, *whom = place.split(".")
            known = REASONS.get(rule, {}).get(key, frozenset())
            right = (text for text in _texts(said) if not _wrong_blank(text, known))
            for text in () if whom == ["brief"] else right:
                for fact in sorted(f for f in known & SAID if f"{{{f}}}" not in text):
                    message = f"does not say {{{fact}}}; it has to be there"
                    yield Problem(sentences_file(language), f"sentences.{place}", message)


@check
def adaptations_can_be_said(
    exercises: Mapping[str, ExerciseDocument], rules: Rules
) -> Iterator[Problem]:
    """An exercise cites for an adaptation a rule that can say so."""
    able = [rule for rule, keys in REASONS.items() if keys.keys() >= ADAPTED]
    for name, exercise in exercises.items():
        for place, adapt in enumerate(exercise.adapt):
            if adapt.rule not in able and adapt.rule in rule_ids(rules):
                message = f"{adapt.rule} adapts no exercise; allowed are {', '.join(able)}"
                yield Problem(exercise_file(name), f"adapt[{place}].rule", message)


@check
def words_are_whole(sentences: Sentences) -> Iterator[Problem]:
    """Every region, role, alert and fact of an intake has its word."""
    facts = tuple(field.name for field in fields(Intake))
    needed = {
        "regions": Region,
        "neck": [Neck.STATIC, Neck.MOVES],
        "roles": Role,
        "alerts": AlertKind,
        "facts": facts,
        "said": AS_SAID,
    }
    for language, document in sentences.items():
        for kind, ids in needed.items():
            for missing in sorted({str(i) for i in ids} - set(getattr(document.words, kind))):
                yield Problem(sentences_file(language), f"words.{kind}.{missing}", "is missing")


def _declared() -> set[tuple[str, str]]:
    return {(rule, key) for rule, keys in REASONS.items() for key in keys}


def _keys(document: SentencesDocument) -> set[tuple[str, str]]:
    return {(rule, key) for rule, keys in document.sentences.items() for key in keys}


def _texts(said: Said) -> list[str]:
    return list(said.forms().values()) if isinstance(said, Counted) else [said]


def _wrong_blank(text: str, facts: frozenset[str]) -> str | None:
    try:
        wrong = unknown_blank(text, facts)
    except ValueError as error:
        return f"its blanks cannot be read: {error}"
    if wrong is None:
        return None
    allowed = ", ".join(f"{{{name}}}" for name in sorted(facts)) or "none"
    return f"{wrong} is no fact of this sentence; allowed are {allowed}"
