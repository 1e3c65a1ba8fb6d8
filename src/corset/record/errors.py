"""What can go wrong when something is written to the log."""


class StaleVersion(Exception):  # noqa: N818 - names the situation; the caller decides again
    """Somebody wrote in between: load the log again and decide anew."""


class KeyReused(Exception):  # noqa: N818 - names the mistake
    """An idempotency key came back with another command or from another actor."""


class UnknownEvent(Exception):  # noqa: N818 - names what was found
    """The log holds an event that this version of the software cannot read."""
