# Two commands need nothing done before them: `make run` and `make test`. `make help` lists the rest.

PYTHON ?= python3
# How many processes run the tests.
JOBS ?= 2
# How many seeds `make simulation` runs; `make test` runs 200.
SEEDS ?= 20000
# What the tests must reach in each room, in percent. What a child process runs is not counted.
FLOORS := models:92 store:90 actions:90 views:80 cli:65 formats:60
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ok

# Debian packages that the window needs, and what the tests need besides.
WINDOW_LIBRARIES := libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 \
	libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 \
	libxcb-randr0 libxcb-image0 libxcb-render-util0 fonts-noto-cjk fonts-noto-color-emoji
TEST_LIBRARIES := git xvfb xauth dbus gnome-keyring gcc libc6-dev nsis

TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard resources/i18n/*.ts))

.DEFAULT_GOAL := help
.PHONY: help run setup test simulation check format bench screenshots guide pictures package prove pins clean window-libraries test-libraries
.DELETE_ON_ERROR:

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

run: window-libraries $(READY) $(TRANSLATIONS) ## set up and open the window on the sample community
	$(BIN)/qunzhu demo

setup: test-libraries $(READY) $(TRANSLATIONS) ## all but running, development tools included

test: setup check ## set up and run all that CI runs
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n $(JOBS) --dist worksteal --cov --cov-report=
	@for floor in $(FLOORS); do \
		total=$$($(BIN)/coverage report --format=total --include="desktop/$${floor%:*}/*" --fail-under=$${floor#*:}) \
			|| { echo "the tests reach $$total %, not $${floor#*:}, of $${floor%:*}" >&2; exit 1; }; \
		echo "tests reach $$total % of $${floor%:*}"; \
	done

simulation: setup ## laptops and a hub in 20,000 seeds, for a night; SEEDS=500 for fewer
	QUNZHU_SEEDS=$(SEEDS) $(BIN)/pytest -n $(JOBS) --dist worksteal tests/simulation/test_simulation.py \
		tests/simulation/test_restored_hub.py

check: setup ## format, lint, types and rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: setup ## put every file into the house form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## figures and ratios beside peers; asserts nothing
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(BENCH)

screenshots: setup ## every screen of the sample community as PNG, into screens/
	QT_QPA_PLATFORM=offscreen $(BIN)/qunzhu screenshots screens

guide: setup ## what of the documents is made: the guide in traditional Chinese, commands in English, the hub's interface
	$(BIN)/python resources/traditional_guide.py
	$(BIN)/python resources/reference.py
	$(BIN)/python -m hub --openapi > docs/hub-openapi.json

pictures: screenshots ## those screens that the documents show, into docs/pictures/
	$(BIN)/python resources/pictures.py screens

package: setup ## the program in a folder, as a Debian package and as an archive, into dist/
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	$(BIN)/python resources/packaging/bill.py dist/qunzhu
	$(BIN)/python resources/packaging/linux.py dist/qunzhu dist

prove: package ## install the Debian package in a bare Debian 12 without Python and use it there (root)
	sh resources/packaging/prove.sh dist/qunzhu_*.deb

pins: setup ## write constraints.txt anew from pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
		--no-annotate --python-version 3.11 pyproject.toml --group dev -o constraints.txt

clean: ## remove the environment and everything built
	rm -rf $(VENV) build dist screens *.egg-info .coverage .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache .hypothesis resources/i18n/*.qm

# Debian's pip is too old, so the pinned one comes first; nothing unpinned is fetched to build with.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Qunzhu needs Python 3.11 or newer; name it: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	awk '/^(pip|setuptools)==/, /[^\\]$$/' constraints.txt > $(VENV)/builders.txt
	$(BIN)/python -m pip install -q --require-hashes -r $(VENV)/builders.txt
	$(BIN)/python -m pip install -q --require-hashes --no-build-isolation -r constraints.txt
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

%.qm: %.ts $(READY)
	$(BIN)/pyside6-lrelease -silent $< -qm $@

# A newer Debian or Ubuntu names some packages with t64 at the end. Without dpkg nothing is checked.
define install
@command -v dpkg-query >/dev/null || exit 0; \
missing=$$(for name in $(1); do \
	dpkg-query -W -f='$${db:Status-Status}\n' $$name $${name}t64 2>/dev/null | grep -qx installed || echo $$name; \
done; $(PYTHON) -c 'import ensurepip' 2>/dev/null || echo python3-venv); \
[ -n "$$missing" ] || exit 0; \
if [ "$$(id -u)" = 0 ]; then \
	apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing; \
else \
	line="apt-get update && apt-get install -y --no-install-recommends $$(echo $$missing)"; \
	echo "缺少一些系统软件包。运行下面这一行，再运行一次 make：" >&2; \
	echo "Some system packages are missing. Run this line, then make again:" >&2; \
	if command -v sudo >/dev/null; then echo "  sudo sh -c '$$line'" >&2; \
	else echo "  su -c '$$line'" >&2; fi; \
	exit 1; \
fi
endef

window-libraries:
	$(call install,$(WINDOW_LIBRARIES))

test-libraries:
	$(call install,$(WINDOW_LIBRARIES) $(TEST_LIBRARIES))

# The libraries come before the environment whichever way make walks the goals.
$(READY): | $(if $(filter run,$(MAKECMDGOALS)),window-libraries,test-libraries)
