# gouji: two commands on a fresh machine are `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test check install bench bundle readme pictures clean

demo: $(VENV)/.base
	$(BIN)/gouji demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n auto --dist loadfile $(if $(filter 0,$(LONG)),-m "not long")

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: $(VENV)/.all

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks

# Folders for PCs without internet, in dist/: make bundle TARGETS="windows-x64" PYTHONS="3.11 3.12" EXTRAS="ocr"
TARGETS ?=
PYTHONS ?= 3.12
EXTRAS ?=
bundle: $(VENV)/.dev
	$(BIN)/python -m bundle $(TARGETS) $(PYTHONS:%=--python %) $(EXTRAS:%=--extra %)

# What the READMEs print behind a command, written anew; their pictures, drawn anew (Chromium, LibreOffice, pdftoppm, Noto CJK)
readme: $(VENV)/.dev
	GOUJI_README=update $(BIN)/python -m pytest -q tests/docs/test_outputs.py

pictures: $(VENV)/.dev
	$(BIN)/python docs/pictures.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e .
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e '.[dev]'
	touch $@ $(VENV)/.base

$(VENV)/.all: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -e '.[dev]'
	touch $@ $(VENV)/.dev $(VENV)/.base

clean:
	rm -rf $(VENV) dist build
