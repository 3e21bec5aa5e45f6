# Everything there is to do. Nothing is needed beforehand but Python 3.11 or newer.

PYTHON_HERE := .venv/bin/python
MANAGE := $(PYTHON_HERE) manage.py

ifndef SECRET_KEY
export SECRET_KEY_FILE ?= $(if $(DATA_FOLDER),$(DATA_FOLDER),var)/secret-key
endif

.DEFAULT_GOAL := help
.PHONY: help run demo test lint lock messages screenshots environment development secret-key chromium

help: ## say what there is to do
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' Makefile | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

run: export LOG_LEVEL ?= WARNING
run: environment secret-key ## start the site at HOST and PORT (127.0.0.1:8000)
	@exec $(MANAGE) serve

demo: environment secret-key ## make the demo anew
	@$(MANAGE) seed_demo --reset

test: development secret-key chromium ## run all tests, the fast ones first
	@$(PYTHON_HERE) -m pytest -n auto --dist loadfile -m "not browser"
	@$(PYTHON_HERE) -m pytest -n auto --dist loadfile -m browser || { \
		echo "What failed while two browsers were busy is tried once more, alone."; \
		$(PYTHON_HERE) -m pytest -m browser --last-failed --last-failed-no-failures none; }

lint: development secret-key ## check style, types and that no migration is missing
	@$(PYTHON_HERE) -m ruff check .
	@$(PYTHON_HERE) -m ruff format --check .
	@$(PYTHON_HERE) -m mypy
	@$(MANAGE) makemigrations --check --dry-run

lock: development ## compile the requirement files from pyproject.toml
	@PATH="$(CURDIR)/.venv/bin:$$PATH" deploy/lock

messages: environment secret-key ## gather what readers are told into the catalogues of locale/
	@$(MANAGE) gather_messages

screenshots: development secret-key chromium ## take the documentation's pictures anew
	@$(MANAGE) take_screenshots

environment:
	@deploy/environment requirements.txt

development:
	@deploy/environment requirements-development.txt

secret-key:
	@deploy/secret-key

chromium: development
	@deploy/chromium
