"""How the production server runs: the configuration that gunicorn reads. Started by `manage.py serve`."""

from pathlib import Path

from portal.settings.env import WEB_THREADS, WEB_WORKERS

wsgi_app = "portal.wsgi:application"
worker_class = "gthread"
workers, threads = WEB_WORKERS, WEB_THREADS
preload_app = True  # a worker that has died is replaced in milliseconds

# A worker that grows is replaced before it hurts; the jitter keeps them from all leaving at once.
max_requests, max_requests_jitter = 20_000, 2_000
timeout, graceful_timeout, keepalive = 30, 20, 5
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  a heartbeat never waits for a disk

limit_request_line, limit_request_fields, limit_request_field_size = 4094, 60, 8190

# Which proxy is believed is decided in one place, portal.middleware: gunicorn itself believes nobody.
forwarded_allow_ips = ""
secure_scheme_headers = {}

accesslog = None  # no list of readers' addresses
errorlog = "-"
control_socket_disable = True


def when_ready(server):
    """Say where to look."""
    server.log.info(
        "Nevipe answers on http://%s:%s/ (stop with Ctrl+C)", *server.LISTENERS[0].sock.getsockname()[:2]
    )


def on_exit(server):
    """Count what the workers noted in their last seconds; if the database is away, it waits for the next start."""
    from django.core.management import call_command

    try:
        call_command("drain_visits", wait=1.0)
    except Exception:
        server.log.exception("The last visits could not be counted; they wait in the spool.")
