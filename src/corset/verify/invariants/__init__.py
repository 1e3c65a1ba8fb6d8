"""I1-I28 over one step. What they assert comes from the therapy's figures and the ledger."""

from corset.verify.invariants import doses, opening, people, plans
from corset.verify.invariants.registry import INVARIANTS, Invariant, number_of

__all__ = ["INVARIANTS", "Invariant", "doses", "number_of", "opening", "people", "plans"]
