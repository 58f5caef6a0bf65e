# What to run here. `make` alone lists it. Everything is set up on the way: Python 3.11 or later, git and make
# are all that must be there. Python can be named: make site PYTHON=/path/to/python3

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve publishable brief check hooks new-archive test bench setup draft-tools lock clean
.SILENT:
SHELL := /bin/sh
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

# Values from the command line reach the commands through the environment, as they are: neither make nor the
# shell reads anything into a file name or a title.
values := ARTICLE PUBLISHED PUBLISHER URL AUTHOR RIGHTS STORY MODEL PYTHON UPGRADE NAME OWNER
$(foreach name,$(values),$(eval override $(name) := $$(value $(name))))
export $(values)

help:  ## list the commands
	sed -n 's/^\([a-z-]*\):[^#]*## */  make \1#/p' Makefile | awk -F '#' '{ printf "%-20s %s\n", $$1, $$2 }'

site:  ## check every record and build the site into site/
	scripts/setup.sh site
	$(BIN)/briefs build
	echo 'Next: `make serve` shows the site at a local address (its search needs one).'

publishable:  ## build the site as it is published: reviewed briefs only
	scripts/setup.sh site
	CI=true $(BIN)/briefs build --reviewed-only
	$(BIN)/briefs links
	echo 'Next: put site/ on a web server; pushing to main does so on GitHub Pages.'

serve:  ## show the site at a local address and follow changes
	scripts/setup.sh site
	$(BIN)/briefs serve

brief:  ## draft a brief: ARTICLE=path [PUBLISHED=2021-10-14 PUBLISHER=… URL=… AUTHOR=… RIGHTS=… STORY=…]
	test -n "$$ARTICLE" || { printf '%s\n    mend: %s\n' 'No article was named' \
	    'make brief ARTICLE=path/to/article.txt PUBLISHED=2021-10-14 (ARTICLE=- reads standard input)' >&2; exit 2; }
	scripts/setup.sh draft
	$(BIN)/briefs new $${PUBLISHED:+--published="$$PUBLISHED"} $${PUBLISHER:+--publisher="$$PUBLISHER"} \
	    $${URL:+--url="$$URL"} $${AUTHOR:+--author="$$AUTHOR"} $${RIGHTS:+--rights="$$RIGHTS"} \
	    $${STORY:+--story="$$STORY"} $${MODEL:+--model="$$MODEL"} -- "$$ARTICLE"
	echo 'Then `make site` shows it, as an unreviewed draft until a person has reviewed it.'

check:  ## check every record, actor and story
	scripts/setup.sh site
	$(BIN)/briefs check
	echo 'Next: `make site` builds the site.'

hooks:  ## check briefs before every commit
	scripts/pre-commit.sh --install

new-archive:  ## empty a fresh copy of our briefs: NAME='Our Briefs' [OWNER=@us]
	scripts/setup.sh site
	$(BIN)/briefs new-archive --name="$$NAME" $${OWNER:+--owner="$$OWNER"}

test:  ## set up everything and run every test
	scripts/setup.sh test
	echo 'Style and types'
	$(BIN)/ruff check --quiet --output-format=concise
	$(BIN)/ruff format --check --quiet || { echo '    mend: .venv/bin/ruff format' >&2; exit 1; }
	$(BIN)/mypy
	echo 'Tests (some minutes)'
	$(BIN)/pytest -q -n 2 --dist=loadfile -rs
	echo 'Everything passes. Next: `make site` builds the site, `make serve` shows it.'

bench:  ## measure speed
	scripts/setup.sh test
	for bench in tests/bench/bench_*.py; do echo "== $$bench"; $(BIN)/python "$$bench" || exit 1; done

setup:  ## only install what the site needs
	scripts/setup.sh site

draft-tools:  ## only install what drafting needs: spaCy and its English model
	scripts/setup.sh draft
	echo 'Next: make brief ARTICLE=path/to/article.txt PUBLISHED=2021-10-14'

lock:  ## lock what pyproject.toml needs by hash; UPGRADE=1 takes the newest versions
	scripts/setup.sh site
	scripts/lock.sh

clean:  ## take away what was built, and no record, article or installation
	rm -rf site .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	git clean -fdqX site_src scripts tests
	echo 'Next: `make site` builds the site again. To install everything afresh: rm -rf .venv'
