"""The figures of sign-in: how often a password may be tried, how long a session lasts."""

from datetime import timedelta

STAFF_AT_MOST, PATIENTS_AT_MOST = timedelta(hours=12), timedelta(days=90)
"""How long one sign-in lasts, however busy somebody is."""
PASSWORD_LENGTH = 12
"""Characters that a password has at least."""
LINK_FOR = timedelta(hours=1)
"""How long the link of a letter sets a password anew; a letter may wait at a mail server."""
BY_CLIENT = "20/m/ip"
BY_ACCOUNT = {1: "5/m/key", 15: "10/15m/key", 60: "20/h/key"}
"""Wrong passwords of one client for one account, by the minutes in which they count.

Who has used them up waits that long at most: the waits grow. What a stranger tries from elsewhere
keeps nobody out.
"""
RATES = ",".join((BY_CLIENT, *BY_ACCOUNT.values()))
