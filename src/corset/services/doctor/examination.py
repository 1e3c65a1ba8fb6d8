"""Everything that the doctor looks at, in the order in which it matters."""

from itertools import chain

from corset.services.doctor.address import address
from corset.services.doctor.finding import Finding
from corset.services.doctor.machine import configuration, database, files
from corset.services.doctor.people import people
from corset.services.doctor.post import post, work
from corset.services.doctor.records import records

BEFORE_THE_REST = {"database", "migrations"}
"""Where one of these is found, nothing that needs the database is asked."""


def examine(*, url: str = "", mail: str = "") -> tuple[Finding, ...]:
    """Return all that was found; with an address the clinic is seen from outside, too."""
    stored = tuple(database())
    asked = [tuple(configuration()), tuple(files()), stored, tuple(post(mail))]
    if not any(one.key in BEFORE_THE_REST for one in stored):
        asked += [tuple(people()), tuple(work()), tuple(records())]
    if url:
        asked.append(tuple(address(url)))
    return tuple(chain.from_iterable(asked))
