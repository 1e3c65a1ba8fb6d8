"""What the doctor found: a key, what it is about, and the facts that its sentence needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong (`grave`), or that an operator may want otherwise."""

    key: str
    grave: bool = True
    facts: Mapping[str, object] = field(default_factory=dict[str, object])


def finding(key: str, *, grave: bool = True, **facts: object) -> Finding:
    """Return a finding with its facts."""
    return Finding(key, grave, facts)
