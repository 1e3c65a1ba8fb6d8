"""Where a clinic answers: an address in words, and the socket that stands for it."""

import argparse
import os
import re
import socket

from corset.services.shown import shown

BACKLOG = 1024
"""Connections that may wait to be taken."""
PORTS = range(65_536)
"""With 0, one that is free is chosen, and said."""


def address(text: str) -> str:
    """Return host:port. Raises ArgumentTypeError."""
    host, _, port = text.rpartition(":")
    known = re.fullmatch(r"[0-9]{1,5}", port) and int(port) in PORTS
    if not known or not re.fullmatch(r"\*|[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]", host):
        allowed = f"host:port, such as 127.0.0.1:8000, ports from {PORTS[0]} to {PORTS[-1]}"
        raise argparse.ArgumentTypeError(f"{shown(text)} is no address; allowed: {allowed}")
    return text


def why_not(error: OSError) -> str:
    """Say why an address cannot be served, and what is allowed."""
    number = None if isinstance(error, socket.gaierror) else error.errno
    why = os.strerror(number) if number else error.strerror or error
    return f"{why}; allowed: an address of this machine that is free"


def listen(at: str) -> socket.socket:
    """Return a socket on which connections wait from now on. Raises OSError."""
    host, _, port = at.rpartition(":")
    if host == "*":
        dual = socket.has_dualstack_ipv6()
        family = socket.AF_INET6 if dual else socket.AF_INET
        place = ("", int(port))
        return socket.create_server(place, family=family, backlog=BACKLOG, dualstack_ipv6=dual)
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, int(port)), family=family, backlog=BACKLOG)


def chosen_address(listening: socket.socket, at: str) -> str:
    """Return an address with the port that was chosen, where it names none."""
    host, _, asked = at.rpartition(":")
    return at if int(asked) else f"{host}:{listening.getsockname()[1]}"
