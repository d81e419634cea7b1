"""Notes every request that reaches Django, in a file that the test reads: what memory has answered is not there."""

import os


class NotingMiddleware:
    """Stands around everything else."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.notes = os.open(os.environ["FRONT_DOOR_NOTES"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def __call__(self, request):
        """Note the address, then answer as ever."""
        os.write(self.notes, request.get_full_path().encode("utf-8", "replace") + b"\n")
        return self.get_response(request)
