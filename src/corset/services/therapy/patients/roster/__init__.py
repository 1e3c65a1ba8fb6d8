"""The list of patients: who needs what, in which order, and a page at a time."""
