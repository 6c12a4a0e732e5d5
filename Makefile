# make brief  sets up and turns the shipped example into a sourced brief
# make test   sets up and passes the tests
# make serve  sets up and opens the workbench on the shipped example
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
OURS := $(PIP) --no-deps --no-build-isolation --editable .
# On all cores, and even where the environment forbids it: starts take twice as long without. Some
# packages ship files that are no Python of this version.
COMPILE := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -q -j 0 $(VENV)/lib src > /dev/null || true

.PHONY: brief serve test check lock train clean

brief: $(VENV)/ready-run
	mkdir -p brief
	$(BIN)/reportedly brief examples/quake --ledger brief/quake.db --out brief

brief/quake.db: $(VENV)/ready-run
	$(MAKE) brief

serve: brief/quake.db
	$(BIN)/reportedly serve --ledger brief/quake.db

# One process more than cores: browsers and Spark are waited for.
test: $(VENV)/ready-dev
	$(BIN)/pytest --numprocesses $$(($$(nproc) + 1)) --dist loadfile

# What CI asks besides the tests.
check: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Debian ships venv without ensurepip unless python3-venv is installed; pip itself can fill the gap.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { \
	  $(PYTHON) -m venv --clear --without-pip $(VENV) && \
	  $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }

$(VENV)/ready-run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/run.txt
	$(OURS)
	$(COMPILE)
	touch $@

$(VENV)/ready-dev: requirements/dev.txt $(VENV)/ready-run
	$(PIP) --no-deps --require-hashes -r requirements/dev.txt
	$(COMPILE)
	touch $@

# Needs pip-tools. Run after a change of the dependencies in pyproject.toml.
LOCK := pip-compile -q --generate-hashes --strip-extras --unsafe-package pyicu \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
lock:
	cd requirements && $(LOCK) -o run.txt ../pyproject.toml build.in
	cd requirements && $(LOCK) --extra dev --extra mcp --extra spark --extra tables -c run.txt -o dev.txt ../pyproject.toml build.in
	cd requirements && $(LOCK) --extra training -c run.txt -o training.txt ../pyproject.toml build.in

# Learns the weights of attribution anew: make train DATA=polnear.train.jsonl (training/README.md).
train: $(VENV)/ready-run
	$(PIP) --require-hashes -r requirements/training.txt
	cd training && $(abspath $(BIN))/python cues.py $(abspath $(DATA)) ../src/reportedly/lexicon
	cd training && $(abspath $(BIN))/python tagger.py $(abspath $(DATA)) ../src/reportedly/lexicon

clean:
	rm -rf $(VENV) brief build dist
