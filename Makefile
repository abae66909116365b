# The two commands are `make run` and `make test`; both set up what they need, once.

PYTHON ?= python3
PY := .venv/bin/python
TS := resources/i18n/smsgui_zh_CN.ts
# English needs no translation but its plural forms.
EN := resources/i18n/smsgui_en.ts

.DEFAULT_GOAL := help
.PHONY: help run test check fix bench translations screenshots clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.run ## the window on the practice account with the sample sheet; no message leaves this computer
	$(PY) -m smsgui --demo

test: check ## formatting, lint, types and the whole test suite, with a private GNOME Keyring
	tools/with-keyring $(PY) -m pytest

check: .venv/.dev ## formatting, lint and types, without the tests
	$(PY) -m ruff format --check
	$(PY) -m ruff check
	$(PY) -m mypy

fix: .venv/.dev ## format, and mend what lint can mend
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bench: .venv/.dev ## measure: big sheets, big jobs
	$(PY) -m pytest tests/bench -s

translations: .venv/.dev ## gather new sentences into the .ts file and compile it
	.venv/bin/pyside6-lupdate -no-obsolete -locations none $$(find smsgui -name '*.py' | sort) -ts $(TS)
	.venv/bin/pyside6-lupdate -no-obsolete -locations none -pluralonly $$(find smsgui -name '*.py' | sort) -ts $(EN)
	.venv/bin/pyside6-lrelease $(TS) $(EN)

screenshots: .venv/.dev ## the pictures of the documentation
	$(PY) tests/gui/screenshots.py docs/images --documentation

clean: ## remove what the other commands made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist demo-results.xlsx demo-window.png
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- set-up; each step leaves a stamp, and is done again when what it came from changes

.venv/.run: pyproject.toml tools/system-packages
	@PYTHON="$(PYTHON)" tools/system-packages run
	$(call install,.)

.venv/.dev: pyproject.toml tools/system-packages
	@PYTHON="$(PYTHON)" tools/system-packages test
	$(call install,'.[dev]')

# A virtual environment that was begun and not finished, or whose Python is gone, is made anew.
define install
@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
@echo "Installing the Python packages into .venv; the first time this takes a minute or so"
@$(PY) -m pip install --quiet --disable-pip-version-check --editable $(1)
@touch $@
endef
