"""What `MEDIA_URL_STORAGE=s3://key:secret@bucket/folder?endpoint=…&region=…` says."""

from urllib.parse import parse_qsl, unquote, urlsplit

FORM = (
    "It must look like s3://key:secret@bucket/folder?endpoint=https://storage.example.org&region=eu-central-1"
)
KNOWN = {"endpoint": "endpoint_url", "region": "region_name"}


def is_bucket(text: str) -> bool:
    """Whether this is the address of a bucket and not the name of a folder."""
    return "://" in text


def options(text: str) -> dict[str, str]:
    """The options for the storage. ValueError if the address cannot be understood; its text is never repeated."""
    parts = urlsplit(text)
    asked = dict(parse_qsl(parts.query))
    if parts.scheme != "s3" or not parts.hostname or asked.keys() - KNOWN.keys():
        raise ValueError(FORM)
    endpoint = asked.get("endpoint", "https://")
    if not endpoint.startswith(("https://", "http://")) or bool(parts.username) != bool(parts.password):
        raise ValueError(FORM)
    found = {KNOWN[name]: value for name, value in asked.items()} | {
        "bucket_name": parts.hostname,
        "location": parts.path.strip("/"),
    }
    if parts.username:
        found |= {"access_key": unquote(parts.username), "secret_key": unquote(parts.password)}
    return found
