"""The discs that loads are known for, and what was chosen in estimating them."""

NECK = ("C2/C3", "C3/C4", "C4/C5", "C5/C6", "C6/C7", "C7/T1")
LUMBAR = ("T12/L1", "L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1")
DISCS = (*NECK, *LUMBAR)
"""From above, as rows of every array of loads. Between T1 and T12 the trunk is one bone."""
FLOOR = 0.008
"""The activation that trunk muscles keep: the one figure that was tuned (docs/loads.md)."""
RESIDUAL_N, RESIDUAL_NM = 1.0, 0.5
"""What may be left unbalanced."""
