"""Measure the list of a large clinic: its page's size, its statements, a processor's time.

    .venv/bin/python -m scripts.bench_list --patients 5000 --days 14

A fresh clinic on SQLite is filled in a temporary folder and asked in this process. Each page is
made anew each time: what is shown again, or answered in short, takes less
(`scripts.bench_pages`).
"""

from __future__ import annotations

import argparse
import gzip
import os
import tempfile
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 10
"""How often a page is asked for."""


def main() -> None:
    """Fill, ask, print a line for each page."""
    parser = argparse.ArgumentParser(prog="bench_list", description=__doc__)
    for name, usual in (("patients", 5000), ("days", 14), ("courses", 5)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    chosen = vars(parser.parse_args())
    with tempfile.TemporaryDirectory(prefix="corset-list-") as folder:
        os.environ["CORSET_DATA"] = folder
        os.environ["CORSET_SECOND_FACTOR"] = "off"
        measure(**chosen)


def measure(*, patients: int, days: int, courses: int) -> None:
    """Print what each page takes."""
    from corset.cli.server.preparation import prepare  # noqa: PLC0415 - by the environment above
    from corset.cli.server.setup import set_up  # noqa: PLC0415 - as above

    set_up()
    prepare()
    from django.conf import settings  # noqa: PLC0415 - after set_up
    from django.test import Client  # noqa: PLC0415 - as above

    from corset.people.models import Role, User  # noqa: PLC0415 - as above
    from corset.services.demonstration.filling import fill  # noqa: PLC0415 - as above

    settings.ALLOWED_HOSTS = ["testserver"]
    filled: tuple[Any, ...] = fill(patients=patients, days=days, courses=courses)
    client, one = Client(), filled[patients // 2]
    client.force_login(User.objects.get(role=Role.CLINICIAN))
    print(f"{patients} patients, {days} days, {MANY} times each")
    pages: dict[str, Callable[[], Any]] = {
        "list": lambda: client.get("/patients/"),
        "list, page 40": lambda: client.get("/patients/?page=40"),
        "list, search": lambda: client.post("/patients/", {"q": one.name}),
        "visits": lambda: client.get("/visits/"),
        "patient's page": lambda: client.get(f"/patients/{one.pk}/"),
    }
    for name, ask in pages.items():
        print(f"{name}: {_figures(ask)}")


def _figures(ask: Callable[[], Any]) -> str:
    """Ask for a page so many times, made anew each time; return what it took."""
    from django.db import connection  # noqa: PLC0415 - after set_up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    from corset.clinic.components.kept import ROOMS  # noqa: PLC0415 - as above

    ask()
    took: list[float] = []
    for _ in range(MANY):
        ROOMS.clear()
        began = process_time()
        ask()
        took.append(process_time() - began)
    ROOMS.clear()
    with CaptureQueriesContext(connection) as said:
        body = ask().content
    return (
        f"{len(body) / 1000:.1f} kB, {len(gzip.compress(body)) / 1000:.1f} kB compressed, "
        f"{len(said)} statements, {1000 * median(took):.1f} ms"
    )


if __name__ == "__main__":
    main()
