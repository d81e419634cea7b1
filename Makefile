# What one can do with a checkout; `make` lists it. Needs Python 3.11 or newer and nothing else.

# The first Python that is new enough. Only `setup` asks; later everything runs from .venv.
PYTHON = $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PORT ?= 8000
RANDOM_KEY := import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(64))
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q
NEW_VERSIONS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo run test lint bench screenshots catalogues lock clean

help:
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "  make %-11s %s\n", $$1, $$2}'

setup: .venv/installed .env catalogues ## Environment with all dependencies, a secret key in .env, translations

demo: export SITE_URL := http://127.0.0.1:$(PORT)
demo: export ALLOWED_HOSTS := 127.0.0.1,localhost
demo: export DEBUG := false
demo: setup ## The whole portal with demo content on http://127.0.0.1:8000/ (PORT=… for another port)
	@$(BIN)/python manage.py demo $(PORT)

run: export DEBUG := true
run: export SITE_URL := http://127.0.0.1:$(PORT)
run: setup ## Server for developers: reloads code, shows errors
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py runserver $(PORT)

test: setup ## Every test this machine can run (REQUIRE=postgres,redis,chromium: skip none of these)
	@$(BIN)/python -m tests.run $(ARGS)

lint: setup ## Style, import rules, missing migrations, wrong settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z 'templates/*.html' '*/templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --fail-level WARNING

bench: setup ## Measure speed, beside other counters (bench/README.md; ARGS=--quick for a short run)
	@for script in bench/*.py; do printf "\n%s\n" "$$script"; $(BIN)/python "$$script" $(ARGS) || exit 1; done

screenshots: setup ## Photograph every kind of page into var/screenshots/ (ARGS="front article" for some)
	@$(BIN)/python docs/images/pages.py $(ARGS)

catalogues: .venv/installed .env ## Compile the translations in locale/
	@$(BIN)/python manage.py compile_catalogues > /dev/null

lock: ## Pin dependencies anew from pyproject.toml (needs uv; NEW_VERSIONS=--upgrade for the newest)
	$(LOCK) $(NEW_VERSIONS) pyproject.toml --extra redis --extra s3 -o requirements.lock
	$(LOCK) $(NEW_VERSIONS) pyproject.toml --extra dev -o requirements-dev.lock
	$(LOCK) $(NEW_VERSIONS) pyproject.toml --extra redis --extra s3 bench/requirements.in -c requirements.lock -o bench/requirements.lock

clean: ## Remove what was built; the data in var/ and the key in .env stay
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis var/static var/tests var/bench-venv var/bench-wagtail var/bench-static
	find . -name __pycache__ -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

.venv/installed: requirements-dev.lock
	@test -n "$(PYTHON)" || { echo "Nevipe needs Python 3.11 or newer; 'python3 --version' says: \
	$$(python3 --version 2>&1). Install a newer one, or name it: make PYTHON=/path/to/python3.11 setup"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python cannot make an \
	environment. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Installing dependencies (the first time takes a minute or two) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.env:
	@(umask 077; $(PYTHON) -c '$(RANDOM_KEY)' > .env)
	@echo "Wrote .env with a new secret key."
