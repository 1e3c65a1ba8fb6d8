"""The list of patients: its page, what it can be narrowed to, and its lines."""
