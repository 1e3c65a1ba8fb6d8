"""The visual language keeps its promises: contrast, and nothing inline."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CLINIC = ROOT / "src/corset/clinic"
TOKENS = (CLINIC / "static/clinic/components/tokens.css").read_text()
PAGES = sorted((CLINIC / "templates").rglob("*.html"))
ROWS = re.findall(
    r"\| `([\w-]+)` on `([\w-]+)` \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|",
    (ROOT / "docs/look.md").read_text(),
)


def _colour(name: str, theme: int) -> str:
    pair = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", TOKENS)
    single = re.search(rf"--{name}: (#\w+);", TOKENS)
    if pair:
        return pair.group(theme + 1)
    assert single, f"tokens.css has no colour --{name}"
    return single.group(1)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_table_is_not_empty() -> None:
    assert len(ROWS) > 20


@pytest.mark.parametrize(("front", "back", "light", "dark", "needed"), ROWS)
def test_contrast_is_as_documented(
    front: str, back: str, light: str, dark: str, needed: str
) -> None:
    for theme, written in enumerate((light, dark)):
        contrast = _contrast(_colour(front, theme), _colour(back, theme))
        assert contrast >= float(needed)
        assert contrast == pytest.approx(float(written), abs=0.06)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_holds_nothing_inline(page: Path) -> None:
    text = page.read_text()
    assert not re.search(r"\sstyle=|<style|\son\w+=", text)


@pytest.mark.parametrize("sheet", sorted((CLINIC / "static/clinic").glob("[!b]*/*.css")), ids=str)
def test_nothing_keeps_the_look_of_a_hand_that_is_gone(sheet: Path) -> None:
    """On a touch screen what was tapped last counts as hovered, until something else is tapped."""
    rules = [line for line in sheet.read_text().splitlines() if ":hover" in line]
    assert [rule for rule in rules if "@media (hover: hover)" not in rule] == []
