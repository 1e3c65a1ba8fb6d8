"""What is kept of a person beside the log: names that can be read, corrections, notes, reads."""
