"""Do what waits in the background, without serving pages: letters, late alerts."""

import argparse
import signal

from corset.cli.server.setup import require_tables, set_up

NAME = "work"
_ENDS = {signal.SIGINT, signal.SIGTERM}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing."""
    del parser


def run(_: argparse.Namespace) -> int:
    """Work until stopped; a job that runs is brought to its end."""
    set_up()
    require_tables(NAME)
    from corset.services.operations.worker import Worker  # noqa: PLC0415 - after set_up

    # Waited for, not caught: an exception in the middle of `join` would lose the running job.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    worker = Worker()
    thread = worker.start()
    print("Corset works in the background  (stop with Ctrl+C)", flush=True)
    signal.sigwait(_ENDS)
    worker.stop()
    thread.join()
    return 0
