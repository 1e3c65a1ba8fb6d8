"""What a joint of the neck carries, summed from outside: every force on what is above, one by one.

Of the solver only activations are used, and of the model the places of its points: weights are
masses times gravity, muscles pull in straight lines from point to point, hands push where they are.
"""

from itertools import pairwise

import numpy as np

from corset.body.anatomy.anthropometry import mass_of

GRAVITY = np.array([0.0, 0.0, -9.81])
ORDER = ("C7", "C6", "C5", "C4", "C3", "C2", "C1", "skull")


def muscle_forces(column, points, newtons):
    """Yield bone, place and force of each muscle's pull at each point of its path."""
    at = 0
    for muscle, pull in zip(column.muscles, newtons, strict=True):
        way = points[at : at + len(muscle.path)]
        at += len(muscle.path)
        for one, (here, there) in enumerate(pairwise(way)):
            force = pull * (there - here) / np.linalg.norm(there - here)
            yield muscle.path[one].bone, here, force
            yield muscle.path[one + 1].bone, there, -force


def weights(body, data, joints):
    """Yield bone, place and weight of the head, and of the neck in a hundred slices."""
    yield "skull", data.xipos[body.model.body("head").id], GRAVITY * mass_of("head", body.person)
    slices = (np.arange(100) + 0.5) / 100
    for share in slices:
        place = joints[0] + share * (joints[-1] - joints[0])
        yield share, place, GRAVITY * mass_of("neck", body.person) / 100


def above(joint, bone, column):
    """Return whether a bone, or a slice of the neck at a share of its height, is carried."""
    if isinstance(bone, float):
        return bone > column.up[joint]
    return bone in ORDER[joint:]


def carried(body, data, neck, joint, newtons, pushes):
    """Return force and moment about a joint that it has to hold: minus all that acts above it."""
    posed = neck.column.pose(data)
    acting = [
        *muscle_forces(neck.column, posed.points, newtons),
        *weights(body, data, posed.joints),
        *(("skull", push.at, push.force) for push in pushes if push.bone == "head"),
    ]
    on = [(at, force) for bone, at, force in acting if above(joint, bone, neck.column)]
    force = sum((force for _, force in on), np.zeros(3))
    moment = sum((np.cross(at - posed.joints[joint], f) for at, f in on), np.zeros(3))
    return -force, -moment


def on_hyoid(column, points, newtons):
    """Return what the muscles do to the hyoid bone together: newtons."""
    forces = [f for bone, _, f in muscle_forces(column, points, newtons) if bone == "hyoid"]
    return sum(forces, np.zeros(3))
