"""Where things are kept: database, cache, e-mail, log."""

from email.utils import formataddr

from portal.settings.env import CACHE_URL, DATABASE, EMAIL, SITE_DIGITS, SITE_EMAIL, SITE_NAME, VAR_DIR

VAR_DIR.mkdir(exist_ok=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": DATABASE}

if DATABASE["ENGINE"].endswith("sqlite3"):
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # writers queue instead of failing halfway
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;",
    }
else:
    DATABASE["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}}
    DATABASE["CONN_HEALTH_CHECKS"] = True
    DATABASE["CONN_MAX_AGE"] = 0  # the pool keeps the connections

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
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Django leaves it to the server to drop the body of an answer to HEAD; gunicorn would warn each time.
    "loggers": {
        "gunicorn.http.wsgi": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},  # not two lines for each task that went well
        "django_tasks_db": {"level": "WARNING"},
    },
}
