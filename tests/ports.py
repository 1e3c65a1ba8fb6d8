"""A port of this machine that nobody listens on."""

import socket


def free_port() -> int:
    """Return one that was free a moment ago; where a server can choose its own, let it: port 0."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
