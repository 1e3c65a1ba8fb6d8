"""ASVS as a page: `python -m tests.security.page` writes docs/security/asvs.md."""

from collections.abc import Iterable, Iterator

from tests.security.asvs import DATA, Item, Status, standard

PAGE = DATA.with_suffix(".md")
HEAD = """# ASVS 5.0, level 2

*Generated from [`asvs.yaml`](asvs.yaml) by `python -m tests.security.page`; do not edit.*

OWASP's Application Security Verification Standard 5.0.0, every requirement of its levels 1 and 2,
by number and in a few words of our own; what each asks in full, the standard says. **Tested** names
tests that fail where it does not hold, *not applicable* says why, **open** says what is missing.
A test fails where a number is missing, a named test does not exist, or something is open in the
chapters on validation, the browser, sign-in, sessions, rights, connections, configuration, data and
logs (2, 3, 6, 7, 8, 12, 13, 14, 16). These are the developers' own answers; nobody independent has
looked at them. What the rules are: [rules.md](rules.md).
"""
DIFFERING = """## Where the clinic does otherwise, on purpose

Tested is what it does; what it does not do as the standard asks is said here, for a clinic to
accept or not.
"""


def page() -> str:
    """Return the page."""
    items = standard().items
    parts = [HEAD, *_counts(items), "", DIFFERING, *_listed(i for i in items if i.differs)]
    parts += ["", "## Open", "", *_listed(i for i in items if i.status is Status.OPEN)]
    for number, name in standard().chapters.items():
        parts += ["", f"## V{number} {name}", "", *_table(i for i in items if i.chapter == number)]
    return "\n".join((*parts, ""))


def _counts(items: tuple[Item, ...]) -> Iterator[str]:
    yield from ("| level | " + " | ".join(Status) + " |", "| --- | --- | --- | --- |")
    for level in (1, 2):
        here = [item.status for item in items if item.level == level]
        yield f"| {level} | " + " | ".join(str(here.count(status)) for status in Status) + " |"


def _listed(items: Iterable[Item]) -> Iterator[str]:
    yield from (f"- {item.number} {item.says} {item.why}" for item in items)


def _table(items: Iterable[Item]) -> Iterator[str]:
    yield from ("| number | level | asks | | held by, or why |", "| --- | --- | --- | --- | --- |")
    for item in items:
        shown = f"**{item.status}**" if item.status is not Status.NOT_APPLICABLE else item.status
        held = "<br>".join(f"`{_short(test)}`" for test in item.tests)
        cell = "<br>".join(part for part in (held, item.why) if part)
        yield f"| {item.number} | {item.level} | {item.says} | {shown} | {cell} |"


def _short(test: str) -> str:
    """Return a test without the folder that all have."""
    return test.removeprefix("tests/")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
