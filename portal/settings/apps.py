"""Which apps, middleware and templates make up the portal. The order matters and the reasons stand beside it."""

from portal.settings.env import BASE_DIR

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, so that its model forms know the language columns
    "portal",  # before the admin: its templates and commands win
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "csp",
    "axes",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "ninja",  # its page of the interface comes from files of our own server, not from a stranger's
    "languages",
    "prose",
    "visitors",
    "search",
    "pictures",
    "organizations",
    "people",
    "events",
    "articles",
    "importers",
    "syndication",
    "newsroom",
]

MIDDLEWARE = [
    "portal.page_cache.marking.MarkingMiddleware",  # around all that changes an answer: it judges what readers get
    "portal.middleware.ForwardedHeadersMiddleware",  # first: later ones read the scheme
    "visitors.beacon.BeaconMiddleware",  # before session, language and the rest: its answer needs none of them
    "portal.replicas.middleware.ReadersMiddleware",  # around all that asks the database
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.compression.CompressionMiddleware",  # around all that writes or changes pages; static files are packed
    "portal.scripts.edition.ScriptsMiddleware",  # outside the counter: in either script it is the same page
    "portal.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.MethodsMiddleware",  # before all that asks the database
    "visitors.middleware.CountVisitsMiddleware",  # outside the session: counting must not touch it
    "languages.middleware.LanguageMiddleware",  # before the session, so that no page varies on the cookie
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.moved.MovedMiddleware",  # inside the language, around everything that says "not found"
    "portal.middleware.AddressesMiddleware",  # inside the one that writes down the length
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.login.ColleaguesMiddleware",  # who they are is known here
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers after the login form has failed
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.furniture",
            ],
        },
    },
]
