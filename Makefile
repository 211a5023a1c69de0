# make demo   the graph of seeds/ in exports/, from nothing
# make test   lint, types, import layers, all tests
# make test-stores   the exports in other programs: triple stores, parsers, graph libraries (root, Debian)
# make eval   figures against annotated texts, where they are at hand
# make bench  how long a build takes, by number of processes
# make reference   exports/reference/ and the outputs in the README anew
# make lock   the lock files anew (needs uv)
# make clean  away with what was built; the environment stays

SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
EVAL ?= ../shared
WORKERS ?= 2
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# A stamp is as new as the lock file that the environment was last made from.
RUNTIME := $(VENV)/.runtime.stamp
DEVELOPMENT := $(VENV)/.development.stamp
# Other programs, for `make test-stores`.
STORES := build/stores
PYTEST := --strict-markers --strict-config --import-mode=importlib -ra -q

.DEFAULT_GOAL := demo
.PHONY: demo test test-stores eval bench reference lock clean
.DELETE_ON_ERROR:

# 4 says that some documents had problems: the summary tells them.
demo: $(RUNTIME)
	@$(BIN)/kg build seeds --out exports || [ $$? -eq 4 ]

test: $(DEVELOPMENT)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest -n $(WORKERS) --nbmake tests notebooks

test-stores: $(DEVELOPMENT) $(STORES)/.stamp
	@STORES=$(STORES) $(BIN)/pytest --override-ini "addopts=$(PYTEST)" tests/stores

eval: $(RUNTIME)
	@$(BIN)/python -m benchmarks.quality $(EVAL)

bench: $(RUNTIME)
	@for workers in 1 $(WORKERS); do \
	    echo "seeds, workers: $$workers"; \
	    time $(BIN)/kg build seeds --out build/bench --workers $$workers --force --quiet || [ $$? -eq 4 ]; \
	done

reference: $(DEVELOPMENT)
	@$(BIN)/python -m tests.reference

# No registry, path or date in the files: they say what is installed, not where from.
lock:
	@for name in requirements requirements-dev; do \
	    extra=; if [ $$name = requirements-dev ]; then extra="--extra dev --constraint requirements.lock"; fi; \
	    uv pip compile pyproject.toml $$extra --universal --python-version 3.11 --fork-strategy fewest \
	        --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o $$name.lock || exit 1; \
	done
	@uv pip compile tests/stores/requirements.in --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o tests/stores/requirements.lock
	@cd tests/stores && npm install --package-lock-only --omit-lockfile-registry-resolved --silent

clean:
	@rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find exports -mindepth 1 -maxdepth 1 ! -name README.md ! -name reference -exec rm -rf {} +

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing what it needs into $(VENV) ..." >&2
	@$(PIP) install --no-deps --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOPMENT): requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "installing what its tests need into $(VENV) ..." >&2
	@$(PIP) install --no-deps --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(RUNTIME)

$(STORES)/.stamp: tests/stores/setup.sh tests/stores/requirements.lock tests/stores/package-lock.json
	@PYTHON=$(PYTHON) bash tests/stores/setup.sh $(STORES)
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "$(PYTHON) is missing or older than Python 3.11; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
