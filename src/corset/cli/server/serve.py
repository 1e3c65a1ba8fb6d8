"""Serve the clinic's pages and work in the background; the database is migrated first."""

import argparse
import sys
from contextlib import suppress

from corset.cli.server.setup import end_on_signal, set_up

NAME = "serve"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("address", nargs="?", default="127.0.0.1:8000", help="host:port")
    parser.add_argument("--threads", type=int, default=8, help="requests answered at a time")
    parser.add_argument(
        "--no-worker", action="store_true", help="leave letters and late alerts to `corset work`"
    )


def run(chosen: argparse.Namespace) -> int:
    """Migrate, collect the static files, serve until stopped."""
    host, _, port = chosen.address.rpartition(":")
    if not host or not port.isdecimal():
        print(f"serve: {chosen.address!r} is no address; allowed: host:port", file=sys.stderr)
        return 2
    set_up()
    from django.core.management import call_command  # noqa: PLC0415 - after set_up

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if chosen.no_worker:
        _serve(chosen)
    else:
        _serve_and_work(chosen)
    return 0


def _serve_and_work(chosen: argparse.Namespace) -> None:
    from corset.services.operations.worker import Worker  # noqa: PLC0415 - after set_up

    worker = Worker()
    thread = worker.start()
    try:
        _serve(chosen)
    finally:
        worker.stop()
        thread.join()


def _serve(chosen: argparse.Namespace) -> None:
    from django.conf import settings  # noqa: PLC0415 - after set_up
    from django.utils.module_loading import import_string  # noqa: PLC0415 - after set_up
    from waitress import serve  # noqa: PLC0415 - after set_up

    clinic = import_string(settings.WSGI_APPLICATION)
    # The server ends in peace by itself, but a signal may come before it listens.
    with suppress(KeyboardInterrupt):
        end_on_signal()
        print(f"Corset answers at http://{chosen.address}/  (stop with Ctrl+C)", flush=True)
        serve(clinic, listen=chosen.address, threads=chosen.threads, ident="corset")
