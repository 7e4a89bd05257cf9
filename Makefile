# One line each: `make` alone lists what there is.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help install run test test-fast check format browser clean

help:        ## List what there is
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/ –/'

install: .venv/app.stamp  ## Make the environment that runs Startpunkt

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/app.stamp: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements.txt requirements-dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/app.stamp

run: .venv/app.stamp  ## Start Startpunkt on this machine
	$(BIN)/streamlit run streamlit_app.py

browser:     ## Install Chromium from the system's packages, where there is none
	@sh tests/browser/install_chromium.sh

test: .venv/dev.stamp browser  ## Run all tests
	$(BIN)/python -m pytest

test-fast: .venv/dev.stamp  ## Run the tests that need no browser
	$(BIN)/python -m pytest -m "not browser" -q

check: .venv/dev.stamp browser  ## All that must be green: format, lint, types, imports, tests with coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --cov --cov-report=term

format: .venv/dev.stamp  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:       ## Remove what was made, but not the data
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage test-results
