"""A template sees the fields of its dataclass, and keeps what they hold."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.template import Context, Engine, Library
from django.test import RequestFactory

import corset.clinic
from corset.clinic.components.page import component, page

TEMPLATES = Path(corset.clinic.__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """What the page of an empty sheet shows."""

    why: str
    back: str = "/today/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day, as a component shows it."""

    text: str
    label: date


def test_a_page_shows_the_fields_of_its_dataclass():
    shown = page(RequestFactory().get("/"), "sheets/nothing.html", Nothing(why="Not signed."))
    assert b"Not signed." in shown.content
    assert b'href="/today/"' in shown.content


def test_a_page_bears_the_status_that_it_is_given():
    shown = page(RequestFactory().get("/"), "sheets/nothing.html", Nothing(why=""), status=404)
    assert shown.status_code == 404


def test_a_component_is_a_tag_and_still_the_function_that_it_was():
    library, engine = Library(), Engine(dirs=[str(TEMPLATES)])
    engine.template_libraries["marks"] = library

    @component(library, "components/tag.html")
    def mark(text: str, *, label: date) -> Mark:
        return Mark(text=text, label=label)

    day = date(2026, 3, 2)
    template = engine.from_string('{% load marks %}{% mark "Monday" label=day %}')
    assert mark("Monday", label=day) == Mark(text="Monday", label=day)
    assert '<span class="tag">Monday</span>' in template.render(Context({"day": day}))
