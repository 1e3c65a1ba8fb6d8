"""States of the skeleton written down as frames."""

import mujoco
import numpy as np

from corset.body.anatomy.bones import BONES
from corset.body.anatomy.landmarks import LANDMARKS
from corset.body.anatomy.skeleton import Skeleton
from corset.body.kinematics.solver import Array, continuous
from corset.body.movement.frames import Frames, HandForce, Prop
from corset.body.movement.keyframes import work_at
from corset.body.movement.motion import Hold, Part
from corset.body.movement.props import prop


def recorded(
    skeleton: Skeleton, part: Part, props: tuple[str, ...], phases: Array, states: Array
) -> Frames:
    """Return states (n, q) at phases (n,) as frames."""
    room = _Room(skeleton, states)
    work = np.array([work_at(part.keys, float(phase)) for phase in phases])
    return Frames(
        part=part.id,
        plays=part.plays,
        when=part.when,
        side="",
        phase=phases,
        root=room.joints[:, 0],
        rotations=room.rotations,
        joints=room.joints,
        angles={joint: states[:, at] for joint, at in skeleton.address.items()},
        landmarks=room.landmarks,
        work=work,
        effort=part.effort,
        hands=tuple(_force(hold, room, work) for hold in part.hands),
        props=_props(skeleton, props, room),
        arrows=part.arrows,
        breathing={
            "out": part.breathing.out,
            "hold": part.breathing.hold,
            "back": part.breathing.back,
        },
        holds=part.holds,
    )


class _Room:
    """Where everything is in the room, over n states."""

    def __init__(self, skeleton: Skeleton, states: Array) -> None:
        data = mujoco.MjData(skeleton.model)
        bodies = [skeleton.body[bone] for bone in BONES]
        seen: list[tuple[Array, Array, Array]] = []
        for state in states:
            data.qpos[:] = state
            mujoco.mj_kinematics(skeleton.model, data)
            seen.append((data.xpos[bodies], data.xquat[bodies], data.site_xpos.copy()))
        joints, turns, sites = (np.stack(each) for each in zip(*seen, strict=True))
        self.joints: Array = joints
        self.rotations = continuous(turns)
        self.landmarks = {name: sites[:, skeleton.site[name]] for name in LANDMARKS}


def _force(hold: Hold, room: _Room, work: Array) -> HandForce:
    """Return the push of a hand: against the way out of the body, wherever the bone is turned."""
    mark = LANDMARKS[hold.on]
    into = -np.array(mark.out) / np.linalg.norm(mark.out)
    turns = room.rotations[:, BONES.index(mark.bone)]
    force = np.stack([_turned(into, turn) for turn in turns]) * (work * hold.newtons)[:, None]
    return HandForce(
        hand=hold.hand, on=hold.on, at=room.landmarks[f"palm_{hold.hand}"], force=force
    )


def _turned(vector: Array, turn: Array) -> Array:
    result = np.zeros(3)
    mujoco.mju_rotVecQuat(result, vector, turn)
    return result


def _props(skeleton: Skeleton, props: tuple[str, ...], room: _Room) -> tuple[Prop, ...]:
    """Return the props where the body is at the start: seats, bar and cushion touch it."""
    along = room.joints[0, :, 0]
    under, palm, head = (room.landmarks[n][0] for n in ("seat_r", "palm_r", "back_of_head"))
    middle = (along.min() + along.max()) / 2
    places = {"mat": (middle, 0.0), "bar": palm[[0, 2]], "cushion": head[[0, 2]]}
    where = [(kind, places.get(kind, (under[0], 0.0))) for kind in props]
    return tuple(prop(kind, skeleton.person, float(x), float(z)) for kind, (x, z) in where)
