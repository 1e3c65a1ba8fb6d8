"""Which build of the site's files is served: a page that is older than that says so."""

from django.contrib.staticfiles.storage import staticfiles_storage

HEADER = "X-Corset-Build"


def build() -> str:
    """Return the name of all files together; nothing where they are served without names."""
    return str(getattr(staticfiles_storage, "manifest_hash", ""))
