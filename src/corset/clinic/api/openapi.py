"""Print the contract for the type generator: `python -m corset.clinic.api.openapi`."""

import json
import os
import sys

import django


def document() -> str:
    """Return the OpenAPI document, always in the same order."""
    from corset.clinic.api.application import api  # noqa: PLC0415 - once Django stands

    return json.dumps(api.get_openapi_schema(path_prefix="/"), indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corset.clinic.settings")
    django.setup()
    sys.stdout.write(document())
