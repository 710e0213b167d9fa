# Two commands for a newcomer: `make demo` and `make test`. Each makes its own virtual environment from nothing.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lint types contracts unit floors wheel mutants extras train-entities train-tables bench \
	lock schema results pages docs clean

# Hash-checked dependencies first, then the package itself, editable, without touching them.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

demo: $(READY)
	$(BIN)/newsparse extract fixtures/articles --exclude 'gold' -o out/demo.jsonl --force
	$(BIN)/newsparse show fixtures/articles/levee-pixelterra.txt
	$(BIN)/newsparse evaluate fixtures/articles

test: $(READY) lint types contracts unit floors wheel

# The fast lane, under a minute: what a change most often breaks. `make test` is what counts.
check: $(READY) lint types contracts
	$(BIN)/python -m pytest -x --no-header tests/record tests/text tests/french tests/evaluate tests/test_fixtures.py

lint: $(READY)
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/ruff format --check src tests benchmarks training

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

floors: $(READY)
	$(BIN)/newsparse evaluate fixtures/articles --floors tests/floors.toml
	$(BIN)/newsparse evaluate fixtures/locked --floors tests/floors-locked.toml

# The wheel as a user gets it: built, its size, installed outside the repository, run.
wheel: $(READY)
	$(BIN)/python -m benchmarks.wheel

# A change of one word, flag or number of the rules: does a test notice? (an hour; CI runs a sample of 20)
SAMPLE ?= 200
mutants: $(READY)
	$(BIN)/python -m benchmarks.mutants --sample $(SAMPLE)

# What needs the heavy extras: a Ray cluster of three nodes that loses one, and Hugging Face datasets over the Parquet output.
extras: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "ray[data]>=2.9" "datasets>=2.19"
	$(BIN)/python -m pytest tests/batch/test_ray.py tests/batch/test_datasets.py -rs

# The weights we ship, anew (a quarter of an hour, and an hour): see the model cards in training/.
train-entities: $(READY)
	$(BIN)/python training/entities/train.py

train-tables: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "scikit-learn>=1.4" "torch>=2.2"
	$(BIN)/python training/tables/train.py

bench: $(READY)
	$(BIN)/python -m benchmarks.run

lock:
	$(BIN)/uv pip compile pyproject.toml --extra dev --group build --universal --generate-hashes -o requirements.lock

schema: $(READY)
	$(BIN)/newsparse schema > src/newsparse/record/schema.json

# Measure accuracy, speed and scale (some minutes; leave the machine alone meanwhile), then write the pages that tell.
results: $(READY)
	$(BIN)/python -m benchmarks.measure
	$(BIN)/python -m benchmarks.pages

pages: $(READY)
	$(BIN)/python -m benchmarks.pages

docs: pages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "mkdocs-material>=9.5,<10"
	$(BIN)/mkdocs build --strict

clean:
	rm -rf $(VENV) out site .pytest_cache .mypy_cache .ruff_cache .coverage .hypothesis
