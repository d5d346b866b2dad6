# Every target works in a fresh clone; the first one makes .venv. CI runs `check`'s script (see .ci/run).
PY = .venv/bin/python

check: ## format, lint, types, tests: what CI runs
	python3 scripts/check.py

setup: ## the development environment in .venv
	python3 scripts/check.py --setup

format: setup ## rewrite the code in its one format
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lint types tests: ## one step of check
	python3 scripts/check.py $@

bench: setup ## time and CPU ratios to `python -c pass`, and each stage for one posting
	$(PY) bench/run.py
	$(PY) bench/many.py $(CORPUS)

languagetool: ## a real LanguageTool in .languagetool/, for the tests that need one (Java 17, Maven)
	python3 scripts/languagetool.py

bench-grammar: setup languagetool ## what the grammar check costs: 200 postings, memory, start
	$(PY) bench/grammar.py

rule: setup ## start a rule file: make rule ID=wording/hype-word
	$(PY) scripts/new_rule.py $(ID)

help: ## this list
	@grep -hE '^[a-z ]+:.*##' Makefile | sed 's/:.*## /: /'

.PHONY: check setup format lint types tests bench languagetool bench-grammar rule help

accuracy: setup ## measure on labelled postings and write docs/accuracy.md: make accuracy CORPUS=folder
	$(PY) scripts/accuracy.py $(CORPUS)

.PHONY: accuracy
