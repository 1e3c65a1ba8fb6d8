"""A copy with other fields is what the library makes of it."""

import dataclasses

import pytest
from tests.patient import at_home

from corset.care.copying import replace
from corset.therapy.events import SessionClosed
from corset.therapy.terms import SessionEnd


@pytest.mark.parametrize("changes", [{}, {"held": True}, {"barred": ("L3",), "check": None}])
def test_it_is_the_librarys(changes):
    state = at_home().state
    copy = replace(state, **changes)
    assert copy == dataclasses.replace(state, **changes)
    assert copy is not state


def test_inherited_fields_are_copied_too():
    closed = SessionClosed(at=at_home().now, end=SessionEnd.FINISHED)
    assert replace(closed, why="tired") == dataclasses.replace(closed, why="tired")


def test_a_field_that_is_none_is_refused():
    with pytest.raises(TypeError, match="State has no field dose; it has enrolled"):
        replace(at_home().state, dose=5)


def test_a_copy_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(at_home().state, held=True).held = False
