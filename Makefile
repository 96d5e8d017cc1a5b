# make start: talk to the assistant. make test: check everything. Both work on a fresh machine with git, make and npm.

SHELL := /bin/bash
# the machine's own node when it is new enough, else one from the registry, kept in .tools
NODE := scripts/node.sh

.PHONY: start test install clean

start: install
	@echo "Building the page ..."
	@$(NODE) node_modules/vite/bin/vite.js build --config web/vite.config.ts --logLevel warn
	@$(NODE) sandbox/start.ts

test: install
	@scripts/install-test-tools.sh
	@$(NODE) scripts/run-checks.mjs

install: node_modules/.installed

node_modules/.installed: package.json package-lock.json
	@$(NODE) -e 0
	@echo "Installing packages (a minute the first time) ..."
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

clean:
	rm -rf node_modules .tools .cache web/dist
