"""What the doctor says: what is wrong, and what helps."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy as plural

SENTENCES: Mapping[str, Any] = {
    "debug": _("Debug pages are on: they show strangers the inside. Unset CORSET_DEBUG."),
    "https_off": _(
        "The clinic is reached as %(hosts)s, and CORSET_HTTPS is off: passwords and cookies go in "
        "the clear. Put a gateway with TLS before it and set CORSET_HTTPS=on."
    ),
    "no_hosts": _(
        "CORSET_HTTPS is on and CORSET_HOSTS is not set: every request from outside is refused. "
        "Set CORSET_HOSTS to the clinic's name, such as clinic.example.org."
    ),
    "no_name": _("Letters are signed by nobody: set CORSET_CLINIC to the clinic's name."),
    "no_telephone": _(
        "A patient whose report cannot arrive finds no number to call: set CORSET_TELEPHONE."
    ),
    "second_factor_off": _(
        "Staff sign in with a password alone: CORSET_SECOND_FACTOR is off. Unset it."
    ),
    "readable": _("%(path)s can be read by others on this machine. Run: chmod go= %(path)s"),
    "disk": _("Only %(megabytes)s MB are left on the disk of the data folder."),
    "database": _("The database does not answer: %(why)s"),
    "migrations": plural(
        "The database is of an older version (one step behind): `corset serve` brings it "
        "up to date.",
        "The database is of an older version (%(count)s steps behind): `corset serve` "
        "brings it up to date.",
        "count",
    ),
    "clocks_apart": _(
        "The clocks of this machine and of the database are %(seconds)s seconds apart. Let both "
        "follow a time server."
    ),
    "clock_behind": _(
        "The log has an entry of %(latest)s, and this machine's clock is behind that. Let it "
        "follow a time server."
    ),
    "no_administrator": _("Nobody is an administrator: nobody can invite staff."),
    "no_second_factor": plural(
        "One of the staff has no second factor yet, and is asked at the next sign-in.",
        "%(count)s of the staff have no second factor yet, and are asked at their next sign-in.",
        "count",
    ),
    "no_clinician": plural(
        "One patient has no clinician who can sign in: the alerts reach nobody. Share the"
        " care on the page Staff.",
        "%(count)s patients have no clinician who can sign in: their alerts reach nobody."
        " Share their care on the page Staff.",
        "count",
    ),
    "no_mail_server": _(
        "There is no mail server: letters about alerts wait. Set CORSET_SMTP, such as "
        "mail.example.org:587."
    ),
    "no_sender": _("Letters come from localhost, and many servers refuse that: set CORSET_SENDER."),
    "mail": _("The mail server takes no letter. %(why)s"),
    "letters_wait": plural(
        "One letter has not arrived for %(minutes)s minutes. The page Staff says why.",
        "%(count)s letters have not arrived, the oldest for %(minutes)s minutes. The page"
        " Staff says why.",
        "count",
    ),
    "no_worker": plural(
        "One job waits and nobody does it. Run `corset serve` without --no-worker, or "
        "`corset work` beside it.",
        "%(count)s jobs wait and nobody does them. Run `corset serve` without --no-"
        "worker, or `corset work` beside it.",
        "count",
    ),
    "alerts_late": plural(
        "One alert was not acknowledged in time. Call a clinician.",
        "%(count)s alerts were not acknowledged in time. Call a clinician.",
        "count",
    ),
    "broken_logs": plural(
        "The log of one patient does not hold any more: training is closed. `corset check-log` "
        "says where.",
        "The logs of %(count)s patients do not hold any more: their training is closed. "
        "`corset check-log` says where.",
        "count",
    ),
    "no_backup": _("No backup was ever made. Let `corset backup` run every night."),
    "old_backup": plural(
        "The last backup is one day old. Let `corset backup` run every night.",
        "The last backup is %(count)s days old. Let `corset backup` run every night.",
        "count",
    ),
    "certificate": _("The certificate of %(url)s is not good: %(why)s."),
    "unreachable": _("%(url)s cannot be reached: %(why)s."),
    "loop": _(
        "%(url)s is redirected to itself: the gateway does not say that it was asked over HTTPS, "
        "or is not trusted. It has to send X-Forwarded-Proto, and CORSET_PROXIES the number of "
        "gateways."
    ),
    "host_refused": _("The name %(host)s is refused: add it to CORSET_HOSTS."),
    "status": _("%(url)s answers %(status)s instead of the sign-in page."),
    "cookies": _("The sign-in page sets cookies without `Secure`: set CORSET_HTTPS=on."),
}


def sentence(key: str, facts: Mapping[str, object]) -> str:
    """Return what is wrong, in words. Raises KeyError for a key that nobody says."""
    return str(SENTENCES[key] % dict(facts))
