"""A motion not at full strength: the same shape, less far and with less force (R4)."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from corset.body.movement.motion import Key, Measure, Motion, Part
from corset.programme.compile.motions import motion_of
from corset.programme.documents.content import Content
from corset.programme.documents.motions import MotionDocument
from corset.therapy.plan import Strength

AMPLITUDE, EFFORT = "reduced_amplitude", "reduced_effort"


def reduced_motions_of(content: Content) -> Mapping[str, Motion]:
    """Return by exercise what is done of its motion after discomfort."""
    strength = reduced_strength(content)
    return MappingProxyType(
        {
            name: reduced(motion_of(document, content.postures), document, strength=strength)
            for name, document in content.motions.items()
        }
    )


def reduced_strength(content: Content) -> Strength:
    """Return how large and how hard an exercise is done after discomfort."""
    amplitude, effort = (content.numbers[name].value for name in (AMPLITUDE, EFFORT))
    return Strength(amplitude=amplitude, effort=effort)


def reduced(motion: Motion, document: MotionDocument, *, strength: Strength) -> Motion:
    """Return a motion at a strength; contacts, hands and the order of the keys stay."""
    own = {part.id: part.reduced_from for part in document.parts}
    since = {part.id: own[part.mirrors or part.id] for part in document.parts}
    return replace(
        motion,
        parts=tuple(_part(part, since[part.id], strength) for part in motion.parts),
        measures=tuple(_measure(measure, strength) for measure in motion.measures),
    )


def _part(part: Part, since: float, strength: Strength) -> Part:
    """Return a part that goes as it does up to a phase, and from the pose there on less far."""
    first = next(key for key in reversed(part.keys) if key.phase <= since)
    keys = (_key(key, first, since, strength) for key in part.keys)
    return replace(part, keys=tuple(keys))


def _key(key: Key, first: Key, since: float, strength: Strength) -> Key:
    work = key.work * strength.effort
    if key.phase <= since:
        return replace(key, work=work)
    joints = sorted(first.angles.keys() | key.angles.keys())
    at, to = ({joint: each.angles.get(joint, 0.0) for joint in joints} for each in (first, key))
    angles = {joint: at[joint] + strength.amplitude * (to[joint] - at[joint]) for joint in joints}
    return replace(key, angles=angles, work=work)


def _measure(measure: Measure, strength: Strength) -> Measure:
    """Return a figure with less to reach; what may not be passed stays."""
    return replace(measure, least=measure.least * strength.amplitude)
