"""The named postures of content/loads/, as motions that are held at their end."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from pydantic import Field

from corset.body.movement.motion import Motion
from corset.programme.checks.check import read
from corset.programme.compile.motions import motion_of
from corset.programme.documents.content import Content
from corset.programme.documents.motions import (
    Angles,
    ContactDocument,
    KeyDocument,
    MotionDocument,
    PartDocument,
    Turns,
)
from corset.programme.documents.reader import read_document
from corset.programme.documents.schema import Document, Name, Slug, Text
from corset.programme.folder import CONTENT

_LIFTED = (0.0, 2.0)
"""From the start on: a posture is held at its end."""
_ANY = "posture"
"""A motion document belongs to an exercise; a posture takes its own name afterwards."""


class WrongWay(Document):
    """The exercise of which a posture is the forbidden way, and what that is called."""

    of: Slug
    said: Text


class HeldDocument(Document):
    """A posture of content/postures.yaml, changed."""

    posture: Name
    root: Turns = Field(default_factory=dict)
    joints: Angles = Field(default_factory=dict)
    lifted: tuple[Name, ...] = ()
    wrong_way: WrongWay | None = None


@cache
def load_held(path: Path = CONTENT) -> Mapping[str, Motion]:
    """Return the named postures of a content directory. Raises ContentError."""
    content = read(path)
    return {name: _motion(name, document, content) for name, document in _documents(path).items()}


def load_wrong_ways(path: Path = CONTENT) -> Mapping[str, WrongWay]:
    """Return, by posture, of which exercise it is the forbidden way."""
    return {name: d.wrong_way for name, d in _documents(path).items() if d.wrong_way}


def _documents(path: Path) -> Mapping[str, HeldDocument]:
    file = path / "loads" / "postures.yaml"
    return read_document(file, str(file), Mapping[str, HeldDocument])


def _motion(name: str, document: HeldDocument, content: Content) -> Motion:
    touches = {contact.point: contact for contact in content.postures[document.posture].contacts}
    lifted = [_lift(touches, point) for point in document.lifted]
    end = KeyDocument(phase=1, root=document.root, joints=document.joints)
    part = PartDocument(
        id="held", keys=(KeyDocument(phase=0), end), contacts=tuple(lifted), effort={"held": 1.0}
    )
    motion = MotionDocument(exercise=_ANY, posture=document.posture, parts=(part,))
    return replace(motion_of(motion, content.postures), exercise=name)


def _lift(touches: Mapping[str, ContactDocument], point: str) -> ContactDocument:
    of = touches.get(point) or touches[point.removesuffix("_r").removesuffix("_l")]
    return of.model_copy(update={"point": point, "lifted": _LIFTED})
