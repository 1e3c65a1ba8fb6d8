"""A folder of results: whole at its place, or not there."""

import errno
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def new_folder(place: Path) -> Generator[Path]:
    """Yield a folder to write into, which is at its place once all is written.

    Where that fails or is stopped, nothing is left. Raises OSError where it cannot be written, or
    where there is something already.
    """
    place = place.resolve()
    if place.exists() and not (place.is_dir() and not any(place.iterdir())):
        why = "is there already; allowed: a folder that is new or empty"
        raise FileExistsError(errno.EEXIST, why, str(place))
    half = place.parent / f".{place.name}.{os.getpid()}.{uuid4().hex[:8]}"
    try:
        half.mkdir()
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(place)) from None
    try:
        yield half
        half.rename(place)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
