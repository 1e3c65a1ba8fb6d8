"""Where somebody is signed in: all the browsers, each to be signed out."""

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect


class SessionsView(ListUserSessionsView):
    """The library's list, of which one alone can be ended too."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """End the one that is named, else all the others."""
        one = request.POST.get("one", "")
        if not one:
            return super().post(request, *args, **kwargs)
        own = UserSession.objects.filter(user_id=request.user.pk)
        end_sessions(request, list(own.filter(pk=int(one))) if one.isdecimal() else [])
        return redirect("usersessions_list")


def sessions(request: HttpRequest) -> HttpResponseBase:
    """Show them."""
    return SessionsView.as_view()(request)
