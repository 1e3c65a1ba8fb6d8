"""The pure decision core: decide, evolve, assess, released.

No clock, no randomness, no files, no framework: `now` is an argument.
"""

from corset.care.decide import decide
from corset.care.evolve import evolve, fold
from corset.care.queries.release import released, warm_up_parts
from corset.care.rules.gates import assess

__all__ = ["assess", "decide", "evolve", "fold", "released", "warm_up_parts"]
