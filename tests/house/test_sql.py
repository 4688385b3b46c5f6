"""SQL stands in the store alone; every form that a statement can be written in is caught."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_STATEMENT = re.compile(
    r"\s*(?:SELECT\s+\S|WITH\s.*\sAS\s|(?:INSERT|REPLACE)\s.*INTO\s|UPDATE\s.*\sSET\s"
    r"|DELETE\s+FROM\s|(?:CREATE|DROP|ALTER)\s.*(?:TABLE|INDEX|VIEW|TRIGGER)\s|PRAGMA\s+\w"
    r"|BEGIN\s+(?:IMMEDIATE|DEFERRED|EXCLUSIVE|TRANSACTION)|(?:SAVEPOINT|ATTACH|VACUUM\s+INTO)\s)",
    re.DOTALL,
)
# Words that mean other things elsewhere (a calendar file has BEGIN): SQL where a call is given one.
_ALONE = re.compile(r"\s*(?:BEGIN|COMMIT|ROLLBACK|VACUUM)\s*;?\s*")
_UNKNOWN = "?"
# One step of a chain of merges, and who may walk it: what keeps or checks where it ends.
_ONE_STEP = re.compile(r"\b\w+\.canonical\b|\bcanonical\b.*\bFROM alias\b", re.DOTALL)
WALKERS = {"asof", "asof_merged", "check", "merged", "merging", "ordered"}

PLANTED = {
    "plain": 'reads.rows("SELECT name FROM member")',
    "without a table": 'reads.one(f"SELECT 1 WHERE {condition}")',
    "in brackets": 'sql = (\n    "SELECT name"\n    " FROM member"\n)',
    "with a hole": 'sql = f"SELECT {columns} FROM {table}"',
    "of a word that is a hole": 'sql = f"UPDATE {table} SET gone = 1"',
    "put together": 'sql = "UPDATE " + table + " SET gone = 1"',
    "joined": 'sql = " ".join(["DELETE", "FROM member"])',
    "indented": 'sql = """\n    INSERT INTO state (name)\n    VALUES (?)"""',
    "or replaced": 'sql = "INSERT OR REPLACE INTO state VALUES (?)"',
    "with a name": 'sql = "WITH one AS (SELECT 1) SELECT * FROM one"',
    "a table": 'connection.execute("CREATE TABLE x (id BLOB)")',
    "a unique index": 'connection.execute("CREATE UNIQUE INDEX x ON y (z)")',
    "a setting": 'reads.one("PRAGMA data_version")',
    "a transaction": 'connection.execute("BEGIN IMMEDIATE")',
    "a word alone": 'connection.execute("ROLLBACK")',
    "as a default": 'def read(sql: str = "DELETE FROM member") -> None: ...',
}
FREE = {
    "a calendar file": 'lines = ["BEGIN:VCALENDAR"]\nbegins = line.name == "BEGIN"',
    "a sentence": 'text = "Select a file from this folder, or update the set."',
    "a pattern": r'found = re.search(r"<|(?:INSERT INTO|CREATE TABLE)\s", text)',
    "a number": "SELECT = 1 + 2",
}


def _text(node: ast.AST) -> str | None:
    """What a literal says, unknown parts as a mark; None for what is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part) or _UNKNOWN for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            texts = _text(left), _text(right)
            return None if texts == (None, None) else "".join(one or _UNKNOWN for one in texts)
        case ast.Call(
            func=ast.Attribute(value=ast.Constant(value=str(between)), attr="join"),
            args=[ast.List(elts=parts) | ast.Tuple(elts=parts)],
        ):
            return between.join(_text(part) or _UNKNOWN for part in parts)
    return None


def _lines(source: str) -> set[int]:
    """The lines on which SQL begins."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if _STATEMENT.match(_text(node) or ""):
            found.add(getattr(node, "lineno", 0))
        if isinstance(node, ast.Call):
            found |= {one.lineno for one in node.args if _ALONE.fullmatch(_text(one) or "")}
    return found


def sql_outside_the_store(house: Path) -> list[str]:
    """Every place as file:line."""
    return [
        f"{path.relative_to(house).as_posix()}:{line}"
        for path in sorted((house / "desktop").rglob("*.py"))
        if house / "desktop" / "store" not in path.parents
        for line in sorted(_lines(path.read_text("utf-8")))
    ]


def _house(folder: Path, room: str, source: str) -> Path:
    (folder / "desktop" / room).mkdir(parents=True)
    (folder / "desktop" / room / "members.py").write_text(f"\n{source}\n", encoding="utf-8")
    return folder


def test_sql_stands_in_the_store_alone() -> None:
    assert sql_outside_the_store(ROOT) == []


def test_whom_a_record_was_merged_into_is_asked_in_one_way() -> None:
    """Each query reads the `person` of an alias: one step is not the end of every chain."""
    assert {
        path.stem
        for path in (ROOT / "desktop" / "store").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _ONE_STEP.search(_text(node) or "")
    } == WALKERS


@pytest.mark.parametrize("source", PLANTED.values(), ids=PLANTED)
def test_a_planted_statement_is_caught(tmp_path: Path, source: str) -> None:
    (found,) = sql_outside_the_store(_house(tmp_path, "actions", source))
    assert found.startswith("desktop/actions/members.py:")


@pytest.mark.parametrize("source", PLANTED.values(), ids=PLANTED)
def test_the_store_may_say_it(tmp_path: Path, source: str) -> None:
    assert sql_outside_the_store(_house(tmp_path, "store", source)) == []


@pytest.mark.parametrize("source", FREE.values(), ids=FREE)
def test_what_only_looks_like_it_is_free(tmp_path: Path, source: str) -> None:
    assert sql_outside_the_store(_house(tmp_path, "actions", source)) == []
