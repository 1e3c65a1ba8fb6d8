"""The tables of identities."""

from corset.people.invitations import Invitation
from corset.people.letters import Failure, Letter
from corset.people.patients import Patient
from corset.people.users import Role, User, accounts_of

__all__ = ["Failure", "Invitation", "Letter", "Patient", "Role", "User", "accounts_of"]
