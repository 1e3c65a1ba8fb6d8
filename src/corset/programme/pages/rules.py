"""The page of rules, invariants, questions and warning signs."""

from collections.abc import Iterable, Iterator

from corset.programme.compile.texts import filled
from corset.programme.documents.content import Content
from corset.programme.documents.tables import Question, RuleStatement
from corset.programme.pages.markdown import MARK, mark, table
from corset.programme.texts.language import SOURCE


def rules(content: Content) -> Iterator[str]:
    yield f"{MARK} marks readings that a clinician has to sign off before use with patients."
    for rule in content.rules.rules:
        yield from ("", f"## {rule.id} {rule.title}", "", *_rule(rule))
    yield from ("", "## Invariants", "", "What holds in every state of every therapy.", "")
    yield from table(("", "", ""), ([i.id, i.title, i.text] for i in content.rules.invariants))
    yield from ("", "## Contraindications (R8)", "", "Asked by the clinician:", "")
    yield from _asked(content, content.contraindications.lasting)
    yield from ("", "Asked before every session:", "")
    asked = content.contraindications
    yield from _asked(content, (*asked.check, *asked.passing))
    yield from ("", f"## Warning signs {MARK}")
    words = content.texts[SOURCE].emergency
    for urgency, text in words.instructions.items():
        yield from ("", f"### {urgency.replace('_', ' ').capitalize()}", "", f"> {text}", "")
        signs = [sign for sign in content.signs if sign.urgency is urgency]
        for sign in signs:
            yield f"- {words.signs[sign.id]} ({words.groups[sign.group]}; {sign.source})"


def _asked(content: Content, questions: Iterable[Question]) -> Iterator[str]:
    words = content.texts[SOURCE].questions
    for said in (words[question.id] for question in questions):
        asked = f"{said.question} {said.help}"
        yield f"- **{said.name}.** {filled(asked, content.numbers)}"


def _rule(rule: RuleStatement) -> Iterator[str]:
    yield rule.text
    if rule.reading:
        yield from ("", f"*Reading*: {rule.reading}{mark(rule.needs_signoff)}")
