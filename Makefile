PYTHON ?= python3
FILE ?= sample_docs/full-page.txt
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: read test check bench clean help

help: ## show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /	/'

read: $(STAMP) ## open a sample document; FILE=path opens another
	@$(BIN)/lwj-read "$(FILE)"

test: check ## run every check and every test
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

check: $(STAMP) ## run ruff, mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP) ## time the search, which takes some minutes; best on a quiet machine
	$(BIN)/python -m pytest tests/bench/bench_engine.py tests/bench/bench_screen.py --benchmark-enable \
		--benchmark-group-by=group --benchmark-columns=min,median,rounds --benchmark-sort=min

clean: ## remove what was made
	rm -rf .venv dist .coverage .coverage.* .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $(STAMP)
