"""What a pose does to the discs: muscles and supports in balance, and what is left for the spine.

Newtons, metres, radians, kilograms; x forwards, y left, z up, as in `body`. The trunk's muscles
are those of the package myo-sim, read where it is installed; nothing of it is kept here. The neck's
are given by who asks.
"""
