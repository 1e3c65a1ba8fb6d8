"""Motions against the body, against what is said of them, and against their sources."""
