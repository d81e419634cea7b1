"""What holds for every public answer to a program: no cookie, readable from any page, not for search engines."""

from functools import wraps

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}


def open_to_programs(view):
    """Let pages of other sites read the answer too: it is public, and the same for everybody."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return answer


def answers_head(view):
    """Let a view that knows only GET answer HEAD too. Whoever serves the answer leaves its body out."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        method = request.method
        request.method = "GET" if method == "HEAD" else method
        try:
            return view(request, *args, **kwargs)
        finally:
            request.method = method

    return answer
