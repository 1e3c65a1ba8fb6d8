"""The append-only log and its read models."""
