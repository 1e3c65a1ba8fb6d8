"""How the secrets of second factors are kept: encrypted, by a key that is not in the database."""

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"corset: secrets of second factors"
MARK = "fernet:"
"""What an encrypted secret begins with; one without was kept by an earlier version."""


class KeptFactors(DefaultMFAAdapter):
    """Whoever has the rows of the database alone makes no codes with them."""

    def encrypt(self, text: str) -> str:
        return MARK + _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret. Raises InvalidToken where the secret key is another one."""
        if not encrypted_text.startswith(MARK):
            return encrypted_text
        return _fernet().decrypt(encrypted_text.removeprefix(MARK).encode()).decode()


def _fernet() -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return Fernet(urlsafe_b64encode(key.derive(settings.SECRET_KEY.encode())))
