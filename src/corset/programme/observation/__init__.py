"""Lists that those who treat choose from to note what they saw.

No decision depends on them, so they belong to no programme and change no digest.
"""
