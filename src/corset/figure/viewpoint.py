"""From where a movement is best seen, read from its frames alone."""

import numpy as np

from corset.body.movement.frames import Frames
from corset.figure.scene.arrows import pushes, way_seen
from corset.figure.space.projection import Camera, camera
from corset.figure.space.raster import Floats
from corset.figure.space.view import View

CLEARER = 1.15
"""How much more of the movement the view from the corner has to show to be preferred."""

HIDDEN = 0.3
"""How squarely a press goes away from the eye for the hands to be behind the body."""


def best_view(frames: Frames) -> View:
    """Return the posture's plain view, or a view from a corner where that hides the movement."""
    plain = View.SIDE if lies(frames) else View.FRONT
    corner = View.REAR if _from_behind(frames) else View.THREE_QUARTER
    shown = {view: _shown(frames, camera(view)) for view in (plain, corner)}
    return corner if shown[corner] > CLEARER * shown[plain] else plain


def _from_behind(frames: Frames) -> bool:
    """Return whether the body hides the hands that it presses against."""
    towards = camera(View.THREE_QUARTER).towards
    return any(float(push.along @ towards) < -HIDDEN for push in pushes(frames))


def lies(frames: Frames) -> bool:
    """Return whether the body is on the floor: on a mat, or longer than it is high."""
    long, _, high = np.ptp(frames.joints[0], axis=0)
    return bool(long > high) or any(prop.kind == "mat" for prop in frames.props)


def busiest(frames: Frames) -> float:
    """Return the phase that shows a movement best: its end, or where it works most."""
    if frames.plays == "out_and_back":
        return 1.0
    return float(frames.phase[int(np.argmax(frames.work))])


def _shown(frames: Frames, eye: Camera) -> float:
    """Return the length, in the view's plane, of pushes, of ways, or of the body's own way."""
    if pressed := [push.along for push in pushes(frames)]:
        return max(_length(eye.plane(np.array([along * 0, along]))) for along in pressed)
    ways = [*way_seen(frames)] or [*np.moveaxis(frames.joints, 1, 0)]
    return max(_length(eye.plane(way)) for way in ways)


def _length(line: Floats) -> float:
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
