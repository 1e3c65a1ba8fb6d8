"""One load test: a clinic on one kind of database, filled, served, asked."""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import psutil
from scripts.bench.clinic import DATABASES, environment, filled, served
from scripts.bench.load import Figures, asked, measured
from scripts.bench.pages import PAGES, Page, Request
from scripts.bench.people import People, Trainee
from scripts.bench.processes import Held, held

ROUNDS = 8
"""How often everybody is asked for before pages are measured: each worker knows them all then."""
FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How large a test is: one with other numbers is not compared with it."""

    patients: int
    days: int
    courses: int
    clients: int
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a test found: each page's figures, in `first` those of requests after a restart."""

    again: dict[str, Figures]
    first: dict[str, Figures]
    held: list[Held]


def run(size: Asked, *, kind: str, pages: Sequence[str], seconds: float) -> Measured:
    """Test a fresh clinic on this kind of database."""
    with DATABASES[kind]() as (database, server), tempfile.TemporaryDirectory() as folder:
        variables = environment(folder, database)
        numbers = {"patients": size.patients, "days": size.days, "courses": size.courses}
        people = filled(variables, **numbers)
        if len(people.training) < FEWEST:
            few = f"Only {len(people.training)} of the patients have a session that runs"
            raise SystemExit(f"{few}; {FEWEST} are needed: take more patients, days or courses.")
        first: dict[str, Figures] = {}
        for page in pages:
            if PAGES[page].by_patient:
                with served(variables, folder, size.workers) as (address, application):
                    test = _Test(people, size, address, application, server)
                    first[page] = test.first(PAGES[page])
        with served(variables, folder, size.workers) as (address, application):
            test = _Test(people, size, address, application, server)
            test.warm(PAGES["today"], [*people.trainees] * ROUNDS)
            again = {page: test.again(PAGES[page], seconds) for page in pages}
            return Measured(again=again, first=first, held=held(application))


@dataclass(frozen=True, slots=True)
class _Test:
    """A clinic that runs, and who asks it."""

    people: People
    size: Asked
    address: str
    application: psutil.Process
    database: psutil.Process | None

    def warm(self, page: Page, whose: Sequence[Trainee]) -> None:
        """Ask over a connection each, so that every worker gets to know everybody."""
        requests = (page.asked(self.people, one) for one in whose)
        asked(requests, address=self.address, clients=self.size.clients, together=1)

    def first(self, page: Page) -> Figures:
        """Ask for each patient once; one is asked for before, so that each worker has begun."""
        one, *others = page.whose(self.people)
        self.warm(page, [one] * ROUNDS * self.size.workers)
        return self._measured(page.asked(self.people, other) for other in others)

    def again(self, page: Page, seconds: float) -> Figures:
        """Ask for patients at random for so long; what is loaded once is loaded before."""
        everybody = page.whose(self.people)
        self.warm(page, [*everybody] * self.size.workers)
        return self._measured(self._at_random(page, everybody, seconds))

    def _at_random(self, page: Page, whose: Sequence[Trainee], seconds: float) -> Iterator[Request]:
        draw, end = random.Random(0), time.monotonic() + seconds  # noqa: S311 - no secret
        while time.monotonic() < end:
            yield page.asked(self.people, draw.choice(whose))

    def _measured(self, requests: Iterator[Request]) -> Figures:
        return measured(
            requests,
            address=self.address,
            clients=self.size.clients,
            application=self.application,
            database=self.database,
        )
