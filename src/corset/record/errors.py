"""What can go wrong when something is written to the log."""


class StaleVersion(Exception):
    """Somebody wrote in between: load the log again and decide anew."""


class KeyReused(Exception):
    """An idempotency key came back with another command or from another actor."""


class UnknownEvent(Exception):
    """The log holds an event that this version of the software cannot read."""
