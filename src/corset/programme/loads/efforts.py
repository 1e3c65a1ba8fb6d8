"""How far efforts enter the estimates, as content/loads/effort.yaml has it."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import Field, PositiveFloat, model_validator

from corset.loads.statics.effort import EffortLimits
from corset.programme.documents.content import Content, motion_file
from corset.programme.documents.problems import Problem
from corset.programme.documents.reader import read_document
from corset.programme.documents.schema import Document, Slug, Text
from corset.programme.folder import CONTENT

FILE = Path("loads") / "effort.yaml"


class MeasuredDocument(Document):
    """Up to which mean activation a group was measured to work in movements like an exercise."""

    of: Slug
    group: Text
    most: PositiveFloat = Field(le=1)
    source: Text


class EffortDocument(Document):
    """Every group that an effort may name."""

    groups: Mapping[Text, tuple[Text, ...]]
    measured: tuple[MeasuredDocument, ...]
    balanced: tuple[Text, ...] = ()
    outside: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _measures_groups(self) -> "EffortDocument":
        for measured in self.measured:
            if measured.group not in self.groups:
                known = ", ".join(self.groups)
                raise ValueError(f"{measured.group} is not among the groups; allowed are {known}")
        return self

    def limits(self) -> EffortLimits:
        """Return it as the loads take it."""
        return EffortLimits(
            groups=dict(self.groups),
            most={(m.of, m.group): m.most for m in self.measured},
            left=frozenset((*self.balanced, *self.outside)),
        )


@cache
def load_effort_limits(content: Path = CONTENT) -> EffortLimits:
    """Return the limits of a folder of content, or ours where it has none. Raises ContentError."""
    own = content / FILE
    file = own if own.exists() else CONTENT / FILE
    document: EffortDocument = read_document(file, str(file), EffortDocument)
    return document.limits()


def effort_problems(content: Content, limits: EffortLimits) -> Iterator[Problem]:
    """Yield the efforts that name muscles of which nobody said what they are in the model."""
    known = {*limits.groups, *limits.left}
    for exercise, motion in content.motions.items():
        for place, part in enumerate(motion.parts):
            for group in part.effort:
                if group not in known:
                    said = f"{group} is no group of {FILE}; allowed are {', '.join(sorted(known))}"
                    yield Problem(motion_file(exercise), f"parts[{place}].effort", said)
