"""The append-only log of each patient, and the read models that follow from it."""
