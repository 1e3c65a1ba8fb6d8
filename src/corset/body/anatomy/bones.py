"""The bones of the one skeleton: their names, what each hangs from, and left for right."""

from types import MappingProxyType

SIDES = ("r", "l")
LUMBAR = ("lumbar_5", "lumbar_4", "lumbar_3", "lumbar_2", "lumbar_1")
"""From the sacrum upwards; each turns about the joint below it, the first about L5/S1."""
SPINE = MappingProxyType({"lumbar": LUMBAR, "trunk": (*LUMBAR, "thorax")})
"""Parts of the spine that are measured as one: the bends of their bones add up."""

_TRUNK = {
    "pelvis": "",
    "lumbar_5": "pelvis",
    "lumbar_4": "lumbar_5",
    "lumbar_3": "lumbar_4",
    "lumbar_2": "lumbar_3",
    "lumbar_1": "lumbar_2",
    "thorax": "lumbar_1",
    "neck": "thorax",
    "head": "neck",
}
_LIMBS = {
    "clavicle": "thorax",
    "upper_arm": "clavicle",
    "forearm": "upper_arm",
    "hand": "forearm",
    "thigh": "pelvis",
    "shank": "thigh",
    "foot": "shank",
    "toes": "foot",
}


def _limb(side: str) -> dict[str, str]:
    return {
        f"{bone}_{side}": parent if parent in _TRUNK else f"{parent}_{side}"
        for bone, parent in _LIMBS.items()
    }


PARENTS = MappingProxyType({**_TRUNK, **_limb("r"), **_limb("l")})
"""The bone that each bone hangs from; the pelvis, the root, hangs from none."""

BONES = tuple(PARENTS)
"""All bones, each after its parent."""


def side_of(name: str) -> str:
    """Return r or l for a name that belongs to one side, else nothing."""
    return name[-1] if name[-2:] in {"_r", "_l"} else ""


def mirrored(name: str) -> str:
    """Return the name of the same thing on the other side."""
    other = {"r": "l", "l": "r"}
    return f"{name[:-1]}{other[name[-1]]}" if side_of(name) else name
