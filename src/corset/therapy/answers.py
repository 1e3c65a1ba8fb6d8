"""Answers by question, frozen."""

from collections.abc import Mapping

from corset.therapy.terms import Answer

Answers = tuple[tuple[str, Answer], ...]


def freeze(answers: Mapping[str, Answer]) -> Answers:
    """Return the answers as sorted pairs, so that equal answers are equal values."""
    return tuple(sorted(answers.items()))


def answer_to(answers: Answers, question: str) -> Answer:
    """Return the answer to a question; what was not answered is unknown (I4)."""
    return dict(answers).get(question, Answer.UNKNOWN)
