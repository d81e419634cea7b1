"""What stands at an address where nothing is: a page that leads on, in the edition that the reader is reading."""

from django.views import defaults

from portal.lite.addresses import is_light


def page_not_found(request, exception):
    """404, in words only for readers of the light edition."""
    template = "lite/404.html" if is_light(request.path_info) else "404.html"
    return defaults.page_not_found(request, exception, template_name=template)
