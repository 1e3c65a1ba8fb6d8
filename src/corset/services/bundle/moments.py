"""Which moments of a motion are drawn for paper: the start, what is on the way, and the end."""

from collections.abc import Iterator

from corset.body.anatomy.bones import SIDES
from corset.body.movement.motion import Motion, Part
from corset.services.bundle.figures import Moment
from corset.therapy.content.parts import Playback, Sides, When

ABOVE_THE_WAIST = ("thorax", "neck", "head", "clavicle", "upper_arm", "forearm", "hand")


def moments(motion: Motion) -> Iterator[Moment]:
    """Yield the moments of each part and side; one start serves all, they begin where it ends."""
    started = False
    for part in motion.parts:
        for side in SIDES if part.sides is not Sides.NONE else ("",):
            phases = _phases(part)
            for phase in (p for p in phases if p or not started):
                started = started or phase == 0.0
                yield Moment(part=part.id, side=side, phase=phase, last=phase == phases[-1])


def upper_body(motion: Motion) -> bool:
    """Whether standing feet say nothing, so that the drawing may end at the thighs."""
    if motion.props:
        return False
    return all(bone.startswith(ABOVE_THE_WAIST) for part in motion.parts for bone in _moved(part))


def only_presses(motion: Motion) -> bool:
    """Whether nothing moves and hands press."""
    hands = (hold for part in motion.parts for hold in part.hands)
    return not any(map(_moved, motion.parts)) and any(hold.newtons for hold in hands)


def _phases(part: Part) -> tuple[float, ...]:
    inner = [key for key in part.keys if 0 < key.phase < 1]
    if part.plays is not Playback.OUT_AND_BACK:
        return (max(inner, key=lambda key: key.work).phase if inner else 1.0,)
    if not _moved(part):  # a press: the arrow says more than a second picture
        return (1.0,)
    if not inner or part.when is When.END:
        return 0.0, 1.0
    return 0.0, max(inner, key=lambda key: key.phase).phase, 1.0


def _moved(part: Part) -> set[str]:
    first = part.keys[0].angles
    angles = ((name, at) for key in part.keys for name, at in key.angles.items())
    return {name.partition(".")[0] for name, at in angles if at != first.get(name, 0.0)}
