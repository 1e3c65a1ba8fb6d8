"""Cuts and dresses the person: skin, shirt, trousers, hair, brows and eyes."""

import numpy as np
from mesh import PARTS, Mesh, joined
from morphs import Shapes
from rig import Rig
from scipy.interpolate import PchipInterpolator
from source import MakeHuman
from surface import Surface, normals, seen

ARM = ("upper_arm", "forearm", "hand", "half_shoulder", "half_elbow", "half_wrist")
LEG = ("thigh", "shank", "foot", "toes", "half_hip", "half_knee")

SKIN = 0.5
"""Of the triangles of what is bare, how many are kept."""

HAIRLINE = np.array(
    [
        (-0.10, 1.446),
        (-0.02, 1.452),
        (0.000, 1.464),
        (0.014, 1.486),
        (0.024, 1.520),
        (0.032, 1.557),
        (0.042, 1.578),
        (0.056, 1.580),
        (0.068, 1.570),
        (0.076, 1.556),
        (0.083, 1.556),
        (0.089, 1.574),
        (0.097, 1.598),
        (0.112, 1.618),
        (0.135, 1.630),
        (0.200, 1.638),
    ]
)
"""In profile, metres forwards and up: the nape, round the ear, the temple, the forehead."""


def dressed(human: MakeHuman, shapes: Shapes, rig: Rig) -> Mesh:
    points = shapes.neutral
    pieces = {
        **_clothes(human, points, rig),
        **_skin(human, points, rig),
        **_eyes(human, points),
    }
    return joined([_finished(part, piece, shapes, rig) for part, piece in pieces.items()])


# ---------------------------------------------------------------- what is worn


def _clothes(human: MakeHuman, points: np.ndarray, rig: Rig) -> dict[str, Surface]:
    tights = Surface.of(human.triangles("helper-tights"), len(points))
    torso = tights.mix @ _share(rig, ("thorax", *(f"lumbar_{n}" for n in range(1, 6)), "pelvis"))
    soft = tights.smoothed(6, np.clip(torso * 1.5, 0.15, 1))
    return {"shirt": _shirt(soft, points, rig), "trousers": _trousers(soft, points, rig)}


def _shirt(tights: Surface, points: np.ndarray, rig: Rig) -> Surface:
    hem = rig.joints[rig.column("lumbar_5"), 2] - 0.045
    loose = tights.pushed(points, 0.009 - 0.006 * (tights.mix @ _share(rig, ARM)))
    sleeves = loose.split(0.52 - _along_arm(loose, points, rig))
    above = sleeves.cut(points, lambda p: p[:, 2] - hem)
    return above.cut(points, _below_collar)


def _trousers(tights: Surface, points: np.ndarray, rig: Rig) -> Surface:
    waist = rig.joints[rig.column("lumbar_5"), 2] + 0.02
    ankle = rig.joints[rig.column("foot_l"), 2] + 0.055
    loose = tights.pushed(points, 0.003)
    legs = loose.split(0.5 - loose.mix @ _share(rig, ARM))
    return legs.cut(points, lambda p: waist - p[:, 2]).cut(points, lambda p: p[:, 2] - ankle)


def _below_collar(points: np.ndarray) -> np.ndarray:
    """A round neckline, positive under it, in metres from it."""
    x, y, z = points.T
    deep = np.where(x > 0.022, 0.070, 0.048)
    out = 0.085 * (np.hypot((x - 0.022) / deep, y / 0.086) - 1)
    return np.minimum(np.where(z > 1.25, out, 1), 1.42 - z)


def _along_arm(surface: Surface, points: np.ndarray, rig: Rig) -> np.ndarray:
    """From 0 at the shoulder to 1 at the elbow, less where it is not the arm."""
    at = surface.at(points) * [1, -1, 1]
    at[:, 1] = np.abs(at[:, 1])
    start, end = (rig.joints[rig.column(bone)] for bone in ("upper_arm_l", "forearm_l"))
    along = (at - start) @ (end - start) / ((end - start) @ (end - start))
    return np.where(surface.mix @ _share(rig, ARM) > 0.25, along, -1.0)


# ---------------------------------------------------------------- what is bare


