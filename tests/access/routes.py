"""Every address of the clinic, as the resolver knows it, filled in for one patient."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Route:
    """An address by its name, with the patterns that lead to it."""

    name: str
    pattern: str

    def path(self, values: dict[str, str]) -> str:
        """Return the address with its places filled in. Raises KeyError for an unknown place."""
        path = self.pattern
        while "<" in path:
            before, _, rest = path.partition("<")
            place, _, after = rest.partition(">")
            path = before + values[place.rpartition(":")[2]] + after
        return f"/{path}"


def routes() -> Iterator[Route]:
    """Yield every address."""
    yield from _below(get_resolver(), "", "")


def _below(resolver: URLResolver, pattern: str, space: str) -> Iterator[Route]:
    for part in resolver.url_patterns:
        text = pattern + str(part.pattern)
        if isinstance(part, URLResolver):
            inner = f"{space}{part.namespace}:" if part.namespace else space
            yield from _below(part, text, inner)
        elif isinstance(part, URLPattern):
            yield Route(f"{space}{part.name}", text)
