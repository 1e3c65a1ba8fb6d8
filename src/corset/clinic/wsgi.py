"""The clinic as a WSGI application: the pages, told by whom and over what they are asked."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from corset.clinic.gateway.proxies import trusting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corset.clinic.settings")

# What is loaded stays as long as the process: looking for garbage in it is a tenth of the start.
gc.disable()
application = trusting(get_wsgi_application(), settings.PROXIES)
import_module(settings.ROOT_URLCONF)  # with every page, so that the first who asks does not wait
gc.freeze()
gc.enable()
