# Corset: `make run` to try it, `make test` to check it. See CONTRIBUTING.md.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
PYTEST ?= -n auto --dist loadfile -q

VENV := .venv
BIN := $(VENV)/bin
BUILD := src/corset/clinic/static/clinic/build
ARTEFACTS := src/corset/artefacts
TEMPLATES := src/corset/clinic/templates
REQUIREMENTS := requirements/bootstrap.txt requirements/dev.txt
CONTENT := $(wildcard src/corset/services/bundle/figure/*.glb) $(shell find content -name "*.yaml") $(shell find src/corset/body src/corset/figure src/corset/programme src/corset/therapy src/corset/services/bundle -name "*.py")
SHEETS := $(wildcard src/corset/clinic/static/clinic/*/*.css)
FRONTEND := $(wildcard frontend/*.json frontend/*.ts) $(filter-out $(BUILD)/%,$(SHEETS)) $(shell find frontend/src frontend/public -type f 2>/dev/null)

# Node and npm are the ones of the virtual environment, never the system's.
CONTRACT := frontend/src/contract
NPM := cd frontend && PATH="$(CURDIR)/$(BIN):$$PATH" npm

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_PYTHON := $(CURDIR)/$(BIN)/python
export UV_PYTHON_DOWNLOADS := never
unexport VIRTUAL_ENV
unexport PYTHONPATH

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: dist help setup run nightly verification differential mutation queue kills matrix webkit old-browsers bench test lint types contract frontend-test care-coverage format coverage docs browser engines proxies lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.project $(BUILD)/site.js $(ARTEFACTS)/programme.json ## Install everything that Corset needs, here in the clone

run: setup ## Load the demonstration clinic and serve it (ADDRESS=host:port)
	@$(BIN)/corset demo
	@$(BIN)/corset serve $(ADDRESS)

# pytest comes last, so that its summary closes the log.
test: setup browser engines proxies lint types frontend-test care-coverage ## Check style, types, structure, content and behaviour
	$(BIN)/corset check
	$(BIN)/corset verify --quick
	$(BIN)/pytest $(PYTEST)

webkit: setup engines
	CORSET_ENGINES=webkit CORSET_REQUIRE=webkit $(BIN)/pytest -n 1 --dist loadfile -q tests/engines

old-browsers: setup
	@scripts/engines.sh old
	CORSET_ENGINES=wpe,chrome109 CORSET_REQUIRE=wpe,chrome109 $(BIN)/pytest -n 1 --dist loadfile -q tests/engines

HISTORIES ?= 1000000

# What a part has done is kept in docs/verification.json and mutants/, so that one that was cut goes on.
nightly: verification differential mutation queue kills matrix webkit old-browsers ## Verify every chapter whole, mutate the core, compare the log with the pure fold

verification: setup
	$(BIN)/corset verify --keep docs/verification.json --page docs/verification.md

differential: setup
	CORSET_DIFFERENTIAL=$(HISTORIES) CORSET_LETTERS=$(HISTORIES) CORSET_HISTORIES=3000 CORSET_EXAMPLES=300 $(BIN)/pytest $(PYTEST) tests/nightly tests/invariants tests/guards

KILLS ?= 10000

kills: setup
	CORSET_KILLS=$(KILLS) $(BIN)/pytest $(PYTEST) tests/contract/test_kills.py tests/contract/test_stopped_server.py

matrix: setup browser
	CORSET_MATRIX=whole $(BIN)/pytest $(PYTEST) tests/web/test_matrix.py tests/web/test_player_fits.py tests/web/test_buttons.py

queue: setup
	cd frontend && EXPLORE=whole PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent test -- src/offline/exploration

mutation: setup
	$(BIN)/mutmut run
	$(BIN)/python -m tests.guards.score --page

# The size of which figures are kept; a year: make bench BENCH="--patients 100 --days 365".
BENCH ?= --patients 20 --days 60 --seconds 4

bench: setup ## Ask a filled clinic for its pages, and compare what they take with what is kept
	$(BIN)/python -m scripts.bench_pages $(BENCH)

lint: setup
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports
	$(BIN)/djlint --check --lint --quiet $(TEMPLATES)
	$(NPM) run --silent lint
	$(BIN)/python -m corset.clinic.api.openapi | diff - $(CONTRACT)/openapi.json
	$(NPM) run --silent types -- --check

types: setup
	$(BIN)/basedpyright

frontend-test: setup
	$(NPM) run --silent check
	$(NPM) run --silent test

contract: setup ## Write the contract and the browser's types anew
	$(BIN)/python -m corset.clinic.api.openapi > $(CONTRACT)/openapi.json
	$(NPM) run --silent types

format: setup ## Format the code and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(NPM) run --silent format
	$(BIN)/djlint --reformat --quiet $(TEMPLATES)

# Every branch of the decision core, by its own tests and the stories alone.
care-coverage: setup
	$(BIN)/pytest -q tests/unit/care tests/scenarios/test_scenarios.py --cov=corset.care --cov-branch --cov-report=term-missing --cov-fail-under=100

coverage: setup ## Run the tests and say which lines they leave out
	$(BIN)/pytest $(PYTEST) --cov --cov-report=term --cov-report=html

docs: setup ## Write the generated pages anew from the content
	$(BIN)/python -m corset.programme.pages
	$(BIN)/python -m tests.spec.page
	$(BIN)/python -m tests.spec.article
	$(BIN)/python -m tests.risk.page
	$(BIN)/python -m tests.security.page
	$(BIN)/python -m corset.verify.pairs
	$(BIN)/python -m tests.readings.page

browser: ## Install Chromium where it is missing and may be installed
	@scripts/chromium.sh

engines: ## Install Firefox, WebKitGTK and Chromium's driver where they are missing and may be installed
	@scripts/engines.sh

proxies: ## Install nginx, Caddy, curl and systemd-analyze where they are missing and may be installed
	@scripts/proxies.sh

# ---------------------------------------------------------------- what setup is made of

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"Corset needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. Choose another with make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.uv: requirements/bootstrap.txt $(VENV)/.created
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.txt
	@touch $@

# Without bytecode every start compiles a thousand modules: three times as long.
$(VENV)/.requirements: $(REQUIREMENTS) $(VENV)/.uv
	$(BIN)/uv pip sync --quiet --compile-bytecode --require-hashes $(REQUIREMENTS)
	@touch $@

# `uv pip sync` takes the project itself out again: hence the order.
$(VENV)/.project: pyproject.toml $(VENV)/.requirements
	$(BIN)/uv pip install --quiet --offline --no-deps --no-build-isolation --editable .
	@touch $@

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json frontend/.npmrc $(VENV)/.requirements
	$(NPM) ci --silent
	@touch $@

$(BUILD)/site.js: $(FRONTEND) frontend/node_modules/.installed
	$(NPM) run --silent build -- --logLevel warn
	@touch $@

$(ARTEFACTS)/programme.json: $(CONTENT) $(VENV)/.project
	@echo "Compiling the programme; drawing every exercise takes half a minute, once."
	@$(BIN)/corset compile --quiet
	@touch $@

# ---------------------------------------------------------------- keeping up

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links $(UPGRADE)

lock: $(VENV)/.uv ## Lock the dependencies anew (UPGRADE=--upgrade for newer versions)
	$(COMPILE) requirements/bootstrap.in -o requirements/bootstrap.txt
	$(COMPILE) requirements/run.in -o requirements/run.txt
	$(COMPILE) requirements/dev.in -o requirements/dev.txt
	$(MAKE) $(VENV)/.project
	$(NPM) install --package-lock-only --silent
	$(BIN)/python scripts/strip_lock.py frontend/package-lock.json

dist: setup ## Build the wheel, the source archive and the lists of parts in dist/
	$(BIN)/python -m hatchling build -d dist
	@scripts/parts.sh dist

clean: ## Remove everything that was made, but keep the data in .data
	rm -rf $(VENV) frontend/node_modules $(BUILD) $(ARTEFACTS) dist mutants htmlcov .coverage .cache .*_cache .hypothesis
