"""The Django app of the pages."""

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    """The clinic's pages and who may see them."""

    name = "corset.clinic"
    label = "clinic"
    verbose_name = "Clinic"

    def ready(self) -> None:
        """Listen to who signs in and out, and to the database's file."""
        from corset.clinic.accounts import (  # noqa: PLC0415 - models first
            addresses,
            reauthentication,
            security_log,
            session_limits,
        )
        from corset.clinic.watching import database_file  # noqa: PLC0415 - as above

        addresses.listen()
        reauthentication.listen()
        security_log.listen()
        session_limits.listen()
        database_file.listen()
