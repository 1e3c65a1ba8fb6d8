"""Names as people read them: letters of any script, and nothing that hides or turns others."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST_NAME = 200
JOINERS = "\u200c\u200d"
"""They join letters or parts of an emoji, and stand between two of them alone."""
HIDDEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
"""Categories of what is no letter and cannot be seen, or turns what is beside it."""


def readable_name(name: str) -> None:
    """Refuse a name that cannot be read, or that changes how others are read."""
    inside = {name[i] for i in range(1, len(name) - 1) if name[i] in JOINERS}
    hidden = [x for x in name if unicodedata.category(x) in HIDDEN and x not in inside]
    if hidden:
        text = _(
            "The name holds a character that cannot be seen (%(code)s). Allowed: letters of any "
            "script, spaces, hyphens, points and apostrophes."
        )
        raise ValidationError(text % {"code": f"U+{ord(hidden[0]):04X}"})
    if name.strip() and not any(unicodedata.category(x)[0] in "LNS" for x in name):
        raise ValidationError(_("The name has no letter. Allowed: letters of any script."))
