# Everything one does with the site, from a fresh clone: make build, make test.
# start.py sets up .venv on first use. The commands themselves live in tasks.py.

.PHONY: setup setup-tests build serve check demo test measure verify judge deploy live rollback clean
.PHONY: due report keep-alive notice comment scope ready

setup build serve check demo rollback:
	@./start.command $@

setup-tests: node_modules/.package-lock.json
	@./start.command $@

test measure verify judge deploy live: setup-tests
	@.venv/bin/python -m invoke $@

# What must work where nothing can be installed: the standard library is enough.
due report keep-alive notice comment scope ready:
	@python3 chores.py $@

clean:
	rm -rf output .output-* .output.lock .demo .demo-* .demo.lock
	rm -rf .cache .pytest_cache .hypothesis

# Test tools that come from npm. Without npm the tests say what they left out.
node_modules/.package-lock.json: package-lock.json
	@if command -v npm >/dev/null; then \
	    HOME="$${HOME:-$(CURDIR)/.cache}" npm ci --ignore-scripts --no-audit --no-fund \
	        --no-update-notifier --loglevel=error --cache="$(CURDIR)/.cache/npm" >/dev/null \
	    && touch $@ || echo "npm svarte ikke: testene går uten vnu, axe, ical.js og decap-server." >&2; \
	fi
