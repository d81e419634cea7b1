"""Where things are kept: database, cache, e-mail, log."""

from email.utils import formataddr

from portal.settings.env import (
    CACHE_URL,
    DATABASE,
    DATABASE_POOLER,
    EMAIL,
    REPLICAS,
    SITE_DIGITS,
    SITE_EMAIL,
    SITE_NAME,
    VAR_DIR,
    WEB_THREADS,
)

VAR_DIR.mkdir(exist_ok=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": DATABASE} | {f"replica{number}": one for number, one in enumerate(REPLICAS, 1)}
DATABASE_ROUTERS = ["portal.replicas.router.Router"] if REPLICAS else []

if DATABASE["ENGINE"].endswith("sqlite3"):
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # writers queue instead of failing halfway
        "timeout": 20,
        # Each request has a connection of its own, so 2 MB of cache for each would be filled and thrown away.
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-512;",
    }
else:
    from portal.patient import Patient

    ASKED_BEFORE = 2  # so often, before a connection keeps the plan of a question (`articles.planned`)
    # As of disks that turn, PostgreSQL believes four times as dear what an index finds as what stands in a row: with a
    # million stories it would go through the archive by date for somebody with a thousand. No page is worth compiling.
    PLANNING = "-c random_page_cost=1.1 -c jit=off"
    POOL = {
        "min_size": 1,
        "max_size": WEB_THREADS + 4,  # beside those that answer: counting, watching, background work
        "timeout": 3,  # seconds that a page waits for a connection
        "reconnect_timeout": 3,  # then the next page tries: the pool itself would wait longer each time
        "connection_class": Patient,
    }
    for one in DATABASES.values():
        one["OPTIONS"] = {"connect_timeout": 2} | one.get("OPTIONS", {}) | {"pool": dict(POOL)}
        one["CONN_HEALTH_CHECKS"] = True
        one["CONN_MAX_AGE"] = 0  # the pool keeps the connections
        # A pooler gives each transaction another connection: nothing may be left on one for later.
        one["OPTIONS"]["prepare_threshold"] = None if DATABASE_POOLER else ASKED_BEFORE
        one["DISABLE_SERVER_SIDE_CURSORS"] = DATABASE_POOLER
        if (
            not DATABASE_POOLER
        ):  # it knows no such options: there they belong to the account, see operations.md
            one["OPTIONS"]["options"] = f"{PLANNING} {one['OPTIONS'].get('options', '')}".strip()
    for one in REPLICAS:
        one["OPTIONS"]["pool"]["timeout"] = 1  # then the page is made from the database itself

FRESHNESS_SECONDS = 0.25  # how often each web process looks for what has changed; 0: never, for tests

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if CACHE_URL:
    CACHES["default"] = {
        "BACKEND": "portal.redis_cache.RedisCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": f"cache:{SITE_DIGITS}",  # several sites may share one Redis
    }

# What need not happen while somebody waits is a row in our own database, written in the same transaction as what
# it is about, and done by `manage.py worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

vars().update(EMAIL)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = formataddr((SITE_NAME, SITE_EMAIL))
EMAIL_TIMEOUT = 20  # seconds for each step; a mail server that hangs must not hold up the worker

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"outages": {"()": "portal.outages.InOneLine"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["outages"]},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "_granian": {"level": "WARNING"},  # our own line says that the server has started
        "fontTools": {"level": "ERROR"},  # it tells of each table it packs
        "django_tasks": {"level": "WARNING"},  # not two lines for each task that went well
        "django_tasks_db": {"level": "WARNING"},
    },
}
