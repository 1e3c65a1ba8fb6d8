"""Reads the baked person: its vertices, bones and shapes, as arrays."""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from corset.figure.space.raster import Floats, Ints

PARTS = ("skin", "shirt", "trousers", "hair", "brows", "whites", "irises", "vertebrae", "discs")
"""What a vertex belongs to, in the order of its number in the file."""

_TYPES = {5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5126: np.float32}
_WIDTHS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4, "MAT4": 16}


@dataclass(frozen=True, slots=True)
class BindPose:
    """How a bone lies in the bind pose."""

    turn: Floats
    """(3, 3) from the bind pose to the skeleton's zero pose."""
    axis: Floats
    """(3,) along which it stretches to its length."""
    end: str
    """The bone at whose joint it ends, or nothing."""


@dataclass(frozen=True, slots=True)
class Mesh:
    """v vertices on b bones, f triangles; metres, Z up, X forwards, in the bind pose."""

    points: Floats
    """(v, 3)"""
    faces: Ints
    """(f, 3)"""
    parts: Ints
    """(v,) numbers in PARTS."""
    followed: Ints
    """(v, 4) numbers in `bones`."""
    shares: Floats
    """(v, 4) how much it follows each of those."""
    morphs: Mapping[str, Floats]
    """(v, 3) by name, to be added."""
    bones: tuple[str, ...]
    joints: Floats
    """(b, 3)"""
    bind_poses: Mapping[str, BindPose]
    height: float
    litres: Mapping[str, float]
    """Volume of the neutral body and of each morph at its full weight."""


@cache
def read_mesh(file: Path) -> Mesh:
    """Return the person of a file without the spine inside, which only a browser shows."""
    document, binary = _opened(file.read_bytes())
    extras = document["extras"]
    skin, names = document["skins"][0], document["nodes"]
    primitive = document["meshes"][0]["primitives"][0]
    arrays = {
        name: _array(document, binary, number) for name, number in primitive["attributes"].items()
    }
    middle = np.array([0.0, 0.0, extras["height"] / 2])
    targets = document["meshes"][0]["extras"]["targetNames"]
    return Mesh(
        points=arrays["POSITION"].astype(float) / 32767 + middle,
        faces=_array(document, binary, primitive["indices"]).astype(np.int64).reshape(-1, 3),
        parts=arrays["_BODY"][:, 0].astype(np.int64),
        followed=arrays["JOINTS_0"].astype(np.int64),
        shares=arrays["WEIGHTS_0"].astype(float) / 255,
        morphs=MappingProxyType(
            {
                name: _array(document, binary, target["POSITION"]).astype(float) / 32767
                for name, target in zip(targets, primitive["targets"], strict=True)
            }
        ),
        bones=tuple(names[node]["name"] for node in skin["joints"]),
        joints=np.array([names[node]["translation"] for node in skin["joints"]]),
        bind_poses=MappingProxyType({bone["name"]: _bind_pose(bone) for bone in extras["bones"]}),
        height=extras["height"],
        litres=MappingProxyType(extras["litres"]),
    )


def _bind_pose(bone: Mapping[str, Any]) -> BindPose:
    return BindPose(np.array(bone["turn"]), np.array(bone["axis"]), bone["end"])


def _opened(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Split a binary glTF into its JSON and its data."""
    if data[:4] != b"glTF":
        raise ValueError("the figure's file is not a binary glTF; bake it anew, see docs/figure.md")
    length = struct.unpack_from("<I", data, 12)[0]
    return json.loads(data[20 : 20 + length]), data[28 + length :]


def _array(document: Mapping[str, Any], binary: bytes, number: int) -> npt.NDArray[Any]:
    accessor = document["accessors"][number]
    view = document["bufferViews"][accessor["bufferView"]]
    kind, width = np.dtype(_TYPES[accessor["componentType"]]), _WIDTHS[accessor["type"]]
    stride = view.get("byteStride", kind.itemsize * width)
    return np.ndarray(
        (accessor["count"], width), kind, binary, view["byteOffset"], (stride, kind.itemsize)
    )
