"""Names of people, whom the log knows by id."""

from collections.abc import Iterable

from corset.people.models import accounts_of


def person_names(ids: Iterable[str]) -> dict[str, str]:
    """Return names by actor id; accounts that are gone have none."""
    return {str(user.id): str(user) for user in accounts_of(set(ids))}
