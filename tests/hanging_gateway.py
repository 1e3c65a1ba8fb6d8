"""The gateway of a clinic with addresses that hang, and time limits that a test can wait for."""

import re
import time

from corset.clinic.gateway import lanes, watchdog
from corset.clinic.gateway.application import Gateway
from corset.clinic.wsgi import application as clinic

lanes.REQUEST_S, watchdog.HUNG_S = 2.0, 4


def pages(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/sleep/":
        time.sleep(600)
    if path == "/slow/":
        time.sleep(1)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"slow and smooth"]
    if path == "/spin/":  # holds the interpreter: no other thread of this process runs
        re.match(r"(a+)+$", "a" * 60 + "b")
    return clinic(environ, start_response)


application = Gateway(pages)
