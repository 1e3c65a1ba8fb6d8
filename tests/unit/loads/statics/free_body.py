"""What a disc carries, summed from outside: every force on what is above it, one by one.

Of the solver, only the muscle forces and supports that it found are used: weights
are masses times gravity, muscles pull along their ways, supports push where they are.
"""

import mujoco
import numpy as np

GRAVITY = 9.81


def above(model, disc):
    """Return the bodies that a disc carries."""
    found = {disc.body}
    for body in range(disc.body + 1, model.nbody):
        if model.body_parentid[body] in found:
            found.add(body)
    return found


def muscle_forces(model, data, tension):
    """Yield the body and the force on it at each point of each muscle's path."""
    for tendon in range(model.ntendon):
        first, count = data.ten_wrapadr[tendon], data.ten_wrapnum[tendon]
        path = data.wrap_xpos.reshape(-1, 3)[first : first + count]
        things = data.wrap_obj.reshape(-1)[first : first + count]
        bodies = _wrapped(model, tendon, things)
        for at in range(count - 1):
            pull = path[at + 1] - path[at]
            length = np.linalg.norm(pull)
            if length > 1e-9:
                force = tension[tendon] * pull / length
                yield bodies[at], force
                yield bodies[at + 1], -force


def _wrapped(model, tendon, things):
    """Return the body of each point of a path: a site's, or, where it lies round a solid, its."""
    sites = [
        int(model.wrap_objid[w])
        for w in range(
            model.tendon_adr[tendon], model.tendon_adr[tendon] + model.tendon_num[tendon]
        )
        if model.wrap_type[w] == mujoco.mjtWrap.mjWRAP_SITE
    ]
    left = iter(sites)
    return [
        model.geom_bodyid[thing] if thing >= 0 else model.site_bodyid[next(left)]
        for thing in things
    ]


def carried(body, data, disc, newtons, external, balance):
    """Return the force (3,) that a disc has to push with: minus all that acts on what is above."""
    model = body.model
    lifted = above(model, disc)
    total = sum((model.body_mass[b] * np.array([0.0, 0.0, -GRAVITY]) for b in lifted), np.zeros(3))
    for at, force in muscle_forces(model, data, newtons):
        if at in lifted:
            total = total + force
    for name, force in zip(balance.rests, balance.supports, strict=True):
        if model.site_bodyid[body.sites[name]] in lifted:
            total = total + force
    for push in external.forces:
        if model.body(push.bone).id in lifted:
            total = total + push.force
    return -total
