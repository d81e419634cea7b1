"""Our site with a page cache that finds nothing: every request is the first for its page, all else is as it ships."""

from django.apps import AppConfig


class ForgetfulConfig(AppConfig):
    """Pages are made, packed and put away as ever, by one process at a time for each; nobody finds them again."""

    name = "measuring.forgetful"
    label = "forgetful"

    def ready(self):
        """Let the store find nothing."""
        from portal.page_cache.store import Store

        Store.get = lambda _store, _key: None
