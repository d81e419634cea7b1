"""The settings of the tests with Arabic as a seventh language, joined before Django looks at the list."""

from languages import registry

registry.ALL["ar"] = registry.Language("ar", "Arabic", "العربية", "ar", latin=False)
registry.CODES = tuple(registry.ALL)
registry.FALLBACKS["ar"] = ("en",)

from tests.settings import *  # noqa: E402, F403
from tests.settings import INSTALLED_APPS  # noqa: E402

# Tables from the models as they are in this run: no migration knows columns for Arabic.
# Only the index of the search has tables without models.
MIGRATION_MODULES = {app.rpartition(".")[2]: None for app in INSTALLED_APPS if app != "search"}
