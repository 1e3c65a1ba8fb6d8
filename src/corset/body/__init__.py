"""One body: a skeleton scaled to a person, and motions turned into poses.

Radians, metres, newtons, seconds; x forwards, y left, z up. No clock, no files, no randomness.
Only the modules that build or solve a skeleton need MuJoCo; importing this package needs nothing.
"""
