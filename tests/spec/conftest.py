"""The marker that ties a test to the line of the therapy that it holds the product to."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "spec(*lines): the lines of the therapy that a test holds")
