"""What the doctor looks at among people: who can sign in safely, and who cares for whom."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from corset.people.models import Patient, Role, User
from corset.record.models import CareTeamMember
from corset.services.doctor.finding import Finding, finding

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def people() -> Iterator[Finding]:
    """Look at accounts and care teams."""
    staff = User.objects.filter(is_active=True).exclude(role=Role.PATIENT)
    if not staff.filter(role=Role.ADMINISTRATOR).exists():
        yield finding("no_administrator")
    has_one = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    bare = staff.filter(~Exists(has_one)).count()
    if bare:
        yield finding("no_second_factor", grave=False, count=bare)
    active = [str(user) for user in staff.values_list("id", flat=True)]
    cared = CareTeamMember.objects.filter(clinician__in=active).values("patient")
    alone = Patient.objects.exclude(id__in=cared).count()
    if alone:
        yield finding("no_clinician", count=alone)
