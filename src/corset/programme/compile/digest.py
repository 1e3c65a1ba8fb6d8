"""Names for what was compiled: the same content has the same digest everywhere."""

import json
from hashlib import sha256
from typing import Any

from pydantic_core import to_jsonable_python


def digest(compiled: Any) -> str:  # noqa: ANN401 - anything compiled
    """Return the SHA-256 of compiled content, in the order in which it stands."""
    plain = to_jsonable_python(compiled, fallback=dict)
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
