"""Make the sheet's fonts: Figtree as the pages serve it, in the weights and the form Typst reads.

make setup && .venv/bin/python scripts/bake_fonts.py
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "frontend/node_modules/@fontsource-variable/figtree"
TARGET = ROOT / "src/corset/services/sheets/fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "ExtraBold": 800}
SCRIPTS = ("latin", "latin-ext")


def bake(style: str, weight: int) -> None:
    """Write one weight, its scripts in one file."""
    with TemporaryDirectory() as folder:
        parts = [_instance(script, weight, Path(folder)) for script in SCRIPTS]
        font = Merger().merge(parts)
    family = "Figtree" if style == "Regular" else f"Figtree {style}"
    names = {1: family, 2: "Regular", 4: f"Figtree {style}", 6: f"Figtree-{style}"}
    for number, name in (names | {16: "Figtree", 17: style}).items():
        font["name"].setName(name, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.save(TARGET / f"Figtree-{style}.ttf")


def _instance(script: str, weight: int, folder: Path) -> str:
    font = TTFont(SOURCE / "files" / f"figtree-{script}-wght-normal.woff2")
    font.flavor = None
    path = folder / f"{script}.ttf"
    instantiateVariableFont(font, {"wght": weight}).save(path)
    return str(path)


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    shutil.copy(SOURCE / "LICENSE", TARGET / "OFL.txt")
    for style, weight in WEIGHTS.items():
        bake(style, weight)
