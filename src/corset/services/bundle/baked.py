"""Where the baked person lies: figures are compiled from it, and browsers load it as it is."""

from pathlib import Path

FOLDER = Path(__file__).parent / "figure"
PERSON = FOLDER / "person.glb"
