"""How soon a worker answers, and what it holds: `python -m scripts.bench_worker`.

Each run is a fresh process on a fresh data folder whose database is migrated and whose static
files are collected. Its bytecode is compiled, as an installation leaves it; what a process takes
that must compile everything first is said beside it. docs/performance.md has the figures.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

START_S, HELD_MIB = 1.2, 90.0
"""What a worker promises."""
RUNS = 5
UNCOMPILED = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "/nonexistent"}
PAGES = ("/exercises", "/accounts/login/")
WORKER = """
import sys
import time
from wsgiref.util import setup_testing_defaults
from corset.clinic.wsgi import application
for path in sys.argv[1:]:
    said = {}
    environ = {"PATH_INFO": path, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    answer = application(environ, lambda status, headers: said.update(status=status))
    body = b"".join(answer)
    assert said["status"] == "200 OK" and body, (path, said)
print("answered", time.process_time(), flush=True)
sys.stdin.read()
"""


def prepared(folder: str) -> dict[str, str]:
    """Return the environment of a clinic that is ready to be served."""
    environment = {**os.environ, "CORSET_DATA": folder, "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
    environment["DJANGO_SETTINGS_MODULE"] = "corset.clinic.settings"
    for command in (["migrate"], ["collectstatic", "--no-input"]):
        django = [sys.executable, "-m", "django", *command, "--verbosity", "0"]
        subprocess.run(django, env=environment, check=True)  # noqa: S603 - our own command
    return environment


def measured(environment: dict[str, str], pages: tuple[str, ...]) -> tuple[float, float, float]:
    """Return seconds to the last answer, those of a processor, and the MiB held afterwards."""
    began = time.perf_counter()
    worker = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", WORKER, *pages],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with worker:
        assert worker.stdout  # noqa: S101 - it is a pipe
        said, _, busy = worker.stdout.readline().partition(" ")
        took = time.perf_counter() - began
        if said != "answered":
            raise SystemExit("The worker gave no answer.")
        return took, float(busy), _resident(worker.pid)


def _resident(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("This system does not say what a process holds.")


def main() -> int:
    """Print both figures; 1 where a promise is missed."""
    with tempfile.TemporaryDirectory() as folder:
        environment = prepared(folder)
        uncompiled, _, _ = measured({**environment, **UNCOMPILED}, PAGES[:1])
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        measured(environment, PAGES)  # compiles, and is not counted
        first = [measured(environment, PAGES[:1]) for _ in range(RUNS)]
        _, _, held = measured(environment, PAGES)
    start, busy = (median(run[at] for run in first) for at in (0, 1))
    print(f"start to first answer  {start:.2f} s   (promise: {START_S} s)")
    print(f"of that, a processor   {busy:.2f} s   (what is left went to others)")
    print(
        f"of one uncompiled      {start / uncompiled:.2f}     ({uncompiled:.2f} s without bytecode)"
    )
    print(f"held after both pages  {held:.0f} MiB  (promise: {HELD_MIB:.0f} MiB)")
    return 0 if start <= START_S and held <= HELD_MIB else 1


if __name__ == "__main__":
    sys.exit(main())
