"""The page of rules, invariants, questions and warning signs."""

from collections.abc import Iterator

from corset.programme.documents.content import Content
from corset.programme.documents.tables import RuleStatement
from corset.programme.pages.markdown import MARK, mark, table


def rules(content: Content) -> Iterator[str]:
    yield f"{MARK} marks readings that a clinician has to sign off before use with patients."
    for rule in content.rules.rules:
        yield from ("", f"## {rule.id} {rule.title}", "", *_rule(rule))
    yield from ("", "## Invariants", "", "What holds in every state of every therapy.", "")
    yield from table(("", "", ""), ([i.id, i.title, i.text] for i in content.rules.invariants))
    yield from ("", "## Contraindications (R8)", "", "Asked by the clinician:", "")
    yield from (f"- **{q.name}.** {q.question} {q.help}" for q in content.contraindications.lasting)
    yield from ("", "Asked before every session:", "")
    asked = (*content.contraindications.check, *content.contraindications.passing)
    yield from (f"- **{q.name}.** {q.question} {q.help}" for q in asked)
    yield from ("", f"## Warning signs {MARK}")
    for urgency, text in content.emergency.texts.items():
        yield from ("", f"### {urgency.replace('_', ' ').capitalize()}", "", f"> {text}", "")
        signs = [sign for sign in content.emergency.signs if sign.urgency is urgency]
        yield from (f"- {sign.text} ({sign.group}; {sign.source})" for sign in signs)


def _rule(rule: RuleStatement) -> Iterator[str]:
    yield rule.text
    if rule.reading:
        yield from ("", f"*Reading*: {rule.reading}{mark(rule.needs_signoff)}")
