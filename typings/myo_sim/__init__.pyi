"""The part of myo-sim that Corset uses; the package carries no types for what it gives back."""

import mujoco

def load_spec(name: str) -> mujoco.MjSpec: ...
