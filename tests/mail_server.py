"""Real mail servers for tests: one that takes letters, and others that do not."""

import socket
import ssl
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from threading import Event, Thread

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from tests.ports import free_port

USER, PASSWORD = b"corset", b"slow and smooth"


class MailServer:
    """A mail server on a port of its own; `letters` is what it took."""

    def __init__(self, **options):
        self.port, self.letters = free_port(), []
        self._options = options
        self._controller = None

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802 - aiosmtpd's
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def start(self):
        self._controller = Controller(self, "127.0.0.1", self.port, **self._options)
        self._controller.start()
        return self

    def stop(self):
        if self._controller is not None:
            self._controller.stop()


class Refusing(MailServer):
    """Knows no mailbox."""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: ARG002, N802
        return "550 no such mailbox"


@contextmanager
def running(server):
    try:
        yield server.start()
    finally:
        server.stop()


def secure(folder):
    """A server that wants STARTTLS and a password; and the file of who vouches for it."""
    context, trusted = _vouched_for(folder)
    wants = {"require_starttls": True, "auth_required": True, "authenticator": _authenticate}
    return MailServer(tls_context=context, **wants), trusted


def encrypted(folder):
    """A server that speaks TLS from the first word; and the file of who vouches for it."""
    context, trusted = _vouched_for(folder)
    return MailServer(ssl_context=context), trusted


def _vouched_for(folder):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    trusted = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    return context, trusted


def _authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (USER, PASSWORD), handled=False)


@contextmanager
def silent():
    """Accept and say nothing; the event is set once somebody has come."""
    came, listener = Event(), socket.create_server(("127.0.0.1", 0))
    guests = []

    def accept():
        with suppress(OSError):
            while True:
                guests.append(listener.accept()[0])
                came.set()

    Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1], came
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        for guest in [listener, *guests]:
            guest.close()


def use(settings, port, **more):
    """Let the clinic hand its letters to a server of this machine."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    for name, value in {"EMAIL_TIMEOUT": 1, **more}.items():
        setattr(settings, name, value)
