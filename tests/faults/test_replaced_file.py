"""Another file in the database's place is seen by the next request; nothing goes to the old one."""

import shutil
import sqlite3

import httpx
from tests.clinic_server import served, sign_in

FILE = "corset.sqlite3"


def test_what_is_told_goes_to_the_file_that_is_there(data):
    """As whoever puts a copy back without stopping the clinic."""
    with served(data, "--no-worker", "--workers", "1", "--threads", "1") as clinic:
        with httpx.Client(base_url=clinic.base, timeout=30) as browser:
            assert sign_in(browser).status_code == 302
        with sqlite3.connect(data / FILE) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(data / FILE, data / "copy")
        for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
            (data / name).unlink(missing_ok=True)
        (data / "copy").rename(data / FILE)
        with httpx.Client(base_url=clinic.base, timeout=30) as browser:
            assert sign_in(browser).status_code == 302
    with sqlite3.connect(data / FILE) as database:
        (sessions,) = database.execute("SELECT COUNT(*) FROM django_session").fetchone()
    assert sessions == 2
