# Everything a person or the build server calls. `make help` lists it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check fmt bench soak mutate dev dist corpus clean jdk

MODULES := icalendar caldav testkit ui server bench e2e
SOURCES := pom.xml $(wildcard */pom.xml) $(shell find $(wildcard $(MODULES:%=%/src/main)) -type f 2>/dev/null) \
	$(wildcard ui/index.html ui/*.json ui/*.ts) $(shell find ui/public ui/scripts ui/src -type f 2>/dev/null)
APP := server/target/app
MVN = JAVA_HOME="$$(scripts/find-jdk)" && export JAVA_HOME && ./mvnw -B -ntp

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

jdk:
	@scripts/find-jdk >/dev/null

run: jdk $(APP)/.built ## build what is stale and run the service on port 6765
	@exec scripts/run

$(APP)/.built: $(SOURCES)
	@$(MVN) -q package -pl server -am -Dmaven.test.skip -Dspotless.check.skip=true
	@touch $@

check: jdk ## format, static analysis and unit tests: the quick loop
	@scripts/ui check
	@$(MVN) -T 2 verify -Dtest.exclude=real -Dtest.forks=2 -Djacoco.skip

test: jdk ## everything, against real CalDAV servers, which it installs
	@scripts/install-test-servers
	@scripts/ui check
	@$(MVN) -q package -pl server -am -Dmaven.test.skip -Dspotless.check.skip=true
	@scripts/dist
	@scripts/test-image
	@$(MVN) verify -Pe2e -Dtest.postgresql.skip=false

soak: jdk ## thousands of random histories of destinations, a hundred kills, and killed nodes (SEED=… repeats them)
	@scripts/soak

mutate: jdk ## break the code that plans writes and removals, bit by bit, and count what no test notices
	@$(MVN) -q process-test-classes -Pmutate -pl server -am -Dui.skip -Dspotless.check.skip=true

fmt: jdk ## format the code, and derive the dashboard's types from openapi.yaml
	@$(MVN) -q spotless:apply -Pe2e
	@scripts/ui npm run --silent format
	@scripts/ui npm run --silent generate

bench: jdk ## measure; one table out
	@$(MVN) -q package -Dmaven.test.skip -Dspotless.check.skip=true
	@scripts/bench

dev: jdk ## run the service and the dashboard from the sources, on one port; both follow every change
	@scripts/dev

dist: jdk $(APP)/.built ## pack the service with its run-time image into dist/: needs no Java where it runs
	@scripts/dist

corpus: jdk ## check every .ics file below DIR for lost lines
	@test -d "$(DIR)" || { echo 'usage: make corpus DIR=<folder of .ics files>' >&2; exit 2; }
	@$(MVN) -q test-compile -pl icalendar -Dspotless.check.skip=true
	@scripts/corpus "$(DIR)"

clean: ## remove everything that was built
	@rm -rf dist target ui/dist $(MODULES:%=%/target)
