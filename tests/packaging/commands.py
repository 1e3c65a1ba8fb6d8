"""Commands as an operator types them."""

import subprocess


def run(*command, **more):
    return subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command], capture_output=True, text=True, check=False, **more
    )


def did(*command, **more):
    done = run(*command, **more)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done
