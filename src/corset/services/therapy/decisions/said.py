"""What a decision says, and what it said, as it was said then."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Lock

from django.utils.translation import get_language

from corset.presentation.reader import FALLBACK, Audience, Reader
from corset.presentation.reasons import WordedReason, sentence, worded
from corset.record.models import DecisionRow
from corset.record.serialisation import codec
from corset.services.library.programmes import programme_then
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme
from corset.therapy.reason import Reason

SIZE = 2000
"""Decisions that a process has in words, some kilobytes each."""


def said_of(row: DecisionRow, reader: Reader) -> tuple[WordedReason, ...]:
    """Return the reasons of a decision in words.

    The sentences are those that were kept with it, where they were kept in the reader's language;
    else they are made from its facts, with the words of the programme that it was decided by.
    """
    then = programme_then(row.programme_digest, patient=row.stream_id)
    if codec.has_told(row.reasons):  # what an old one speaks of stands beside it, not in it
        return _in_words(row.read_reasons(), row.said, then, reader)
    key = (row.reasons, row.said, then.digest, then.language, reader)
    return WORDS.get(key, lambda: _in_words(row.read_reasons(), row.said, then, reader))


def _in_words(
    reasons: Iterable[Reason], said: str | None, then: Programme, reader: Reader
) -> tuple[WordedReason, ...]:
    made = worded(reasons, programme=then, reader=reader)
    kept = codec.parse(said).get(reader.audience, {}) if said else {}
    if kept.get("language") != reader.language:
        return made
    return tuple(replace(one, text=text) for one, text in zip(made, kept["texts"], strict=True))


class Words:
    """The reasons that were put into words last, by all that they were made from."""

    def __init__(self, size: int = SIZE) -> None:
        self._size, self._lock = size, Lock()
        self._said: OrderedDict[object, tuple[WordedReason, ...]] = OrderedDict()

    def get(
        self, key: object, make: Callable[[], tuple[WordedReason, ...]]
    ) -> tuple[WordedReason, ...]:
        """Return what the same reasons were put into, or put them into words."""
        with self._lock:
            known = self._said.get(key)
        if known is None:
            known = make()
        with self._lock:
            self._said[key] = known
            self._said.move_to_end(key)
            if len(self._said) > self._size:
                self._said.popitem(last=False)
        return known


WORDS = Words()


def what_is_said(decision: Decision, rules: Programme) -> dict[str, object]:
    """Return what the reasons of a decision say, by audience, with the language they say it in."""
    language = get_language() or FALLBACK
    readers = [Reader(audience, language) for audience in Audience]
    return {
        reader.audience: {
            "language": reader.language,
            "texts": [
                sentence(reason, programme=rules, reader=reader) for reason in decision.reasons
            ],
        }
        for reader in readers
        if decision.reasons
    }
