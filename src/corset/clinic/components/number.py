"""A whole number that an address or a form may hold."""

DIGITS = 9
"""More is no number that anybody means; Python refuses to read thousands of them."""


def number_in(text: str, *, otherwise: int) -> int:
    """Return the number, or another one where the text is none from 0 to 999,999,999."""
    is_one = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return int(text) if is_one else otherwise
