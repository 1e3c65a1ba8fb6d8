"""What a decision says, and what it said, as it was said then."""

from dataclasses import replace

from django.utils.translation import get_language

from corset.presentation.reader import FALLBACK, Audience, Reader
from corset.presentation.reasons import WordedReason, sentence, worded
from corset.record.models import DecisionRow
from corset.services.library.programmes import programme_then
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme


def said_of(row: DecisionRow, reader: Reader) -> tuple[WordedReason, ...]:
    """Return the reasons of a decision in words.

    The sentences are those that were kept with it, where they were kept in the reader's language;
    else they are made from its facts, with the words of the programme that it was decided by.
    """
    then = programme_then(row.programme_digest, patient=row.stream_id)
    made = worded(row.read_reasons(), programme=then, reader=reader)
    kept = row.read_said().get(reader.audience, {})
    if kept.get("language") != reader.language:
        return made
    return tuple(replace(one, text=text) for one, text in zip(made, kept["texts"], strict=True))


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
