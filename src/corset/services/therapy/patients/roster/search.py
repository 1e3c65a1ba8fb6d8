"""What of a patient is looked in, where somebody is searched for."""

from datetime import date


def searched(name: str, birth_date: date | None, phone: str) -> str:
    """Return what is looked in: a birth date as people write it, a number with and without gaps."""
    digits = "".join(filter(str.isdecimal, phone))
    if birth_date is None:
        return f"{name}\n{phone}\n{digits}".casefold()
    day, month, year = birth_date.day, birth_date.month, birth_date.year
    born = (
        f"{birth_date.isoformat()} {day}.{month}.{year} {day:02}.{month:02}.{year} "
        f"{day:02}/{month:02}/{year} {day}/{month}/{year}"
    )
    return f"{name}\n{born}\n{phone}\n{digits}".casefold()
