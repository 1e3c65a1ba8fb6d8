"""Reasons in words: the sentence of a reason, its facts filled in, for one reader."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from corset.care.reasons import Subject, subject_of
from corset.presentation.names import exercise_name, plain
from corset.presentation.reader import FALLBACK, Audience, Reader
from corset.programme.texts.language import speaking
from corset.programme.texts.pseudo import PSEUDO, bracketed
from corset.therapy.content.sentences import Counted, Sentences
from corset.therapy.decision import Finding
from corset.therapy.programme import Programme
from corset.therapy.reason import AS_TOLD, Fact, Reason
from corset.therapy.terms import DISCS, Outcome, Urgency


def sentence(reason: Reason, *, programme: Programme, reader: Reader, brief: bool = False) -> str:
    """Return what a reason says to a reader, in the reader's language or else in English.

    A brief one stands right under the exercise's name, where the whole sentence would repeat it.

    A reason of an old log, which was kept as a sentence, is returned as it was said. Raises
    KeyError for a reason that the programme has no sentence for.
    """
    if reason.key == AS_TOLD:
        return str(reason.fact("text"))
    if reader.language == PSEUDO:
        english = replace(reader, language=FALLBACK)
        return bracketed(sentence(reason, programme=programme, reader=english, brief=brief))
    programme = speaking(programme, reader.language)
    sentences = sentences_of(programme, reader.language)
    said = sentences.by_reason[reason.id]
    text = said.patient if reader.audience is Audience.PATIENT else said.clinician
    return _filled(said.brief if brief and said.brief else text, reason, programme, reader)


def _filled(text: str | Counted, reason: Reason, programme: Programme, reader: Reader) -> str:
    if isinstance(text, Counted):
        text = _form(text, _counted(text.by, reason.fact(text.by)), reader)
    said = text.format_map(facts_in_words(reason, programme=programme, reader=reader))
    return f"{said[:1].upper()}{said[1:]}"


def sentences_of(programme: Programme, language: str) -> Sentences:
    """Return the sentences of a language, `de-AT` read as `de`; else the English ones."""
    names = (language, language.split("-", maxsplit=1)[0])
    known = (programme.sentences.get(name) for name in names)
    return next(filter(None, known), programme.sentences[FALLBACK])


def facts_in_words(reason: Reason, *, programme: Programme, reader: Reader) -> Mapping[str, str]:
    """Return the facts of a reason by name, as a reader reads them; a sentence is none."""
    return {
        name: _in_words(name, fact, reason, programme=programme, reader=reader)
        for name, fact in reason.facts
        if (reason.key, name) != (AS_TOLD, "text")
    }


def _form(counted: Counted, number: Fact, reader: Reader) -> str:
    category = reader.locale.plural_form(number) if isinstance(number, int | float) else "other"
    return counted.forms.get(category) or counted.forms["other"]


def _in_words(
    name: str, fact: Fact, reason: Reason, *, programme: Programme, reader: Reader
) -> str:
    sentences = sentences_of(programme, reader.language)
    if isinstance(fact, int | float):
        return _number(name, fact, sentences, reader)
    ids = fact if isinstance(fact, tuple) else (fact,)
    if name == "signs":
        return _signs(ids, programme) or sentences.nothing_named
    if name == "adaptation":
        return _why(reason, programme, sentences)
    words = _WORDS.get(name)
    told = [words(str(i), programme, sentences) if words else str(i) for i in ids if i]
    if name == "at" and isinstance(fact, str):
        return _moment(datetime.fromisoformat(fact), reader)
    nothing = _word(sentences, "said", "exercise") if words is _exercise else sentences.none
    between = "; " if any(", " in one for one in told) else ", "
    return between.join(told) or nothing


def _counted(name: str, number: Any) -> Any:  # noqa: ANN401 - any fact
    """Return what is counted: a clock that ran back lets no days pass."""
    return max(0, number) if name == "days" and isinstance(number, int | float) else number


def _moment(at: datetime, reader: Reader) -> str:
    day, hour = (
        format_date(at, "medium", reader.locale),
        format_time(at, "short", None, reader.locale),
    )
    return f"{day}, {hour}"


def _number(name: str, number: float, sentences: Sentences, reader: Reader) -> str:
    """Return a number as people say it."""
    number = _counted(name, number)
    said = format_decimal(abs(number), locale=reader.locale)
    if number >= 0:
        return said
    return f"{_word(sentences, 'said', 'minus')} {said}"


def _word(sentences: Sentences, kind: str, name: str) -> str:
    """Return a word for an id; its own, without what only a machine writes, where there is none."""
    return sentences.words.get(kind, {}).get(name) or plain(name)


def _exercise(exercise: str, programme: Programme, _: Sentences) -> str:
    return exercise_name(exercise, programme)


def _question(question: str, programme: Programme, _: Sentences) -> str:
    asked = programme.contraindications.get(question) or programme.check_questions.get(question)
    return asked.name if asked else plain(question)


def _condition(condition: str, programme: Programme, _: Sentences) -> str:
    known = programme.conditions.get(condition)
    return known.name if known else plain(condition)


def _alert(alert: str, _: Programme, sentences: Sentences) -> str:
    kind, _dash, number = alert.partition("-")
    return f"{_word(sentences, 'alerts', kind)} {number}".strip()


def _known(name: str, programme: Programme, sentences: Sentences) -> str:
    """Return one of those that there are: exercises, diseases, discs, questions or alerts."""
    if name in programme.exercises:
        return _exercise(name, programme, sentences)
    if name in programme.conditions:
        return _condition(name, programme, sentences)
    if name in DISCS:
        return name
    asked = name in programme.contraindications or name in programme.check_questions
    return (_question if asked else _alert)(name, programme, sentences)


def _cause(cause: str, programme: Programme, sentences: Sentences) -> str:
    known = sentences.words["causes"].get(cause)
    return known or _question(cause, programme, sentences)


def _urgency(urgency: str, programme: Programme, _: Sentences) -> str:
    return programme.emergency_text[Urgency(urgency)]


def _signs(signs: Iterable[Fact], programme: Programme) -> str:
    known = programme.emergency_signs
    return ", ".join(known[str(sign)].text for sign in signs if str(sign) in known)


def _why(reason: Reason, programme: Programme, sentences: Sentences) -> str:
    exercise = programme.exercises.get(reason.exercise or "")
    adaptations = exercise.adapt if exercise else ()
    key = reason.fact("adaptation")
    told = (adaptation.why for adaptation in adaptations if adaptation.key == key)
    return next(told, _word(sentences, "said", "adaptation"))


def _word_of(kind: str) -> Callable[[str, Programme, Sentences], str]:
    def word(name: str, _: Programme, sentences: Sentences) -> str:
        return _word(sentences, kind, name)

    return word


_WORDS: Mapping[str, Callable[[str, Programme, Sentences], str]] = {
    "exercise": _exercise,
    "other": _exercise,
    "question": _question,
    "condition": _condition,
    "causes": _cause,
    "urgency": _urgency,
    "region": _word_of("regions"),
    "fact": _word_of("facts"),
    "facts": _word_of("facts"),
    "neck": _word_of("neck"),
    "role": _word_of("roles"),
    "may": _word_of("roles"),
    "alert": _alert,
    "known": _known,
}
"""How the ids of a fact become words, by the fact's name; others are shown as they are."""


