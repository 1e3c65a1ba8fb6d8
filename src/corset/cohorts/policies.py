"""Policies: what may be varied of how patients are treated, without another decision core.

Numbers of the programme within the bounds that content gives them, what a plan asks for beside its
exercises, how often the staff look, and how patients behave.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictFloat,
    StrictInt,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from corset.programme import UnreadableError, load_varied, read_yaml
from corset.simulation.behaviour import Behaviour
from corset.therapy.programme import Programme

SHIPPED = Path(__file__).parent / "policies.yaml"
MOST_DAYS_BETWEEN = 28
CHANCES = tuple(f.name for f in fields(Behaviour) if f.type is float)
"""What of a behaviour a policy may set for everybody."""
Values = tuple[tuple[str, float], ...]


class PolicyError(Exception):
    """A policy that cannot be; the message says what is wrong and what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One way to treat a cohort. What is not given stays as content and chance have it.

    `parameters` and `behaviour` are pairs of a name and a value; the staff look at each patient
    every `staff_every` days.
    """

    name: str
    summary: str = ""
    parameters: Values = ()
    behaviour: Values = ()
    supervised_sessions: int | None = None
    whole_spine_days: int | None = None
    staff_every: int = 1

    @property
    def programme(self) -> Programme:
        """The programme with this policy's parameters, from the content installed here.

        Raises ContentError for parameters that content does not allow.
        """
        return load_varied(self.parameters)


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Chance = Annotated[StrictFloat | StrictInt, Field(ge=0, le=1)]


class _Document(BaseModel):
    """A policy as a file has it."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    summary: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    parameters: Mapping[str, StrictInt | StrictFloat] = {}
    behaviour: Mapping[str, Chance] = {}
    supervised_sessions: StrictInt | None = None
    whole_spine_days: StrictInt | None = None
    staff_every: Annotated[StrictInt, Field(ge=1, le=MOST_DAYS_BETWEEN)] = 1


_FILE = TypeAdapter(Annotated[dict[Name, _Document], Field(min_length=1)])


@cache
def policies(file: Path = SHIPPED) -> Mapping[str, Policy]:
    """Return the policies of a file by name. Raises PolicyError."""
    try:
        documents = _FILE.validate_python(read_yaml(file))
    except UnreadableError as error:
        raise PolicyError(f"{file}: {error}") from None
    except ValidationError as error:
        raise PolicyError(f"{file}: {_first(error)}") from None
    return {name: _policy(name, document) for name, document in documents.items()}


def chosen(names: Iterable[str], known: Mapping[str, Policy]) -> tuple[Policy, ...]:
    """Return policies by name, each once and each of which can be. Raises PolicyError."""
    wanted = tuple(dict.fromkeys(names)) or tuple(known)
    for name in wanted:
        if name not in known:
            raise PolicyError(f"{name!r} is no policy; there are {', '.join(known)}")
        _refuse_impossible(known[name])
    return tuple(known[name] for name in wanted)


def _policy(name: str, document: _Document) -> Policy:
    unknown = document.behaviour.keys() - CHANCES
    if unknown:
        allowed = ", ".join(CHANCES)
        raise PolicyError(f"{name}: behaviour has no {min(unknown)}; allowed are {allowed}")
    pairs = {
        part: tuple(sorted(getattr(document, part).items())) for part in ("parameters", "behaviour")
    }
    given = document.model_dump(exclude={"parameters", "behaviour"})
    return Policy(name=name, **pairs, **given)


def _refuse_impossible(policy: Policy) -> None:
    """Refuse what no plan could be signed with. Raises PolicyError, ContentError."""
    p = policy.programme.parameters
    for name, given, low, high in (
        (
            "supervised_sessions",
            policy.supervised_sessions,
            p.supervised_sessions_min,
            p.supervised_sessions_max,
        ),
        (
            "whole_spine_days",
            policy.whole_spine_days,
            p.whole_spine_days_min,
            p.whole_spine_days_max,
        ),
    ):
        if given is not None and not low <= given <= high:
            message = f"{policy.name}: {name}: {given} is not allowed; allowed: {low} to {high}"
            raise PolicyError(message)


def _first(error: ValidationError) -> str:
    """Return the first mistake: where, what was found and what is allowed."""
    mistake = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in mistake["loc"] if part not in {"int", "float", "[key]"})
    if mistake["type"] == "extra_forbidden":
        return f"{place} is not a known field; allowed are {', '.join(_Document.model_fields)}"
    said = f"{place}: {mistake['msg'].lower()}" if place else mistake["msg"].lower()
    return said if mistake["type"] == "missing" else f"{said}, not {mistake['input']!r}"
