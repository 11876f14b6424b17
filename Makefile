# Everything runs in a locked environment in .venv; nothing is installed outside this folder.
# Where there is no uv, one is put into .uv (a throw-away folder) with the Python that is here.

SHELL := /bin/sh
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen

.PHONY: demo test test-slow check notebooks benchmarks clean

demo: .venv/installed ## set up, run the main job on the sample corpus, say where the board paper lies
	$(RUN) thememiner run corpus/reviews --catalogue corpus/catalogue.csv $(addprefix --audits ,$(sort $(wildcard corpus/audits/*))) \
		--partnership "Northmere (invented)" --area Northmere --date 2026-11-24 -o out

test: .venv/installed ## set up, run the fast tests
	$(RUN) pytest

test-slow: .venv/installed ## the tests that take longer (crashes, hostile files, real files)
	$(RUN) pytest -m slow

evaluation: .venv/installed ## make the figures of docs/evaluation.md anew (takes an hour or more; needs ../shared/data)
	$(RUN) python -m benchmarks.evaluation --date $(shell date +%Y-%m-%d)

check: .venv/installed ## style, types and the import contract
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) lint-imports

.venv/installed: uv.lock pyproject.toml $(filter .uv/bin/uv,$(UV))
	$(UV) sync --frozen
	@touch $@

.uv/bin/uv:
	$(PYTHON) -m venv .uv || $(PYTHON) -m pip install --quiet --target .uv uv
	test -x .uv/bin/uv || .uv/bin/python -m pip install --quiet uv

clean:
	rm -rf .venv .uv out .pytest_cache .mypy_cache .ruff_cache
