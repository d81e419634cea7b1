"""What the web server calls: finished pages from memory, everything else from Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django = get_wsgi_application()

from portal.page_cache.application import in_front_of  # noqa: E402  after the settings
from portal.patience import limit_this_process  # noqa: E402

limit_this_process()
application = in_front_of(django)