@dataclass(frozen=True, slots=True)
class WordedReason:
    """A reason beside its sentence and its facts in words, as one reader reads them."""

    reason: Reason
    text: str
    brief: str
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def rule(self) -> str:
        """The number of the rule."""
        return self.reason.rule

    @property
    def exercise(self) -> str | None:
        """The exercise that it speaks of, if it speaks of one."""
        return self.reason.exercise

    @property
    def subject(self) -> Subject | None:
        """What it is about, where a page has to know it."""
        return subject_of(self.reason)


@dataclass(frozen=True, slots=True)
class WordedFinding:
    """A finding whose reason is in words."""

    outcome: Outcome
    reason: WordedReason


def worded(
    reasons: Iterable[Reason], *, programme: Programme, reader: Reader
) -> tuple[WordedReason, ...]:
    """Return reasons in words, in their order."""
    programme = speaking(programme, reader.language)
    return tuple(
        WordedReason(
            reason,
            sentence(reason, programme=programme, reader=reader),
            sentence(reason, programme=programme, reader=reader, brief=True),
            tuple(facts_in_words(reason, programme=programme, reader=reader).items()),
        )
        for reason in reasons
    )


def worded_findings(
    findings: Iterable[Finding], *, programme: Programme, reader: Reader
) -> tuple[WordedFinding, ...]:
    """Return findings in words, in their order."""
    findings = tuple(findings)
    reasons = worded((f.reason for f in findings), programme=programme, reader=reader)
    return tuple(WordedFinding(f.outcome, r) for f, r in zip(findings, reasons, strict=True))
