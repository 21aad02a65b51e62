# The workbench. `make run` and `make test` are all a newcomer needs; the rest is for those who change things.

PORT ?= 8000
SIZES ?= 1000 10000
ARGS ?=
export JOBS ?= 2

# The first Python on this machine that is new enough; python3 itself if none is, so that it can say so.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && exit; \
	done; echo python3)
PY := .venv/bin/python
MANAGE := $(PY) manage.py

.DEFAULT_GOAL := help
.PHONY: help run test test-fast format check check-style check-templates check-types check-django \
	check-production check-translations bench messages clean site workbench

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

## ---- run --------------------------------------------------------------------------------------------

run: export SITE_URL ?= http://127.0.0.1:$(PORT)
run: site ## prepare everything and serve the site on this machine (PORT=8000)
	@$(PY) workbench/check_port.py "$(PORT)"
	@mkdir -p staticfiles
	@$(MANAGE) compile_translations --verbosity 0
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) prepare_site
	@echo
	@echo "  The site     http://127.0.0.1:$(PORT)/"
	@echo "  For staff    http://127.0.0.1:$(PORT)/admin/"
	@echo "  To stop      Ctrl-C"
	@echo
	@exec $(MANAGE) runserver 127.0.0.1:$(PORT)

site:
	@command -v $(PYTHON) >/dev/null || { echo "Python is not installed: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) workbench/prepare_python.py requirements.txt

workbench:
	@command -v $(PYTHON) >/dev/null || { echo "Python is not installed: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) workbench/prepare_python.py requirements-dev.txt

## ---- test -------------------------------------------------------------------------------------------

test: workbench ## every test: SQLite, a real browser, PostgreSQL (REQUIRE_ALL=1: nothing may be missing)
	@$(PY) -m workbench.run_tests $(ARGS)

test-fast: workbench ## the quick ones, on SQLite, in under a minute
	@env -u DATABASE_URL $(PY) -m pytest -n $(JOBS) -m "not slow and not browser" $(ARGS)

## ---- check ------------------------------------------------------------------------------------------

check: check-style check-templates check-types check-django check-production check-translations ## style, types, templates, settings, translations
	@echo "All checks passed."

check-style: workbench
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

check-templates: workbench
	$(PY) -m djlint --quiet --check --lint templates $(wildcard */templates)

check-types: workbench
	$(PY) -m mypy

check-django: export DATABASE_URL = sqlite://:memory:
check-django: workbench
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --fail-level WARNING

# As a real site would be set; the secret is made for this one command.
check-production: export DATABASE_URL = sqlite://:memory:
check-production: export DEBUG = false
check-production: export ALLOWED_HOSTS = groups.example.org
check-production: export SITE_URL = https://groups.example.org
check-production: workbench
	SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		$(MANAGE) check --deploy --fail-level WARNING

check-translations: workbench
	$(PY) -m pytest --quiet -p no:cacheprovider tests/house/test_translations.py

format: workbench ## put Python and templates into the house style
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	-$(PY) -m djlint --quiet --reformat templates $(wildcard */templates)

messages: workbench ## gather the words to translate into locale/*/LC_MESSAGES/django.po (needs gettext)
	$(MANAGE) makemessages --all --no-wrap --add-location file --ignore ".venv/*" --ignore "tests/*" --ignore "staticfiles/*"

## ---- measure ----------------------------------------------------------------------------------------

bench: workbench ## time the pages on made-up listings (SIZES="1000 10000 100000")
	@$(PY) workbench/bench.py $(SIZES)


clean: ## throw away .venv, caches and collected files (not the database)
	rm -rf .venv staticfiles .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
