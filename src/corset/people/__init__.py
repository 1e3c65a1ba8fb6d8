"""Identity, apart from the log."""
