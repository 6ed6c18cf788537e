# Everything one does with the site, from a fresh clone: make build, make test.
# Each sets up .venv on first use. The commands themselves live in tasks.py.

PYTHON = .venv/bin/python
PIP = $(PYTHON) -m pip install --quiet --disable-pip-version-check --no-input --no-cache-dir --require-hashes
INVOKE = $(PYTHON) -m invoke
OLDEST = import sys; sys.exit(sys.version_info < (3, 11))

# A stamp tells what was fetched, not what is left of it: the system's Python may be another, files may be gone.
ifneq ($(shell [ ! -e .venv/site ] || $(PYTHON) chores.py missing 2>&1 || echo .venv),)
$(info Verktøyene i .venv er ikke hele lenger, og blir hentet på nytt.)
$(shell rm -rf .venv)
endif

.PHONY: setup setup-tests build serve check demo test measure verify judge deploy live rollback clean
.PHONY: due report keep-alive notice

setup: .venv/site

setup-tests: .venv/test node_modules/.package-lock.json

build serve check demo rollback: .venv/site
	@$(INVOKE) $@

test measure verify judge deploy live: .venv/test node_modules/.package-lock.json
	@$(INVOKE) $@

# What must work where nothing can be installed: the standard library is enough.
due report keep-alive notice:
	@python3 chores.py $@

clean:
	rm -rf output .output-* .output.lock .demo .demo-* .demo.lock
	rm -rf .cache .pytest_cache .hypothesis

# A stamp per requirements file: nothing is done until the file changes.
.venv/site: requirements.txt .venv/bin/python
	@echo "Henter det nettstedet trenger (et minutt eller to første gang) …"
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m ensurepip >/dev/null
	@$(PIP) -r requirements.txt
	@touch $@

.venv/test: requirements-test.txt .venv/site
	@echo "Henter det testene trenger (noen minutter første gang) …"
	@$(PIP) -r requirements-test.txt
	@touch $@

# The first Python that is new enough.
.venv/bin/python:
	@for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	    if $$python -c '$(OLDEST)' 2>/dev/null; then \
	        $$python -m venv --clear .venv && exit 0; \
	        rm -rf .venv; \
	        echo "Python mangler delen «venv». På Debian og Ubuntu: sudo apt install python3-venv" >&2; \
	        exit 1; \
	    fi; \
	done; \
	echo "Nettstedet trenger Python 3.11 eller nyere, men fant $$(python3 --version 2>&1 | head -n 1)." >&2; \
	echo "    Slik retter du: Hent en ny Python fra python.org, og prøv igjen." >&2; \
	exit 1

# Test tools that come from npm. Without npm the tests say what they left out.
node_modules/.package-lock.json: package-lock.json
	@if command -v npm >/dev/null; then \
	    HOME="$${HOME:-$(CURDIR)/.cache}" npm ci --ignore-scripts --no-audit --no-fund \
	        --no-update-notifier --loglevel=error --cache="$(CURDIR)/.cache/npm" >/dev/null \
	    && touch $@ || echo "npm svarte ikke: testene går uten vnu, axe og ical.js." >&2; \
	fi
