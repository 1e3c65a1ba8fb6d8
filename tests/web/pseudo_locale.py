"""The clinic in the pseudo-language: every sentence that can be translated stands in brackets."""

from django.utils.translation import trans_real

from corset.clinic.settings import *  # noqa: F403 - the clinic's own settings, in another language
from corset.programme.texts.pseudo import PSEUDO

LANGUAGE_CODE = PSEUDO
LANGUAGES = [(PSEUDO, "pseudo")]
CONTEXT = "\x04"


class Brackets:
    """A catalogue that has every sentence there is."""

    domain = "django"

    def gettext(self, message: str) -> str:
        text = message.rpartition(CONTEXT)[2]
        return f"⟦{text}⟧" if text.strip() else text

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    def language(self) -> str:
        return PSEUDO

    def to_language(self) -> str:
        return PSEUDO


trans_real._translations[PSEUDO] = Brackets()
