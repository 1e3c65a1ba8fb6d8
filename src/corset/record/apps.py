"""The Django app of the log."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The log and its read models."""

    name = "corset.record"
    label = "record"
    verbose_name = "Record"
