"""Verification: every state that the real core can reach, and I1-I28 asked in each of them.

No model stands between: what is explored are `decide` and `evolve` themselves.
"""
