# Everything one does here, by name. `make` alone lists it.

SHELL := bash
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 5000

.DEFAULT_GOAL := help
.PHONY: help run test sure soak bench fix format-check types contracts suite suite-postgres migrations browser db words docs deps pictures clean

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

run: .venv/run.done ## set everything up and serve on http://127.0.0.1:5000 (PORT=… for another)
	@$(BIN)/python app.py --port $(PORT)

test: .venv/test.done ## run the whole suite
	@$(BIN)/python -m tests.machine
	$(BIN)/pytest -n auto -q

sure: .venv/test.done ## all that CI does
	@$(MAKE) --no-print-directory format-check types contracts suite suite-postgres migrations browser
	@echo "Sure."

format-check: .venv/test.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/test.done
	$(BIN)/mypy

contracts: .venv/test.done
	$(BIN)/lint-imports

suite: .venv/test.done
	$(BIN)/pytest -n auto -q -m "not browser"

suite-postgres: .venv/test.done
	@if $(BIN)/python -m tests.machine --postgres; then \
		TEST_DATABASE="$$($(BIN)/python -m tests.machine --address)" $(BIN)/pytest -n auto -q -m "not browser and not own_database"; \
	elif [ "$$PLANNING_TEST_EVERYTHING" = 1 ]; then echo "PostgreSQL does not answer."; exit 1; \
	else echo "Skipped: PostgreSQL does not answer on 127.0.0.1:5432."; fi

migrations: .venv/test.done
	$(BIN)/pytest -q tests/migrations

browser: .venv/test.done
	$(BIN)/pytest -n 2 -q -m browser

soak: .venv/test.done ## let crowds write for minutes, and try each property on many random stories
	PLANNING_TEST_SECONDS=60 $(BIN)/pytest -q -m soak
	PLANNING_TEST_EXAMPLES=400 $(BIN)/pytest -n auto -q -m "not browser and not soak and not own_database"

bench: .venv/test.done ## measure speed, each beside its floor
	$(BIN)/python -m benchmarks

fix: .venv/test.done ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

db: .venv/test.done ## write a migration of what changed in the model (NAME=…)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/flask --app app db migrate -m "$(NAME)"

words: .venv/test.done ## gather texts to translate into the catalogues
	$(BIN)/python -m tests.words

docs: .venv/test.done ## write docs/permissions.md anew from the table of the tests
	$(BIN)/python -m tests.write_docs

deps: .venv/test.done ## renew the pinned versions
	$(BIN)/pip-compile -q --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --no-header --no-annotate -o requirements/run.txt pyproject.toml
	$(BIN)/pip-compile -q --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --allow-unsafe --no-header --no-annotate --extra test -c requirements/run.txt -o requirements/test.txt pyproject.toml

pictures: .venv/test.done ## take the pictures of the README
	$(BIN)/python -m tests.browser.pictures

clean: ## take away what can be made again; the database stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
	find planning -name '*.mo' -delete

.venv/python.done:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.done: .venv/python.done requirements/run.txt
	@[ -e .venv/test.done ] && [ .venv/test.done -nt requirements/test.txt ] || $(BIN)/python -m pip install -q --disable-pip-version-check -r requirements/run.txt
	@touch $@

.venv/test.done: .venv/python.done requirements/test.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements/test.txt
	@touch $@ .venv/run.done
