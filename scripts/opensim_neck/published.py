"""The published model's file, changed to our posture and masses."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import numpy as np

MODEL = "msk_modelling_python/models/Neck_model.osim"
BODIES = ("cerv7", "cerv6", "cerv5", "cerv4", "cerv3", "cerv2", "cerv1", "skull")
THEIRS = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])
"""OpenSim's axes: forwards, up, right."""
HYOID = re.compile(
    r"digastric|geniohyoid|mylohyoid|stylohyoid|sterno_?hyoid|sternothyroid|omo", re.IGNORECASE
)


def written(vector: np.ndarray) -> str:
    """Return a vector as OpenSim's files have it."""
    return " ".join(f"{value:.9g}" for value in vector)


class Published:
    """The model's file, changed to our posture and masses."""

    def __init__(self, wheel: Path, told: dict) -> None:
        with ZipFile(wheel) as content:
            text = content.read(MODEL)
        self.tree = ET.ElementTree(ET.fromstring(text))  # noqa: S314 - of a wheel known by name
        self.model, self.told = self.tree.getroot().find("Model"), told
        self.lean = told["lean"]
        self._lean()
        self._weigh()
        for bushing in self.model.findall("ForceSet/objects/BushingForce"):
            bushing.find("appliesForce").text = "false"
        for locked in self.model.findall(".//Coordinate[@name='pitch1']/locked"):
            locked.text = "false"

    def _lean(self) -> None:
        """Lean the column as ours does over the trunk, the skull upright on it."""
        for joint, turn in (("auxt1jnt", -self.lean), ("aux1jnt", self.lean)):
            frame = self.model.find(f".//CustomJoint[@name='{joint}']/frames/PhysicalOffsetFrame")
            frame.find("orientation").text = f"0 0 {turn:.9g}"

    def _weigh(self) -> None:
        """Give the head our mass, and each vertebra the part of the neck's between its joints."""
        joints = np.array(self.told["joints"])
        up = joints[:, 2] / joints[-1, 2]
        for at, body in enumerate(BODIES[:-1]):
            middle = (up[at] + up[at + 1]) / 2 * joints[-1]
            self._mass(
                body, self.told["neck_kg"] * (up[at + 1] - up[at]), self._within(body, middle)
            )
        self._mass("skull", self.told["head_kg"], THEIRS @ np.array(self.told["head_at"]))

    def _mass(self, body: str, mass: float, centre: np.ndarray) -> None:
        element = self.model.find(f"BodySet/objects/Body[@name='{body}']")
        element.find("mass").text = f"{mass:.9g}"
        element.find("mass_center").text = written(centre)

    def _within(self, body: str, place: np.ndarray) -> np.ndarray:
        """Return a place (ours, from C7/T1) in a vertebra's own frame."""
        cos, sin = np.cos(self.lean), np.sin(self.lean)
        upright = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
        at = BODIES.index(body)
        offset = self.model.find(f".//PhysicalOffsetFrame[@name='{body}_offset']/translation")
        joint = np.array([float(number) for number in offset.text.split()])
        return upright @ (THEIRS @ (place - np.array(self.told["joints"])[at])) + joint

    def float_hyoid(self) -> None:
        """Hang the whole hyoid on C3, where what acts on it sums to nothing."""
        for muscle in self.model.findall("ForceSet/objects/Millard2012EquilibriumMuscle"):
            if HYOID.match(muscle.get("name")):
                for point in muscle.findall(".//PathPoint"):
                    self._move(point)

    def _move(self, point: ET.Element) -> None:
        socket, place = point.find("socket_parent_frame"), point.find("location")
        if socket.text.endswith("cerv1"):
            at = np.array([float(number) for number in place.text.split()])
            socket.text = "/bodyset/cerv3"
            place.text = written(at + self._upright("cerv1") - self._upright("cerv3"))

    def _upright(self, body: str) -> np.ndarray:
        """Return the origin of a vertebra, the neck not leant, from C7/T1."""
        place = np.zeros(3)
        for name in BODIES[: BODIES.index(body) + 1]:
            joint = self.model.find(f".//PhysicalOffsetFrame[@name='{name}_offset']/../..")
            on, off = (
                np.array([float(number) for number in frame.findtext("translation").split()])
                for frame in joint.findall("frames/PhysicalOffsetFrame")
            )
            place = place + (0.0 if name == BODIES[0] else on) - off
        return place
