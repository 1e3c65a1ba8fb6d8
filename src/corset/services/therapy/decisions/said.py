"""What a decision said, as it was said then."""

from dataclasses import replace

from corset.presentation.reader import Reader
from corset.presentation.reasons import WordedReason, worded
from corset.record.models import DecisionRow
from corset.services.library.programmes import programme_then


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
