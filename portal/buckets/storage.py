"""The storage that Django asks. Needs django-storages; `manage.py check` says so."""

from urllib.parse import quote

from botocore.config import Config
from django.conf import settings
from storages.backends.s3 import S3Storage

# Sizes are made while an editor waits, so a bucket that hangs must not hold up the form for minutes.
CONNECT, READ, TRIES = 3, 15, 2  # seconds, seconds, times


class BucketStorage(S3Storage):
    """Pictures in a bucket that nobody else need be able to read; their addresses stay our own."""

    def get_default_settings(self):
        """Names are never guessed and never used twice, so a file may be written again and kept for ever."""
        return super().get_default_settings() | {
            "default_acl": None,
            "file_overwrite": True,
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
            "client_config": Config(
                connect_timeout=CONNECT,
                read_timeout=READ,
                retries={"total_max_attempts": TRIES, "mode": "standard"},
                s3={"addressing_style": "auto"},
                signature_version="s3v4",
                # Buckets that are not Amazon's often do not know its newer checksums.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        }

    def url(self, name, parameters=None, expire=None, http_method=None):
        """Where readers find a file: with us, or with the proxy that fetches it (docs/operations.md)."""
        return settings.MEDIA_URL + quote(name)
