"""The Django app of identities."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, patients and invitations."""

    name = "corset.people"
    label = "people"
    verbose_name = "People"
