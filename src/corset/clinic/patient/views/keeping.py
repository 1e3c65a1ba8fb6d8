"""What makes the site one that can be installed, and what a device keeps of a day."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from corset.clinic.components.member import member
from corset.clinic.patient.keeping import kept_day
from corset.services.therapy.training.today import own_day

PAPER = "#f7f3eb"
SIZES = (192, 512)


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Say what to keep of the own day. Raises PermissionDenied for everybody but patients."""
    return JsonResponse(kept_day(request, own_day(by=member(request))).model_dump())


@login_not_required  # it says nothing of anybody
@require_safe
@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's
    """Describe the site as an application, for a home screen."""
    icons = [
        {
            "src": static(f"clinic/icons/{purpose}-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for purpose in ("any", "maskable")
        for size in SIZES
    ]
    told = {
        "id": "/",
        "name": "Corset",
        "short_name": "Corset",
        "description": _("Exercise therapy for the spine"),
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")
