"""The page that sets a clinic up: what is typed, and what is written into files."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/operating.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KINDS = {"sh", "ini", "yaml"}
"""Commands, lines of the settings file, and what goes to a machine of somebody else."""


@dataclass(frozen=True)
class Block:
    """One block of the page, and under which heading it stands."""

    heading: str
    kind: str
    text: str


def blocks(page=None):
    """Return all blocks in their order; one that is not marked as any kind is a mistake."""
    text = PAGE.read_text("utf-8") if page is None else page
    outside = FENCE.sub("", text)
    assert not re.search(r"^(    |\t|```)", outside, re.MULTILINE), "a block that nobody would run"
    found = []
    for section in re.split(r"^## ", text, flags=re.MULTILINE):
        heading = section.partition("\n")[0]
        found += [Block(heading, kind, body) for kind, body in FENCE.findall(section)]
    assert {block.kind for block in found} <= KINDS
    return found


def commands(block):
    """Return the commands of a block, one a line."""
    joined = block.text.replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip()]
