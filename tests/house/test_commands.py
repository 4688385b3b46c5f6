"""What the documents tell people to type exists, and CI does the same as a person."""

import os
import re
import shutil
import subprocess
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.cli.main import parser as command_line

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/performance.md")


def make(*goals: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run make without being part of an outer make."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    if path is not None:
        environment["PATH"] = path
    environment.pop("MFLAGS", None)
    return subprocess.run(
        ["/usr/bin/env", "make", *goals],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_make_command_in_the_documents_exists() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS]
    named = {goal for text in texts for goal in re.findall(r"\bmake ([a-z]+)\b *[`#\n]", text)}
    listed = set(re.findall(r"^make (\w+)", make("help").stdout, re.MULTILINE))
    assert {"run", "test", "setup", "check", "bench", "screenshots"} <= named
    assert named <= listed


def test_ci_does_what_make_test_does() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^exec make test </dev/null$", script, re.MULTILINE)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_make_test_runs_every_check_and_the_tests() -> None:
    planned = make("--dry-run", "test").stdout
    for part in ("ruff format --check", "ruff check", "mypy", "lint-imports", "pytest"):
        assert part in planned


def test_make_run_opens_the_sample_community() -> None:
    assert "qunzhu demo" in make("--dry-run", "run").stdout


@pytest.mark.parametrize(("fake_id", "way"), [("0", ""), ("1000", "sudo sh -c"), ("1000", "su -c")])
def test_missing_libraries_are_installed_by_root_and_told_to_anybody_else(
    tmp_path: Path, fake_id: str, way: str
) -> None:
    fakes = {
        "dpkg-query": "exit 1",
        "id": f"echo {fake_id}",
        "apt-get": 'echo "apt-get was called: $*"',
        "python3": "exit 0",
    }
    if way.startswith("sudo"):
        fakes["sudo"] = "exit 1"
    for name, line in fakes.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    # A folder of its own for what the recipe calls: whether sudo is here must not matter.
    for tool in ("sh", "grep", "make"):
        found = shutil.which(tool)
        assert found
        (tmp_path / tool).symlink_to(found)
    answer = make("window-libraries", path=str(tmp_path))
    if fake_id == "0":
        assert answer.returncode == 0
        assert "apt-get was called: install" in answer.stdout
        assert "libegl1" in answer.stdout
    else:
        assert answer.returncode != 0
        line = "apt-get update && apt-get install -y --no-install-recommends libegl1"
        assert f"{way} '{line}" in answer.stderr
        assert "运行下面这一行" in answer.stderr
        assert "apt-get was called" not in answer.stdout


def test_every_requirement_is_pinned_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    required = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=!~\[; ]", line)[0].lower().replace("_", "-") for line in required}
    pins = re.findall(
        r"^([a-z0-9.-]+)==\S+(?: ; [^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}",
        (ROOT / "constraints.txt").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert names - set(pins) == set()


def test_the_notice_names_every_dependency_of_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    names = [
        re.split(r"[<>=!~\[; ]", line)[0].lower() for line in project["project"]["dependencies"]
    ]
    assert [name for name in names if name not in notice] == []


def leaves(parser: ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command that can be typed, as its words."""
    below = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    if not below or not all(action.required for action in below):
        yield " ".join(path)
    for action in below:
        for word, child in action.choices.items():
            yield from leaves(child, (*path, word))


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    text = (ROOT / "docs" / "guide" / "commands.md").read_text(encoding="utf-8")
    existing = {*leaves(command_line("en"))}
    named = re.findall(r"`qunzhu ([a-z][a-z -]*[a-z])", text)
    documented = {
        command for command in existing for words in named if f"{words} ".startswith(f"{command} ")
    }
    assert existing - documented == set()
    unknown = {words for words in named if not any(words.startswith(one) for one in existing)}
    assert unknown == set()
