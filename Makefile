# Two commands are enough: `make run` and `make test`. The rest they call themselves.

SHELL := /bin/bash
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
BIN := .venv/bin
WORKERS ?= 4

.PHONY: help run test lint bench pictures lock .venv

help:
	@echo "make run    start the bot with a Teams-like client (Microsoft 365 Agents Playground)"
	@echo "make test   run all tests"
	@echo "make lint   check style and types"
	@echo "make bench  measure turns per second beside a stock CloudAdapter"
	@echo "make pictures  take the pictures of the README and the handleiding anew"
	@echo "make .venv  make the environment, and nothing else"
	@echo "make lock   remake the lock files after a change of pyproject.toml"

run: .venv
	@$(BIN)/python -m deploy.local

# The client tests need Node and Chromium. Without them they are left out, and the summary says so;
# with STAPPENPLAN_REQUIRE_CLIENT=1 they fail.
test: .venv
	@$(BIN)/python -m deploy.local --install || echo "The client tests are left out."
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -rs

lint: .venv
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: .venv
	$(BIN)/python -m deploy.bench

.venv: .venv/made-from-lock

.venv/made-from-lock: requirements-dev.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found. Install it and try again." >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

pictures: .venv
	$(BIN)/python -m deploy.pictures

lock:
	@command -v uv >/dev/null || { echo "uv was not found: pip install uv, and try again." >&2; exit 1; }
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml --group dev -o requirements-dev.lock
	cd deploy/local && npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
