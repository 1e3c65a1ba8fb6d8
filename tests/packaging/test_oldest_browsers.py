"""Old phones are the patients' phones: nothing is built that the oldest served browsers lack."""

import re
from pathlib import Path

import pytest
from tests.packaging.lacking import lacking_in_script, lacking_in_sheet

import corset.clinic

CLINIC = Path(corset.clinic.__file__).parent
BUILD = CLINIC / "static/clinic/build"
BUILT = pytest.mark.skipif(not (BUILD / "site.js").exists(), reason="the site is not built")
SPARED = (
    *(
        "text-wrap",
        "hyphens",
        "field-sizing",
    ),  # lines break less well, a field does not grow: all can be read
    *("text-size-adjust", "resize", ":selection", "cursor"),  # not asked of a phone that lacks it
)
OWN = {"dispose()", "move()", "take()", "error()", "toArray()", "union()", "escape()"}
"""Methods of our own, of the console, of three.js or of CSS, called as new ones of the language."""
ASKED_FOR = {"AbortSignal.any()", "Document.parseHTMLUnsafe()"}
"""A library looks whether it is there before it calls it."""


def _sheets():
    return sorted(BUILD.glob("*.css"))


def _scripts():
    return [*sorted(BUILD.glob("*.js")), CLINIC / "templates/patient/worker.js"]


@BUILT
def test_the_oldest_browsers_know_all_of_every_style_sheet():
    assert len(_sheets()) > 1
    lacking = [f"{p.name}: {line}" for p in _sheets() for line in lacking_in_sheet(p.read_text())]
    assert [line for line in lacking if not line.split(": ")[1].startswith(SPARED)] == []


@BUILT
def test_the_oldest_browsers_know_all_that_every_script_calls():
    lacking = [f"{p.name}: {line}" for p in _scripts() for line in lacking_in_script(p.read_text())]
    assert [line for line in lacking if line.split(": ")[1] not in OWN | ASKED_FOR] == []


def test_every_page_links_what_was_built():
    link = re.compile(r"""rel="stylesheet"\s+href="{% static '([^']+)' %}""")
    pages = (CLINIC / "templates").rglob("*.html")
    linked = {name for page in pages for name in link.findall(page.read_text())}
    assert len(linked) > 1
    assert {name for name in linked if not name.startswith("clinic/build/")} == set()


@pytest.mark.parametrize(
    ("sheet", "what"),
    [
        ("a{color:light-dark(#fff,#000)}", "light-dark()"),
        ("a{color:color-mix(in oklab,red,blue)}", "color-mix()"),
        (".a:has(img){color:red}", ":has"),
        ("a{position-anchor:--x}", "position-anchor"),
        ("@starting-style{a{opacity:0}}", "@starting-style"),
        (".a{&:hover{color:red}}", "nesting"),
    ],
)
def test_what_is_too_new_for_a_style_sheet_is_found(sheet, what):
    assert any(line.startswith(f"{what}: ") for line in lacking_in_sheet(sheet))


@pytest.mark.parametrize("script", ["a.toReversed()", "Promise.withResolvers()", "URL.canParse(a)"])
def test_what_is_too_new_for_a_script_is_found(script):
    assert lacking_in_script(script)


def test_what_is_old_enough_is_let_be():
    old = ".a{display:grid;inset:0;color:rgb(0 0 0/.5);container-type:inline-size}"
    assert lacking_in_sheet(old) == []
    assert lacking_in_script("a.findLast(b);Object.fromEntries(c);structuredClone(d)") == []
