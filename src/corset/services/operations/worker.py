"""The worker: does the jobs of the queue one after the other, until it is stopped."""

import logging
from threading import Event, Thread

from django.db import close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker as Queue

from corset.services.notifications.queue import ready
from corset.services.operations.jobs import Timetable

LOGGER = logging.getLogger(__name__)
PAUSE_S = 1.0
"""How long the worker rests where there is nothing to do, in seconds."""


class Worker:
    """Any number may run at once: a job is done by the one that takes it first."""

    def __init__(self, *, pause_s: float = PAUSE_S) -> None:
        self._name = get_random_string(32)
        self._pause_s = pause_s
        self._timetable = Timetable()
        self._stopped = Event()

    def start(self) -> Thread:
        """Work beside others in a thread of its own."""
        thread = Thread(target=self.run, name="worker", daemon=True)
        thread.start()
        return thread

    def run(self) -> None:
        """Work until stopped; whatever fails, such as the database, is tried again."""
        while not self._stopped.is_set():
            try:
                busy = self.do_one()
            except Exception:
                LOGGER.exception("The worker could not do its work; it tries again")
                busy = False
            if not busy:
                close_old_connections()
                self._stopped.wait(self._pause_s)
        connections.close_all()

    def stop(self) -> None:
        """Let the running job end, and begin no other."""
        self._stopped.set()

    def do_one(self) -> bool:
        """Do the job that is due first; return whether there was one."""
        self._timetable.enqueue_due(timezone.now())
        if not ready().exists():
            return False
        self._queue().run()
        return True

    def _queue(self) -> Queue:
        return Queue(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            max_tasks=1,
            startup_delay=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            worker_id=self._name,
        )
