"""Poses of every motion, in whole millimetres: `python -m tests.golden.frames` writes them anew."""

import json
from pathlib import Path

from corset.body.kinematics.compilation import compile_motion
from corset.programme import load_motions

GOLDEN = Path(__file__).with_name("frames.json")
MOMENTS = (0.0, 0.5, 1.0)


def poses(frames):
    """Return where each joint is at the start, half-way and the end, in mm."""
    shown = {}
    for moment in MOMENTS:
        at = round(moment * (len(frames.phase) - 1))
        places = (frames.joints[at] * 1000).round().astype(int).tolist()
        shown[f"{moment:g}"] = dict(zip(frames.bones, places, strict=True))
    return shown


def key_frames():
    """Return the poses of every part, by exercise and part."""
    return {
        name: {f"{f.part} {f.side}".strip(): poses(f) for f in compile_motion(motion)}
        for name, motion in sorted(load_motions().items())
    }


if __name__ == "__main__":
    text = json.dumps(key_frames(), separators=(",", ":"))
    GOLDEN.write_text(text.replace('},"', '},\n"').replace("]]", "]]\n"), encoding="utf-8")
