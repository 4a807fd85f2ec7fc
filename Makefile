# make run opens the program, make test checks everything; both set up what they need first.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input
CONTENT := resources/content.sqlite
# Folders too: their time changes when a file is taken away.
CONTENT_SOURCES := $(shell find data -not -name '.*' 2>/dev/null) $(wildcard s4c_desktop/content/*.py)

# Without bytecode the program starts three times slower; paths from outside hide the locked ones.
unexport PYTHONDONTWRITEBYTECODE PYTHONHOME PYTHONPATH

.PHONY: help
help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

.PHONY: run
run: system-run $(VENV)/run.stamp $(CONTENT) ## Sets everything up and opens the program (ARGS="…" are handed on)
	@$(PY) -m compileall -q s4c_desktop
	@$(VENV)/bin/s4c-desktop $(ARGS)

.PHONY: test
test: export QT_QPA_PLATFORM := offscreen
# Types keep one process busy for the better part of a minute, so they are checked beside the
# tests; what was found is shown after them.
test: setup style ## Sets everything up, checks style, types and layers, runs the tests
	@mkdir -p build
	@$(VENV)/bin/mypy $(TYPES) >build/types.log 2>&1 & types=$$!; trap "kill $$types" INT TERM; \
	echo "$(PY) -m pytest $(ARGS)"; $(PY) -m pytest $(ARGS) || failed=$$?; \
	wait $$types || failed=$$?; echo "$(VENV)/bin/mypy"; cat build/types.log; exit $${failed:-0}

.PHONY: test-long
test-long: export QT_QPA_PLATFORM := offscreen
test-long: setup ## Runs the long suites; what they showed goes to build/figures.md
	$(PY) -m pytest -m "long or figure" --timeout 3600 --figures build/figures.md $(ARGS)

.PHONY: lint
lint: style ## Checks style, types and layers
	$(VENV)/bin/mypy

.PHONY: style
style: $(VENV)/test.stamp
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/lint-imports --no-logo

.PHONY: format
format: $(VENV)/test.stamp ## Formats the code and mends what ruff can mend
	$(VENV)/bin/ruff check --fix-only
	$(VENV)/bin/ruff format

.PHONY: content
content: $(VENV)/run.stamp $(CONTENT) ## Compiles data/ when it changed

.PHONY: screenshots
screenshots: export QT_QPA_PLATFORM := offscreen
screenshots: setup ## Renders the pictures of README and guides anew, and the keyboard page
	$(PY) docs/screenshots.py docs/images --pictures
	$(PY) docs/keyboard_page.py

.PHONY: screens
screens: export QT_QPA_PLATFORM := offscreen
screens: setup ## Renders every screen, light and dark, to build/screens/
	$(PY) docs/screenshots.py build/screens

# An environment of its own, with the program and what it is measured beside.
BENCH := build/bench
# A new language begins with its code: make messages LANGUAGE=el
.PHONY: messages
messages: setup ## Collects what is to be translated, and compiles complete catalogues
	PYTHONPATH=. $(PY) docs/messages.py $(if $(LANGUAGE),--language $(LANGUAGE))

.PHONY: bench
bench: export QT_QPA_PLATFORM := offscreen
bench: $(BENCH)/stamp $(CONTENT) ## Measures the program beside others, writes docs/performance.md
	@$(PY) -m compileall -q s4c_desktop benchmarks
	@$(BENCH)/bin/python -m benchmarks $(ARGS)

.PHONY: wheel
wheel: $(VENV)/test.stamp ## Builds the wheel in dist/
	$(PY) -m build --wheel --no-isolation

# An environment of its own: only what is in it can end up in the folder.
BUNDLE := build/bundle
.PHONY: build
build: $(BUNDLE)/stamp $(CONTENT) sbom ## Makes dist/s4c-desktop, which runs without Python
	$(BUNDLE)/bin/python -m PyInstaller --noconfirm --log-level WARN --workpath $(BUNDLE)/work build.spec

build/%/stamp: .ci/%.lock | $(PY)
	@rm -rf $(@D)
	@$(PY) -m venv $(@D)
	@echo "Installing $<"
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --use-pep517 -r $<
	@$(@D)/bin/python -m compileall -q -j 0 -x 'deploy_lib' $(@D)/lib
	@touch $@

.PHONY: licences
licences: $(VENV)/run.stamp ## Writes anew what About shows of the licences of all that ships
	$(PY) -m s4c_desktop.content.bill licences resources/licences/shipped.json

.PHONY: sbom
sbom: $(VENV)/run.stamp ## Writes the bill of materials, dist/s4c-desktop.cdx.json
	$(PY) -m s4c_desktop.content.bill sbom dist/s4c-desktop.cdx.json

# Needs uv, from anywhere: make lock UV=/path/to/uv. UPGRADE=--upgrade takes newer versions.
UV ?= uv
UPGRADE ?=
UV_COMPILE = env -u PIP_FIND_LINKS $(UV) pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE) pyproject.toml
.PHONY: lock
lock: ## Resolves the locks anew for every platform
	$(UV_COMPILE) --group build --output-file requirements.lock
	$(UV_COMPILE) --group dev --constraints requirements.lock --output-file requirements-dev.lock
	$(UV_COMPILE) --group bundle --constraints requirements.lock --output-file .ci/bundle.lock
	$(UV_COMPILE) --group bench --constraints requirements.lock --output-file .ci/bench.lock

.PHONY: setup
setup: system-test $(VENV)/test.stamp $(CONTENT) ## Installs what the tests need, without running them

.PHONY: clean
clean: ## Removes what was built, the environment included
	rm -rf $(VENV) build dist $(CONTENT)* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find s4c_desktop tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: system-run system-test
system-run system-test: system-%:
	@PYTHON="$(PYTHON)" bash .ci/system-packages $*

$(PY):
	@command -v $(PYTHON) >/dev/null || { echo "S4C Desktop needs Python 3.11 or newer, and there is no $(PYTHON) here." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "S4C Desktop needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 …" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make a virtual environment; install the package python3-venv." >&2; exit 1; }

# The locks are installed over what is there; the environment is made anew only when its
# Python is gone. The test lock holds all of the other one, so it serves both. The build hook is
# left out: the content has a rule of its own. Without PEP 517 older versions of pip let a package
# install itself, and its licences are not found again.
define install
	@echo "Installing $<"
	@$(PIP) install --require-hashes --use-pep517 -r $<
	@HATCH_BUILD_NO_HOOKS=1 $(PIP) install --no-deps --no-build-isolation --editable .
	@$(PY) -m compileall -q -j 0 -x 'deploy_lib' $(VENV)/lib
endef

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(PY)
	$(install)
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock requirements.lock pyproject.toml | $(PY)
	$(install)
	@touch $@ $(VENV)/run.stamp

$(CONTENT): $(CONTENT_SOURCES) | $(VENV)/run.stamp
	@echo "Compiling data/ to $@"
	@mkdir -p $(@D)
	@$(PY) -m s4c_desktop.content data $@
	@touch $@
