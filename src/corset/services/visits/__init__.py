"""Supervised visits as appointments: made, moved, cancelled; a day of them; a calendar."""
