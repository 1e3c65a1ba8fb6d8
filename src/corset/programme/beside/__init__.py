"""Content beside the programme: lists to note what was seen, and what is said before a warm-up.

No decision depends on it, so it belongs to no programme and changes no digest.
"""
