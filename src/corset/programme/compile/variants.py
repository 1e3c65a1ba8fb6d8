"""An exercise in another posture: its motion, with what is otherwise there."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from corset.body.movement.motion import Motion
from corset.programme.compile.motions import motion_of
from corset.programme.compile.reduction import reduced, reduced_strength
from corset.programme.documents.content import Content
from corset.programme.documents.motions import (
    Angles,
    MotionDocument,
    PostureDocument,
    VariantDocument,
)

Written = tuple[MotionDocument, Mapping[str, PostureDocument]]


def variant_name(exercise: str, variant: str) -> str:
    """Return what a variant is called among motions: C1/seated."""
    return f"{exercise}/{variant}"


def variants_of(content: Content) -> Mapping[str, Motion]:
    """Return the motion of every variant by its name."""
    found = {name: motion_of(*written) for name, written in _written(content)}
    return MappingProxyType(found)


def reduced_variants_of(content: Content) -> Mapping[str, Motion]:
    """Return the same as they are done after discomfort (R4)."""
    strength = reduced_strength(content)
    found = {
        name: reduced(motion_of(document, postures), document, strength=strength)
        for name, (document, postures) in _written(content)
    }
    return MappingProxyType(found)


def _written(content: Content) -> Iterator[tuple[str, Written]]:
    for exercise, document in content.motions.items():
        for name, variant in document.variants.items():
            posture = content.postures[variant.posture]
            there = posture.model_copy(update={"joints": _over(posture, variant)})
            called = variant_name(exercise, name)
            yield called, (instead(document, variant), {variant.posture: there})


def instead(document: MotionDocument, variant: VariantDocument) -> MotionDocument:
    """Return a motion as it would be written of a variant alone."""
    own = {part.id: part for part in variant.parts}
    parts = tuple(own.get(part.id, part) for part in document.parts)
    more: dict[str, object] = {
        "posture": variant.posture,
        "parts": parts,
        "props": None,
        "variants": {},
    }
    return document.model_copy(update=more)


def _over(posture: PostureDocument, variant: VariantDocument) -> Angles:
    """Return the posture's joints; an angle that the variant gives takes its place."""
    bones = {**posture.joints, **variant.joints}  # in an order: motions are named by it
    given = ((bone, (posture.joints.get(bone, {}), variant.joints.get(bone, {}))) for bone in bones)
    return {bone: {**usual, **own} for bone, (usual, own) in given}
