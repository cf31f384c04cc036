# make demo    everything from nothing: environment, data, build, a graded sample class, reports, figures
# make test    the test suite that continuous integration runs
# make test-all  everything, also what takes minutes; before a release
# make help    the other targets

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Only what this course needs may come in: a stray PYTHONPATH has broken many a grader.
unexport PYTHONPATH
# Set in many a container: each of the hundreds of processes that the tests start would compile the pack anew.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test test-all build site release data environment lock lint clean

help:
	@sed -n 's/^# make/make/p' Makefile
	@echo "make build   notebooks/ from solutions/"
	@echo "make site    dist/site: pages to read, and the notebooks to work on in a browser"
	@echo "make release    dist/release: what a release puts up, with checksums"
	@echo "make data    fetch and verify CIFAR-10"
	@echo "make lock    renew both lock files from the two pyproject.toml"
	@echo "make lint    formatting, imports, types"
	@echo "make test-kernel61   the pack on Debian 12's own kernel: docs/systems.md"
	@echo "make test-container  the steps of the Containerfile and its command, without an engine (as root)"
	@echo "make clean   remove the environment and what can be made again; never the gradebook, results or submissions"

demo: environment
	@$(BIN)/autograder demo

# A file of tests is one process's: what it shares, one course or one fork server, is made once. In the order of
# tests/conftest.py: xdist's own would begin those with few tests last, and they are those that take long.
test: environment
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test-all: environment
	@$(BIN)/python -m pytest -m "" -n 2 --dist loadfile --no-loadscope-reorder

build: environment
	@$(BIN)/autograder build

site: environment
	@$(BIN)/autograder site

release: environment
	@$(BIN)/autograder release

data: environment
	@$(BIN)/autograder data

environment: $(VENV)/.complete

$(VENV)/.complete: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "Python 3.11 or newer is needed; this is %d.%d. Try: make PYTHON=python3.12 …" % v[:2])'
	@echo "Making the environment in $(VENV) (once; about a minute and a half) …"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	uv pip compile pyproject.toml --extra dev --extra cluster --extra postgresql --extra canvas --extra site --universal \
		--python-version 3.11 --generate-hashes \
		--no-header --no-annotate --upgrade --output-file requirements.lock
	uv pip compile linearloss/pyproject.toml --extra notebooks --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --constraint requirements.lock --output-file requirements-students.lock

lint: environment
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@for folder in solutions/*-*/; do $(BIN)/mypy $$folder*.exercise.py || exit 1; done

.PHONY: test-kernel61 test-container
test-kernel61: environment
	@bash tests/systems/kernel.sh --in uml
	@bash tests/systems/kernel.sh --step doctor --step sample-class --step hostile

test-container: environment
	@$(BIN)/python tests/systems/container.py

clean:
	rm -rf $(VENV) build dist demo reports
