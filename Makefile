# Every target makes what it needs. The environment: .venv here, or a private one where this folder is read-only.
RUN = @sh tools/environment.sh run
DEV = @sh tools/environment.sh dev

.PHONY: help demo test test-all check bench pictures docs clean
.NOTPARALLEL:

help:  ## these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

demo:  ## the demonstration study, on a copy: the screen, or its report where there is no terminal
	$(RUN) python -m intervjukod demo

test:  ## the tests; under three minutes on two cores, nothing skipped
	$(DEV) python -m pytest -n auto --maxprocesses=4 --dist worksteal -m "not full"

test-all:  ## every test: also the long ones and those that drive other programs
	$(DEV) python -m pytest -n auto --maxprocesses=4 --dist worksteal --hypothesis-profile=thorough

check:  ## format, lint, types, import contracts
	$(DEV) python -m ruff format --check .
	$(DEV) python -m ruff check .
	$(DEV) python -m mypy
	$(DEV) lint-imports --no-cache

bench:  ## measure the budgets and print the table
	$(DEV) python -m benchmarks

pictures:  ## draw the screen anew, for the README and for review
	$(DEV) python -m tests.golden.screens.make

docs:  ## write docs/keys.md anew from the registry of keys
	$(DEV) python -m tests.golden.keys.make

clean:  ## remove what make and the tools made; never a study's data
	rm -rf .venv dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