def _skin(human: MakeHuman, points: np.ndarray, rig: Rig) -> dict[str, Surface]:
    body = Surface.of(human.triangles("body"), len(points))
    body = body.only(body.faces[seen(body.at(points), body.faces)])
    bare = np.maximum.reduce(
        [
            0.016 - _below_collar(body.at(points)),
            _along_arm(body, points, rig) - 0.40,
            rig.joints[rig.column("foot_l"), 2] + 0.075 - body.at(points)[:, 2],
        ]
    )
    skin = body.split(bare)
    at = skin.at(points)
    hair = skin.split(_hair(at))
    thick = 0.002 + 0.015 * np.sqrt(np.clip(_hair(hair.at(points)) / 0.07, 0, 1))
    brows = skin.split(_brow(at))
    return {
        "skin": skin.split(0.02 - _hair(at)).reduced(points, SKIN),
        "hair": hair.smoothed(6).pushed(points, thick).smoothed(3),
        "brows": brows.pushed(points, 0.0015),
    }


def _hair(points: np.ndarray) -> np.ndarray:
    return points[:, 2] - PchipInterpolator(*HAIRLINE.T)(points[:, 0].clip(-0.1, 0.2))


def _brow(points: np.ndarray) -> np.ndarray:
    x, y, z = points.T
    out = np.abs(y)
    arch = 1.5755 + 0.10 * (out - 0.012) - 3.2 * np.clip(out - 0.036, 0, 1) ** 2 * 10
    return np.where(
        (x > 0.10) & (out > 0.012) & (out < 0.052),
        0.0042 - 0.05 * (out - 0.012) - np.abs(z - arch),
        -1,
    )


def _eyes(human: MakeHuman, points: np.ndarray) -> dict[str, Surface]:
    balls = Surface.of(human.triangles("helper-l-eye", "helper-r-eye"), len(points))
    front = balls.cut(points, lambda p: p[:, 0] - 0.128)
    at = front.at(points)
    middle = np.array([0, 0.0305, 1.551])
    away = np.linalg.norm(
        at[:, 1:] * [1, 1] - np.c_[np.sign(at[:, 1]) * middle[1], np.full(len(at), middle[2])],
        axis=1,
    )
    return {"whites": front.split(away - 0.0085), "irises": front.split(0.0085 - away)}


# ---------------------------------------------------------------- what every vertex knows


def _finished(part: str, piece: Surface, shapes: Shapes, rig: Rig) -> Mesh:
    at = piece.at(shapes.neutral)
    out = normals(at, piece.faces)
    weights = piece.mix @ rig.weights
    return Mesh(
        positions=at,
        normals=out,
        faces=piece.faces,
        weights=weights,
        morphs={
            name: piece.mix @ moved - weights @ rig.carried[name]
            for name, moved in shapes.morphs.items()
        },
        kind=np.full(len(at), PARTS.index(part)),
        tint=_regions(at, out, weights, rig) if part in {"skin", "shirt", "trousers"} else None,
    )


def _regions(at: np.ndarray, out: np.ndarray, weights: np.ndarray, rig: Rig) -> np.ndarray:
    """(n, 3) how much of the cervical, thoracic and lumbar region, most at the back."""
    trunk = weights @ _trunk_row(rig)
    behind = np.clip((0.35 - out[:, 0]) / 0.9, 0.12, 1)
    up = at[:, 2] / rig.height
    bands = ((0.842, 0.925), (0.705, 0.835), (0.572, 0.695))
    rows = [_band(up, low, high, 0.018) for low, high in bands]
    return np.stack(rows, axis=1) * (trunk * behind)[:, None]


def _band(up: np.ndarray, low: float, high: float, soft: float) -> np.ndarray:
    return np.clip((up - low) / soft + 0.5, 0, 1) * np.clip((high - up) / soft + 0.5, 0, 1)


def _trunk_row(rig: Rig) -> np.ndarray:
    names = ("pelvis", "thorax", "neck", "head", *(f"lumbar_{n}" for n in range(1, 6)))
    return np.array([float(name in names) for name in rig.names])


def _share(rig: Rig, kinds: tuple[str, ...]) -> np.ndarray:
    """(19158,) how much each vertex follows bones of these kinds, on either side."""
    named = [name.removesuffix("_r").removesuffix("_l") in kinds for name in rig.names]
    return rig.weights[:, named].sum(axis=1)
