"""What cannot be done with a colleague's account."""


class StaffRefused(ValueError):
    """Nothing was changed; the message says why, and what is allowed."""
