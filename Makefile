# duizhao: `make brief` and `make test` do everything from nothing on Debian and Ubuntu with a Swift 6 toolchain.

CONFIGURATION ?= release
PREFIX ?= /usr/local
DESTDIR ?=
# A module may import only what Package.swift says that it may.
FLAGS := --explicit-target-dependency-import-check error
BUILT := .build/$(CONFIGURATION)
SAMPLE := 示例市

.PHONY: brief test build install uninstall bench fuzz clean setup

## The sample folder as a brief, charts and numbers, in Output/示例市/.
brief: build
	$(BUILT)/duizhao brief Samples/$(SAMPLE) -o Output/$(SAMPLE)

test: setup
	swift build --build-tests $(FLAGS)
	swift test $(FLAGS) --skip-build

build: setup
	swift build -c $(CONFIGURATION) --product duizhao $(FLAGS)

## The program with its folders Charts, Reports, Fonts and CodeLists, and a link to it in $(PREFIX)/bin.
install: build
	install -d "$(DESTDIR)$(PREFIX)/lib/duizhao" "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BUILT)/duizhao "$(DESTDIR)$(PREFIX)/lib/duizhao/duizhao"
	rm -rf "$(DESTDIR)$(PREFIX)/lib/duizhao/duizhao_Stock.resources"
	cp -R $(BUILT)/duizhao_Stock.resources "$(DESTDIR)$(PREFIX)/lib/duizhao/"
	ln -sf ../lib/duizhao/duizhao "$(DESTDIR)$(PREFIX)/bin/duizhao"

uninstall:
	rm -rf "$(DESTDIR)$(PREFIX)/lib/duizhao"
	rm -f "$(DESTDIR)$(PREFIX)/bin/duizhao"

## How fast and how large, beside other tools. FOLDER, TEXTS, PAGES, RUNS, PEERS: see Scripts/bench and Benchmarks/README.md.
bench: build
	swift build -c $(CONFIGURATION) --product duizhao-benchmark $(FLAGS)
	Scripts/bench $(BUILT)/duizhao $(BUILT)/duizhao-benchmark "$(or $(FOLDER),Samples/$(SAMPLE))"

## Altered documents to reading and extraction. TEXTS and PAGES as for bench; INPUTS for extraction, a tenth for each format.
fuzz: setup
	swift build -c $(CONFIGURATION) --product duizhao-fuzz $(FLAGS)
	Scripts/fuzz $(BUILT)/duizhao-fuzz "$(or $(FOLDER),Samples/$(SAMPLE))"

clean:
	rm -rf .build Output/*

## Checks toolchain and packages once; asks before it installs.
setup: .build/setup.stamp

.build/setup.stamp: Scripts/setup Scripts/packages.txt
	@Scripts/setup
	@mkdir -p .build && touch $@
