# SPDX-License-Identifier: MIT
# The browser tests travel in the tarball; they run against a stack:
# cd tests/browser && npm ci --ignore-scripts, then tests/stack -- npm test
EXTRA_DIST += \
	%D%/access.test.mjs \
	%D%/create.test.mjs \
	%D%/demo.mjs \
	%D%/keyboard.test.mjs \
	%D%/list.test.mjs \
	%D%/package-lock.json \
	%D%/package.json \
	%D%/secret.test.mjs \
	%D%/session.test.mjs \
	%D%/shots.mjs \
	%D%/stack.mjs \
	%D%/story.test.mjs
