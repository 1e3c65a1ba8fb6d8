"""What the oldest browsers that we serve lack of a style sheet or a script, by MDN's data."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FRONTEND = Path(__file__).parents[2] / "frontend"
DATA = FRONTEND / "node_modules/@mdn/browser-compat-data/data.json"
QUOTED = re.compile(r"""/\*.*?\*/|"[^"]*"|'[^']*'|url\([^)]*\)""", re.DOTALL)
FUNCTION = re.compile(r"(?<![\w-])([a-z][a-z-]*)\(")
SELECTOR = re.compile(r"::?([a-z][a-z-]*)(?=[^;{}]*\{)")
RULE = re.compile(r"@([a-z][a-z-]*)")
FEATURE = re.compile(r"\(([a-z][a-z-]*)(?=\s*[:<>=)])")
DECLARATION = re.compile(r"(?<=[{;])\s*([a-z][a-z-]*)\s*:([^;{}]*)")
WORD = re.compile(r"(?<![\w-])[a-z][a-z-]+(?![\w(-])")
METHOD = re.compile(r"\.([a-zA-Z]\w*)\(")
STATIC = re.compile(r"\b([A-Z]\w+)\.(\w+)\(")

Entry = dict[str, Any]


def lacking_in_sheet(sheet: str) -> list[str]:
    """Return what lacks, each with who lacks it: `:has: firefox 115`.

    Names that begin with a hyphen are a browser's own.
    """
    return sorted({f"{name}: {', '.join(by)}" for name, by in _of_sheet(sheet) if by})


def lacking_in_script(script: str) -> list[str]:
    """Return methods of the language, and static ones of a browser's interfaces, so too."""
    return sorted({f"{name}: {', '.join(by)}" for name, by in _of_script(script) if by})


def _of_sheet(sheet: str) -> Iterator[tuple[str, list[str]]]:
    css, bare = _data()["css"], QUOTED.sub("x", sheet)
    rules, properties, selectors = css["at-rules"], css["properties"], css["selectors"]
    functions, features = _below({**css["types"], **selectors}), _below(rules)
    yield from ((f"{name}()", functions.get(name, [])) for name in FUNCTION.findall(bare))
    yield from ((f":{name}", _lack(selectors.get(name))) for name in SELECTOR.findall(bare))
    yield from ((f"@{name}", _lack(rules.get(name))) for name in RULE.findall(bare))
    yield from ((f"({name})", features.get(name, [])) for name in FEATURE.findall(bare))
    for name, value in DECLARATION.findall(bare):
        own = properties.get(name, {})
        yield name, _lack(own)
        yield from ((f"{name}: {word}", _lack(own.get(word))) for word in WORD.findall(value))
    yield "nesting", _lack(selectors["nesting"]) if "&" in bare else []


def _of_script(script: str) -> Iterator[tuple[str, list[str]]]:
    methods, api = _methods(), _data()["api"]
    yield from ((f"{name}()", methods.get(name, [])) for name in METHOD.findall(script))
    for owner, name in STATIC.findall(script):
        yield f"{owner}.{name}()", _lack(api.get(owner, {}).get(f"{name}_static"))


@cache
def _data() -> Entry:
    return json.loads(DATA.read_text("utf-8"))


@cache
def _oldest() -> list[tuple[str, tuple[int, ...]]]:
    """Return the browsers for which the site is built, as MDN names them."""
    listed = re.findall(r'"([a-z]+)([\d.]+)"', (FRONTEND / "browsers.ts").read_text("utf-8"))
    return [("safari_ios" if n == "ios" else n, _version(v)) for n, v in listed]


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.lstrip("≤").split("."))


def _lack(entry: Entry | None) -> list[str]:
    """Return the browsers that do not know it as it is written: without a flag, by this name."""
    support = (entry or {}).get("__compat", {}).get("support")
    if support is None:
        return []
    return [name for name, version in _oldest() if not _knows(support.get(name), version)]


def _knows(support: Entry | list[Entry] | None, version: tuple[int, ...]) -> bool:
    ways = support if isinstance(support, list) else [support or {}]
    usual = (way for way in ways if not {"flags", "prefix", "alternative_name"} & set(way))
    added = (way.get("version_added") for way in usual)
    return any(isinstance(v, str) and v != "preview" and _version(v) <= version for v in added)


def _below(entry: Entry) -> dict[str, list[str]]:
    """Return who lacks each name below an entry; of several of one name the one known best."""
    found: dict[str, list[str]] = {}
    for name, own in entry.items():
        if name == "__compat":
            continue
        pairs = [*_below(own).items(), *([(name, _lack(own))] if "__compat" in own else [])]
        for each, by in pairs:
            found[each] = min(by, found.get(each, by), key=len)
    return found


@cache
def _methods() -> dict[str, list[str]]:
    """Return who lacks each method of what the language has built in."""
    found: dict[str, list[str]] = {}
    for owner in _data()["javascript"]["builtins"].values():
        for name, own in owner.items():
            if name != "__compat" and "__compat" in own:
                found[name] = min(_lack(own), found.get(name, _lack(own)), key=len)
    return found
