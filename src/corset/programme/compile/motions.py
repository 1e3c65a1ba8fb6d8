"""From motion documents to motions: postures filled in, degrees and centimetres left behind."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import radians
from types import MappingProxyType

from corset.body.anatomy.bones import SIDES
from corset.body.anatomy.landmarks import LANDMARKS, PATCHES
from corset.body.movement.mirror import mirrored_part
from corset.body.movement.motion import (
    Breathing,
    Contact,
    Direction,
    Hold,
    Key,
    Measure,
    Motion,
    Part,
)
from corset.programme.compile.angles import bones_named, spelled_out
from corset.programme.compile.digest import digest
from corset.programme.documents.content import Content
from corset.programme.documents.motions import (
    ContactDocument,
    HoldDocument,
    MeasureDocument,
    MotionDocument,
    PartDocument,
    PostureDocument,
    Three,
)

CM = 0.01
NAME = 16
"""Letters of a motion's name."""


def motions_of(content: Content) -> Mapping[str, Motion]:
    """Return the motion of every exercise that has one, by exercise."""
    documents = content.motions.items()
    return MappingProxyType({n: motion_of(document, content.postures) for n, document in documents})


def motion_name(motion: Motion) -> str:
    """Return the name of a motion: equal ones have the same, whatever they were written in."""
    return digest(motion)[:NAME]


def motion_of(document: MotionDocument, postures: Mapping[str, PostureDocument]) -> Motion:
    """Return the motion that a document describes."""
    posture = postures[document.posture]
    parts: dict[str, Part] = {}
    for part in document.parts:
        made = parts.get(part.mirrors or "")
        parts[part.id] = _mirror(part, made) if made else _part(part, posture)
    return Motion(
        exercise=document.exercise,
        parts=tuple(parts.values()),
        props=posture.props if document.props is None else document.props,
        measures=tuple(_measure(measure) for measure in document.measures),
    )


def _mirror(document: PartDocument, of: Part) -> Part:
    return replace(mirrored_part(of), id=document.id, mirrors=of.id)


def _part(document: PartDocument, posture: PostureDocument) -> Part:
    return Part(
        id=document.id,
        keys=tuple(_keys(document, posture)),
        contacts=tuple(_contacts(document, posture)),
        hands=tuple(_hold(hold) for hold in document.hands),
        loose=tuple(bone for name in document.loose for bone in bones_named(name)),
        arrows=document.arrows,
        effort=dict(document.effort),
        breathing=Breathing(**document.breathing.model_dump()),
        plays=document.plays,
        when=document.when,
        holds=document.holds,
        sides=document.sides,
    )


def _keys(document: PartDocument, posture: PostureDocument) -> Iterator[Key]:
    angles = spelled_out(posture.joints, posture.root)
    for key in document.keys:
        angles = angles | spelled_out(key.joints, key.root)
        work = key.phase if key.work is None else key.work
        yield Key(phase=key.phase, angles=angles, work=work, ease=key.ease)


def _contacts(document: PartDocument, posture: PostureDocument) -> Iterator[Contact]:
    """Yield the posture's contacts, those of the part in the place of their likes."""
    given = {c.point: c for each in document.contacts for c in both_sides(each)}
    stays = [c for each in posture.contacts for c in both_sides(each) if c.point not in given]
    for contact in (*stays, *given.values()):
        yield Contact(
            point=contact.point,
            on=contact.on,
            slides=contact.slides,
            height=contact.height_cm * CM,
            lifted=contact.lifted,
        )


def both_sides(contact: ContactDocument) -> list[ContactDocument]:
    """Return a contact, or where its name leaves out the side, the contacts of both."""
    sided = [f"{contact.point}_{side}" for side in SIDES]
    if all(point in LANDMARKS or point in PATCHES for point in sided):
        return [contact.model_copy(update={"point": point}) for point in sided]
    return [contact]


def _hold(document: HoldDocument) -> Hold:
    return Hold(
        hand=document.hand,
        on=document.on,
        fingers=document.fingers,
        back=document.back,
        away=document.away_cm * CM,
        shift=_metres(document.shift_cm),
        newtons=document.newtons,
    )


def _metres(centimetres: Three) -> Direction:
    x, y, z = centimetres
    return x * CM, y * CM, z * CM


def _measure(document: MeasureDocument) -> Measure:
    scale = CM if document.unit == "cm" else radians(1)
    return Measure(
        quantity=document.quantity,
        how=document.how,
        of=document.of,
        part=document.part,
        least=document.least * scale,
        most=document.most * scale,
    )
