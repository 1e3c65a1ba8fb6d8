"""The clinic as an ASGI application: what `corset serve` serves."""

from corset.clinic.gateway.application import Gateway
from corset.clinic.wsgi import application as pages

application = Gateway(pages)
