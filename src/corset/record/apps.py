"""The Django app of the log."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordConfig(AppConfig):
    """The log and its read models."""

    name = "corset.record"
    label = "record"
    verbose_name = "Record"

    def ready(self) -> None:
        """Let the read models follow a migration."""
        from corset.record.shape import bring_up_to_date  # noqa: PLC0415 - models

        post_migrate.connect(bring_up_to_date, sender=self, dispatch_uid="read models")
