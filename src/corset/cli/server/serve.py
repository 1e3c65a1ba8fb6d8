"""Serve the clinic's pages and work in the background; the database is migrated first."""

import argparse
import os
import socket
from contextlib import suppress
from tempfile import TemporaryDirectory

from corset.cli.arguments import whole
from corset.cli.errors import complain
from corset.cli.server.address import address, chosen_address, listen, why_not
from corset.cli.server.preparation import prepare
from corset.cli.server.setup import end_on_signal, set_up

NAME = "serve"
THREADS = (1, 256)
WORKERS = (1, 64)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "address", nargs="?", default="127.0.0.1:8000", type=address, help="host:port"
    )
    parser.add_argument("--workers", type=whole(*WORKERS), default=2, help="processes that answer")
    parser.add_argument(
        "--threads", type=whole(*THREADS), default=8, help="requests that each answers at a time"
    )
    parser.add_argument(
        "--no-worker", action="store_true", help="leave letters and late alerts to `corset work`"
    )


def run(chosen: argparse.Namespace) -> int:
    """Prepare the data folder, serve until stopped."""
    set_up()
    prepare()
    try:
        listening = listen(chosen.address)
    except OSError as error:
        return complain(f"serve: {chosen.address} cannot be served: {why_not(error)}")
    with listening, TemporaryDirectory(prefix="corset-counts-") as counts:
        _serve(listening, chosen, counts)
    return 0


def _serve(listening: socket.socket, chosen: argparse.Namespace, counts: str) -> None:
    """Serve; the processes count requests into one folder, read as one."""
    from django.conf import settings  # noqa: PLC0415 - after set_up
    from django.db import connections  # noqa: PLC0415 - after set_up
    from django.utils.module_loading import import_string  # noqa: PLC0415 - after set_up

    from corset.cli.server.processes import Background, ServerOfWorkers, fork_only  # noqa: PLC0415

    os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
    fork_only()
    clinic = import_string(settings.ASGI_APPLICATION)
    clinic.threads = chosen.threads
    clinic.prepare()
    connections.close_all()
    background = None if chosen.no_worker else Background()
    server = ServerOfWorkers(listening, clinic, workers=chosen.workers, background=background)
    # The server ends in peace by itself, but a signal may come before it answers.
    with suppress(KeyboardInterrupt):
        end_on_signal()
        said = chosen_address(listening, chosen.address)
        print(f"Corset answers at http://{said}/  (stop with Ctrl+C)", flush=True)
        server.answer()
