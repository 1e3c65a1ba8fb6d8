"""The tables of identities."""

from corset.people.invitations import Invitation
from corset.people.patients import Patient
from corset.people.users import Role, User, accounts_of

__all__ = ["Invitation", "Patient", "Role", "User", "accounts_of"]
