"""E-mail addresses: each is one person's, whatever the case of its letters."""

from allauth.account.models import EmailAddress

from corset.people.models import Patient, User


def is_taken(address: str, *, but_by: User | None = None) -> bool:
    """Whether somebody signs in with an address, or has confirmed it as theirs."""
    accounts = User.objects.filter(email__iexact=address.strip())
    others = EmailAddress.objects.filter(email__iexact=address.strip(), verified=True)
    if but_by is not None:
        accounts, others = accounts.exclude(pk=but_by.pk), others.exclude(user=but_by)
    return accounts.exists() or others.exists()


def follow(user: User) -> None:
    """Let a patient's record have the address that the patient signs in with."""
    Patient.objects.filter(user=user).exclude(email=user.email).update(email=user.email)
