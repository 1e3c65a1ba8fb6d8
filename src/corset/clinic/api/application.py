"""The JSON API: its operations, its one error shape, and the types that a page is handed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from pydantic.json_schema import models_json_schema

from corset.clinic.api import load, place, session, variant
from corset.clinic.api.body import JsonBody, Unreadable
from corset.clinic.api.problems import problems_of
from corset.clinic.contract.load import ClipShown
from corset.clinic.contract.player import PlayerPage
from corset.services.therapy.commands.forms import UnknownForm
from corset.services.therapy.commands.parser import CommandError, Problem
from corset.services.therapy.commands.submission import KeyReused

ON_PAGES = (PlayerPage, ClipShown)
"""What stands in a page, beside what the operations name."""
COMPONENTS = "#/components/schemas/{model}"


class Api(NinjaAPI):
    """django-ninja, with the types of what stands in pages among the components."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the whole contract."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        _, more = models_json_schema(
            [(model, "serialization") for model in ON_PAGES], ref_template=COMPONENTS
        )
        schema["components"]["schemas"] = {**schema["components"]["schemas"], **more["$defs"]}
        return schema


def signed_in(request: HttpRequest) -> Any:
    """Say who asks; a script is answered 401, for it cannot follow a redirect to sign-in."""
    return request.user if request.user.is_authenticated else None


api = Api(
    title="Corset",
    version="1",
    description="What the pages of a clinic ask and send. Cookies sign in; CSRF as on pages.",
    urls_namespace="api",
    parser=JsonBody(),
    auth=signed_in,
    docs_url=None,
    openapi_url=None,
)
api.add_router("", session.router)
api.add_router("", load.router)
api.add_router("", variant.router)
api.add_router("", place.router)


def answered(status: int, *problems: Problem) -> HttpResponse:
    """Answer with the one error shape."""
    told = [{"field": problem.field, "text": problem.text} for problem in problems]
    return JsonResponse({"problems": told}, status=status)


@api.exception_handler(AuthenticationError)
def signed_out(_request: HttpRequest, _error: Any) -> HttpResponse:
    text = "Your sign-in is over. Sign in again; nothing is lost."
    return answered(401, Problem("", text))


@api.exception_handler(ValidationError)
def not_understood(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    return answered(422, *problems_of(error.errors))


@api.exception_handler(CommandError)
def no_command(_request: HttpRequest, error: CommandError) -> HttpResponse:
    return answered(422, *error.problems)


@api.exception_handler(HttpError)
def not_read(_request: HttpRequest, error: HttpError) -> HttpResponse:
    unread = isinstance(error.__cause__, Unreadable)
    text = str(error.__cause__) if unread else str(error)
    return answered(422 if unread else error.status_code, Problem("", text))


@api.exception_handler(KeyReused)
def key_reused(_request: HttpRequest, error: KeyReused) -> HttpResponse:
    return answered(409, Problem("key", str(error)))


@api.exception_handler(UnknownForm)
def not_yet_understood(_request: HttpRequest, error: UnknownForm) -> HttpResponse:
    return answered(425, Problem("form", str(error)))


@api.exception_handler(PermissionDenied)
def not_allowed(_request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return answered(403, Problem("", str(error) or "You may not do that."))


@api.exception_handler(Http404)
def not_found(_request: HttpRequest, error: Http404) -> HttpResponse:
    return answered(404, Problem("", str(error)))
