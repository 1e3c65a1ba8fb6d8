"""The clinic as a WSGI application: what `corset serve` serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corset.clinic.settings")

application = get_wsgi_application()
