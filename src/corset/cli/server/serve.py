"""Serve the clinic's pages and work in the background; the database is migrated first."""

import argparse
import re
from contextlib import suppress
from typing import Protocol

from corset.cli.arguments import whole
from corset.cli.errors import complain
from corset.cli.server.setup import end_on_signal, set_up
from corset.services.shown import shown

NAME = "serve"
THREADS = (1, 256)
PORTS = range(65_536)
"""With 0, one that is free is chosen, and said."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "address", nargs="?", default="127.0.0.1:8000", type=address, help="host:port"
    )
    parser.add_argument(
        "--threads", type=whole(*THREADS), default=8, help="requests answered at a time"
    )
    parser.add_argument(
        "--no-worker", action="store_true", help="leave letters and late alerts to `corset work`"
    )


def run(chosen: argparse.Namespace) -> int:
    """Migrate, collect the static files, serve until stopped."""
    set_up()
    from django.core.management import call_command  # noqa: PLC0415 - after set_up

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    try:
        server = _listening(chosen)
    except (OSError, ValueError) as error:
        return complain(f"serve: {chosen.address} cannot be served: {_why(error)}")
    if chosen.no_worker:
        _serve(server, chosen.address)
    else:
        _serve_and_work(server, chosen.address)
    return 0


def address(text: str) -> str:
    """Return host:port. Raises ArgumentTypeError."""
    host, _, port = text.rpartition(":")
    known = re.fullmatch(r"[0-9]{1,5}", port) and int(port) in PORTS
    if not known or not re.fullmatch(r"\*|[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]", host):
        allowed = f"host:port, such as 127.0.0.1:8000, ports from {PORTS[0]} to {PORTS[-1]}"
        raise argparse.ArgumentTypeError(f"{shown(text)} is no address; allowed: {allowed}")
    return text


def _why(error: OSError | ValueError) -> str:
    why = (error.strerror or "") if isinstance(error, OSError) else ""
    return f"{why or error}; allowed: an address of this machine that is free"


class _Clinic(Protocol):
    """A server that listens."""

    def run(self) -> None:
        """Answer until stopped."""


def _chosen(server: _Clinic, at: str) -> str:
    """Return an address with the port that was chosen, where it names none."""
    port = getattr(server, "effective_port", None)
    host, _, asked = at.rpartition(":")
    return f"{host}:{port}" if port and not int(asked) else at


def _listening(chosen: argparse.Namespace) -> _Clinic:
    from django.conf import settings  # noqa: PLC0415 - after set_up
    from django.utils.module_loading import import_string  # noqa: PLC0415 - after set_up
    from waitress.server import create_server  # noqa: PLC0415 - after set_up

    clinic = import_string(settings.WSGI_APPLICATION)
    return create_server(clinic, listen=chosen.address, threads=chosen.threads, ident="corset")


def _serve_and_work(server: _Clinic, at: str) -> None:
    from corset.services.operations.worker import Worker  # noqa: PLC0415 - after set_up

    worker = Worker()
    thread = worker.start()
    try:
        _serve(server, at)
    finally:
        worker.stop()
        thread.join()


def _serve(server: _Clinic, at: str) -> None:
    # The server ends in peace by itself, but a signal may come before it answers.
    with suppress(KeyboardInterrupt):
        end_on_signal()
        print(f"Corset answers at http://{_chosen(server, at)}/  (stop with Ctrl+C)", flush=True)
        server.run()
