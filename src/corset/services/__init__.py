"""Use cases: load a state, decide, append, notify."""
