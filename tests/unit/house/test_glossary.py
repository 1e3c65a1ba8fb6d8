"""Public classes are named in the words of the glossary, and in few plain ones beside them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
ENDINGS = "config count error form item key kind line list manager number page row set table view"
"""What a class is to the machine: a row of the database, a page, a form."""
EXCEPTIONS = "cannot be empty invalid no not nothing only reused stale such to unknown unreadable"
"""What an exception says is the case."""
HAPPENING = """
    abandon acknowledge again answer change clear close correct enrol escalate explain finish fold
    invite keep leave load open out pose post print propose prescribe raise recover refuse
    remove screen share show sign start stop submit suspend tell wait walk warm wish withdraw
"""
"""What commands ask and events say; events in the past tense."""
IRREGULAR = {
    "broken": "break",
    "enrolled": "enrol",
    "found": "find",
    "held": "hold",
    "kept": "keep",
    "left": "leave",
    "said": "say",
    "seen": "see",
    "shown": "show",
    "stopped": "stop",
    "told": "tell",
    "submitted": "submit",
    "waiting": "wait",
    "withdrawn": "withdraw",
}
PLAIN = """
    adapt allow angle append arrow assignable banner break candidate cell column compare compile
    effect end face failure find fit framing group mail move new node notice paper people
    periodic place point problem publish record say section see server settings solid spot
    tick timetable today way when word wrong
"""
"""Plain English, said as everybody says it."""


def classes() -> Iterator[tuple[str, str]]:
    """Yield every public class of the code, with its file."""
    for path in sorted((ROOT / "src/corset").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, str(path.relative_to(ROOT))


def words_of(name: str) -> list[str]:
    """Return the words of a CamelCase name."""
    found = re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z0-9]+|[A-Z]+", name)
    return [word.lower() for word in found]


def defined() -> set[str]:
    """Return every word of a term of the glossary."""
    rows = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    terms = (row.split("|")[1].lower() for row in rows if row.startswith("| "))
    return {word for term in terms for word in re.findall(r"[a-z0-9]+", term)}


def forms(word: str) -> set[str]:
    """Return a word and what it may be a form of: a plural, a past."""
    bare = {word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed")}
    return bare | {IRREGULAR.get(word, word)}


def allowed() -> set[str]:
    """Return every word that a class may be named with."""
    plain = f"{ENDINGS} {EXCEPTIONS} {HAPPENING} {PLAIN}"
    return defined() | set(plain.split())


def test_classes_are_named_in_the_words_of_the_glossary():
    known = allowed()
    foreign = {
        f"{name} ({path}): “{word}”"
        for name, path in classes()
        for word in words_of(name)
        if not forms(word) & known
    }
    assert not foreign, f"define in docs/glossary.md: {sorted(foreign)}"


def test_no_plain_word_stands_here_for_nothing():
    used = {form for name, _ in classes() for word in words_of(name) for form in forms(word)}
    assert set(PLAIN.split()) <= used
    assert not set(PLAIN.split()) & defined()
