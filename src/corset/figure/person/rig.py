"""The bones that the skin follows beside the skeleton's own: half-way ones at the large joints."""

from types import MappingProxyType

from corset.body.anatomy.bones import SIDES

_HALVES = {
    "half_shoulder": ("clavicle", "upper_arm"),
    "half_elbow": ("upper_arm", "forearm"),
    "half_wrist": ("forearm", "hand"),
    "half_hip": ("pelvis", "thigh"),
    "half_knee": ("thigh", "shank"),
}

HALVES = MappingProxyType(
    {
        f"{half}_{side}": (
            parent if parent == "pelvis" else f"{parent}_{side}",
            f"{child}_{side}",
        )
        for side in SIDES
        for half, (parent, child) in _HALVES.items()
    }
)
"""Each turns half as far as the second bone turns against the first, about the second's joint."""
