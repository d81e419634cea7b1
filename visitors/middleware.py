"""Counting readers on the way out: stands outside the session and inside whatever serves static files."""

from visitors.recorder import record


class CountVisitsMiddleware:
    """Hand every response to the recorder, which decides whether it is a view of a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer, then note that the page is being sent."""
        response = self.get_response(request)
        record(request, response)
        return response
