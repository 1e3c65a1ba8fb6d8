"""The documents directly in content/: rules, numbers, questions, signs, the article."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, PositiveInt

from corset.programme.documents.schema import Document, Line, Name, Origin, Text
from corset.therapy.terms import Urgency


class Statement(Document):
    """A rule or an invariant, with the sentences that the core answers with."""

    id: Line
    title: Text
    text: Text
    says: Mapping[str, Text] = {}


class RuleStatement(Statement):
    """A rule; `reading` says what was chosen where the article leaves something open."""

    reading: Text | None = None
    origin: Origin
    needs_signoff: bool


class Rules(Document):
    """content/rules/rules.yaml."""

    rules: tuple[RuleStatement, ...]
    invariants: tuple[Statement, ...]


def rule_ids(rules: Rules) -> list[str]:
    """Return the numbers of all rules and invariants, in order."""
    return [statement.id for statement in (*rules.rules, *rules.invariants)]


class Number(Document):
    """One clinical number with its unit, its source and the day it was last checked."""

    value: int | float
    unit: Text
    text: Text
    origin: Origin
    needs_signoff: bool
    rule: Line
    source: Text
    date: date


class Question(Document):
    """A question about a contraindication or a sign, with help in plain words."""

    id: Name
    name: Text
    question: Text
    help: Text
    source: Line


class Contraindications(Document):
    """content/questions/questions.yaml."""

    lasting: Annotated[tuple[Question, ...], Field(min_length=1)]
    passing: Annotated[tuple[Question, ...], Field(min_length=1)]
    check: tuple[Question, ...]


class ConditionEntry(Document):
    """A line of content/conditions/conditions.yaml."""

    id: Name
    name: Text


class Sign(Document):
    """A warning sign."""

    id: Name
    text: Text
    group: Text
    urgency: Urgency
    source: Text


class Emergency(Document):
    """content/emergency/emergency.yaml."""

    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]
    texts: Mapping[Urgency, Text]


class ArticleDose(Document):
    """The article's figures for one exercise, or our bounds where it has none."""

    min: PositiveInt
    max: PositiveInt
    single: bool = False
    per_side: bool = False
    hold_s: float = 0
    sets_a_day: PositiveInt = 1
    stop_at_nrs: int | None = None
    origin: Origin = "article"
    limits: Mapping[str, float] = {}


class Article(Document):
    """content/sources/article.yaml."""

    title: Text
    doses: Mapping[str, ArticleDose]
