"""The page of parameters."""

from collections.abc import Iterator

from corset.programme.documents.content import Content
from corset.programme.documents.tables import Number
from corset.programme.pages.markdown import MARK, mark, table


def parameters(content: Content) -> Iterator[str]:
    yield from (f"{MARK} marks readings that a clinician has to sign off.", "")
    columns = ("Parameter", "Value", "Meaning", "Rule", "Source", "Checked")
    yield from table(columns, (_number(name, n) for name, n in content.numbers.items()))


def _number(name: str, number: Number) -> list[str]:
    value = f"{number.value:g} {number.unit}{mark(number.needs_signoff)}"
    return [f"`{name}`", value, number.text, number.rule, number.source, f"{number.date}"]
