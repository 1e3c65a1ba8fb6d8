"""The settings of a clinic that hangs where a test asks it to."""

from corset.clinic.settings import *  # noqa: F403

ASGI_APPLICATION = "tests.hanging_gateway.application"
