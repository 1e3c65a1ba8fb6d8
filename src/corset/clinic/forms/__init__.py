"""What staff fill in. A form checks words and numbers; whether it may be, the core decides."""
