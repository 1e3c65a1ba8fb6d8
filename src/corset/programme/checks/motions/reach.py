"""Angles against the joints: known ones, and no further than a joint goes."""

from collections.abc import Iterator, Mapping
from math import degrees, isclose

from corset.body.anatomy.ranges import ANGLES, JOINTS, ROOT
from corset.programme.checks.register import check
from corset.programme.compile.angles import KNOWN, bones_named, spelled_out
from corset.programme.documents.content import label, motion_file
from corset.programme.documents.motions import Angles, MotionDocument, Postures
from corset.programme.documents.problems import Problem

Found = tuple[str, str]
POSTURES = label("postures.yaml")


@check
def postures_in_reach(postures: Postures) -> Iterator[Problem]:
    """Postures use the joints that there are, within their ranges."""
    for name, posture in postures.items():
        for field, message in wrong_angles(posture.joints, posture.root):
            yield Problem(POSTURES, f"{name}.{field}", message)


@check
def motions_in_reach(motions: Mapping[str, MotionDocument]) -> Iterator[Problem]:
    """Keys use the joints that there are, within their ranges."""
    for name, motion in motions.items():
        for at, part in enumerate(motion.parts):
            for nth, key in enumerate(part.keys):
                for field, message in wrong_angles(key.joints, key.root):
                    place = f"parts[{at}].keys[{nth}].{field}"
                    yield Problem(motion_file(name), place, message)


@check
def loose_bones_known(motions: Mapping[str, MotionDocument]) -> Iterator[Problem]:
    """What gives way is a bone."""
    for name, motion in motions.items():
        for part in motion.parts:
            for bone in part.loose:
                if not bones_named(bone):
                    message = f"{bone} is no bone; allowed are {', '.join(KNOWN)}"
                    yield Problem(motion_file(name), "parts.loose", message)


def wrong_angles(angles: Angles, root: Mapping[str, float]) -> Iterator[Found]:
    """Yield where angles use what is no joint, or go beyond one."""
    allowed = [name.removeprefix("root.") for name in ROOT]
    for name in root:
        if f"root.{name}" not in ROOT:
            yield f"root.{name}", f"is no angle of the root; allowed are {', '.join(allowed)}"
    for bone, given in angles.items():
        yield from _wrong_bone(bone, given)


def _wrong_bone(bone: str, given: Mapping[str, float]) -> Iterator[Found]:
    bones = bones_named(bone)
    if not bones:
        yield f"joints.{bone}", f"is no joint; allowed are {', '.join(KNOWN)}"
        return
    known = [angle.name for angle in ANGLES[bones[0]]]
    for name, value in given.items():
        if name not in known:
            yield f"joints.{bone}.{name}", f"is no angle; allowed are {', '.join(known)}"
        else:
            yield from _beyond(bone, name, value)


def _beyond(bone: str, name: str, value: float) -> Iterator[Found]:
    for joint, angle in spelled_out({bone: {name: value}}, {}).items():
        low, high = JOINTS[joint].low, JOINTS[joint].high
        if not (low <= angle <= high or isclose(angle, low) or isclose(angle, high)):
            span = f"{degrees(low):g} to {degrees(high):g}"
            message = f"{degrees(angle):g} degrees of {joint} is outside {span}"
            yield f"joints.{bone}.{name}", message
            return
