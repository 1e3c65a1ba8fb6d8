"""Are the files of content/loads/ well formed? A folder of content may do without them."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from corset.programme.checks.check import read
from corset.programme.documents.content import label
from corset.programme.documents.problems import ContentError, Problem
from corset.programme.documents.reader import read_document
from corset.programme.loads.efforts import EffortDocument, effort_problems, load_effort_limits
from corset.programme.loads.necks import NeckDocument
from corset.programme.loads.postures import HeldDocument
from corset.programme.loads.published import PublishedDocument

FILES: Mapping[str, Any] = {
    "effort.yaml": EffortDocument,
    "neck.yaml": NeckDocument,
    "postures.yaml": Mapping[str, HeldDocument],
    "published.yaml": PublishedDocument,
}


def load_problems(content: Path) -> Iterator[Problem]:
    """Yield what is wrong with what loads are estimated from."""
    for name, kind in FILES.items():
        if (content / "loads" / name).exists():
            try:
                read_document(content / "loads" / name, label("loads", name), kind)
            except ContentError as error:
                yield from error.problems
    yield from _efforts(content)


def _efforts(content: Path) -> Iterator[Problem]:
    """Yield efforts of unknown muscles; what cannot be read is said elsewhere."""
    with suppress(ContentError):
        yield from effort_problems(read(content), load_effort_limits(content))
