"""Take every address out of an npm lock file: names, versions and hashes say enough.

A link to a package of this repository keeps its folder.
"""

import json
import sys
from pathlib import Path

ADDRESSES = ("resolved", "funding")


def strip(lock: Path) -> None:
    content = json.loads(lock.read_text())
    for package in content["packages"].values():
        if package.get("link"):
            continue
        for key in ADDRESSES:
            package.pop(key, None)
    lock.write_text(json.dumps(content, indent=2) + "\n")


if __name__ == "__main__":
    strip(Path(sys.argv[1]))
