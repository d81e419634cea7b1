"""Counting readers on the way out: stands outside the session and inside whatever serves static files."""

from visitors.recorder import record

NOTED_ELSEWHERE = "visitors.noted_elsewhere"
"""In the environ of a request by whoever notes its readers itself: a cache that has a page made for many."""


class CountVisitsMiddleware:
    """Hand every response to the recorder, which decides whether it is a view of a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer, then note that the page is being sent."""
        response = self.get_response(request)
        if NOTED_ELSEWHERE not in request.META:
            record(request, response)
        return response
