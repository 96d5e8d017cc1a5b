# make start: talk to the assistant. make test: check everything. Both work on a fresh machine with git, make and npm.

SHELL := /bin/bash
NODE_WANTED := 24
OWN_NODE := .tools/node_modules/.bin
# the machine's own node when it is new enough, else one from the registry, kept in .tools
NODE_OK := $(shell node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.stdout.write(a > 22 || (a === 22 && b >= 18) ? "yes" : "no")' 2>/dev/null)
ifneq ($(NODE_OK),yes)
  export PATH := $(CURDIR)/$(OWN_NODE):$(PATH)
  NODE := $(OWN_NODE)/node
endif

.PHONY: start test install clean

start: install
	@npm run --silent build:web
	@node src/server/main.ts

test: install
	@scripts/install-test-tools.sh
	@node scripts/run-checks.mjs

install: node_modules/.installed

node_modules/.installed: package.json package-lock.json $(NODE)
	@echo "Installing packages (a minute the first time) ..."
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(OWN_NODE)/node:
	@echo "This machine's Node.js is missing or older than 22.18: bringing Node $(NODE_WANTED) from the registry ..."
	@npm install --prefix .tools --no-save --no-audit --no-fund --loglevel=error node@$(NODE_WANTED)

clean:
	rm -rf node_modules .tools .cache web/dist
