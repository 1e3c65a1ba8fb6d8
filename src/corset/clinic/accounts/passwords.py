"""What a password must not be made of: leaked ones put together, or words of this clinic."""

import re

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS = (
    "corset",
    "clinic",
    "doctor",
    "clinician",
    "specialist",
    "patient",
    "administrator",
    "admin",
    "spine",
    "therapy",
    "exercise",
    "training",
    "lumbar",
    "thoracic",
    "cervical",
    "backpain",
    "password",
    "welcome",
)
"""docs/security/rules.md lists them; the clinic's own name comes to them."""
LEFT = 8
"""Letters and digits that must be there beside such words."""


class LeakedPasswords:
    """Refuses one that is two of the most frequent leaked passwords, one after the other.

    Django's list of them, twenty thousand, has few that are long; long ones are made like this.
    """

    def __init__(self) -> None:
        self._leaked = CommonPasswordValidator().passwords

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError where both halves stand in the list, wherever it is cut."""
        del user
        text = password.casefold().strip()
        cuts = range(1, len(text))
        if any(text[:cut] in self._leaked and text[cut:] in self._leaked for cut in cuts):
            raise ValidationError(self.get_help_text(), code="password_of_leaked_ones")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _("Two common passwords one after the other are one. Allowed: any other words.")


class ClinicWords:
    """Refuses a password that is hardly more than words which a stranger would try first."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError where too little is left without those words."""
        del user
        left = _plain(password)
        for word in sorted(self._words(), key=len, reverse=True):
            left = left.replace(word, "")
        if len(left) < LEFT and len(left) < len(_plain(password)):
            raise ValidationError(self._text(), code="password_of_clinic_words")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return self._text()

    @staticmethod
    def _text() -> str:
        return _(
            "This password leans on words that a stranger would try first, such as the clinic's "
            "name or “patient”. Allowed: at least %(left)d letters or digits beside them."
        ) % {"left": LEFT}

    @staticmethod
    def _words() -> set[str]:
        own = [_plain(word) for word in re.findall(r"\w{4,}", settings.CLINIC_NAME)]
        return {*WORDS, *filter(None, own)}


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
