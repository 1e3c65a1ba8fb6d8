"""Templates can be read: djlint holds their form, and this their length and their words."""

import re
from pathlib import Path

import corset.clinic

TEMPLATES = Path(corset.clinic.__file__).parent / "templates"
LONGEST = 140
COMMANDS = re.compile(
    r"""{%\s*comment.*?endcomment\s*%} | {\#.*?\#}
    | {%\s*blocktranslate.*?endblocktranslate\s*%}
    | {%\s*block\ (?:density|\w+_class)\s*%}.*?{%\s*endblock\s*%} | {%.*?%} | {{.*?}}
    | <([a-z]+)[^>]*\ translate="no".*?</\1>""",
    re.DOTALL | re.VERBOSE,
)
MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>|&\w+;", re.DOTALL)
SPOKEN = re.compile(r'\b(?:alt|title|aria-label|aria-description|placeholder)="([^"]*)"')
NAME = "Corset"


def test_no_line_of_a_template_is_longer_than_a_screen_is_wide():
    files = [path for path in TEMPLATES.rglob("*") if path.is_file()]
    assert len(files) > 100
    long = [
        f"{path.relative_to(TEMPLATES)}:{number}: {len(line)} characters"
        for path in files
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert not long, "\n".join(long)


def test_every_word_of_a_template_can_be_translated():
    """In every state of a page, where the browser's test sees those of one day only."""
    pages = [p for p in TEMPLATES.rglob("*.html") if "styleguide" not in p.parts]
    bare = [f"{page.relative_to(TEMPLATES)}: {w}" for page in pages for w in _bare(page)]
    assert not bare, "\n".join(bare)


def _bare(page: Path) -> list[str]:
    text = COMMANDS.sub("", page.read_text())
    pieces = [*MARKUP.sub(" ", text).split("\n"), *SPOKEN.findall(text)]
    words = (piece.replace(NAME, "").strip() for piece in pieces)
    return [word for word in words if re.search(r"[^\W\d_]", word)]
