"""What was compiled, as browsers fetch it: once, for a name stands for one content for ever."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from corset.services.bundle import figures

KINDS = {".json": "application/json", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"


@login_not_required  # a movement says nothing of any patient, and the gallery is public
@require_safe
@gzip_page
def artefact(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - Django's
    """Return a clip or a still by the name that a figure gives."""
    file = figures.artefact(name)
    if file is None:
        raise Http404(f"Nothing was compiled under the name {name}.")
    headers = {"Cache-Control": FOR_EVER}
    return HttpResponse(file.read_bytes(), content_type=KINDS[file.suffix], headers=headers)
