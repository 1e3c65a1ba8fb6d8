"""CONTRIBUTING's map is the import contract: the same rooms, in the same order."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]


def contract() -> list[str]:
    """Return the rooms of the layers that exist, from the top down."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(c for c in contracts if c["id"] == "rooms")["layers"]
    rooms = [room.strip(" ()") for layer in layers for room in re.split(r"[|:]", layer)]
    return [room for room in rooms if (ROOT / "src/corset" / room).exists()]


def rooms_of_the_map() -> list[str]:
    """Return the rooms of the table, each in a row of its own."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `src/corset/(\w+)/` \| \S", text, flags=re.MULTILINE)


def test_the_map_names_the_rooms_of_the_contract_in_its_order():
    assert rooms_of_the_map() == contract()


def test_every_room_has_a_place():
    folders = (p.name for p in (ROOT / "src/corset").iterdir() if (p / "__init__.py").exists())
    assert sorted(rooms_of_the_map()) == sorted(folders)
