"""The steps of a file: known by name without the library, and taken by it."""

import subprocess
import sys
from contextlib import closing

from desktop.store import merged, migrations, steps
from desktop.store.check import check
from desktop.store.community import Store, open_store
from tests.conftest import PASSPHRASE


def test_every_migration_is_known_by_name() -> None:
    listed = migrations.MIGRATIONS.pending(migrations.Database(memory=True))
    assert {step.name for step in listed} == steps.KNOWN


def test_a_new_file_has_taken_every_step_and_is_asked_for_none(store: Store) -> None:
    taken = store.rows("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (steps.SET,))
    assert {name for (name,) in taken} == steps.KNOWN


def test_what_opens_a_file_does_not_load_what_changes_it() -> None:
    program = "import sys; import desktop.store.community; sys.exit('sqlite_utils' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_older_file_is_told_whom_its_chains_of_merges_end_at(store: Store) -> None:
    one, two, three = (bytes([n]) * 16 for n in range(3))
    with store.recording("member.merge") as rec:
        for member, canonical in ((three, two), (two, one)):
            rec.put("alias", None, {"member": member, "canonical": canonical})
    with store.writing() as connection:
        for trigger in merged.STATEMENTS:
            connection.execute(f"DROP TRIGGER {trigger.split()[2]}")
        connection.execute("DROP INDEX alias_person")
        connection.execute("ALTER TABLE alias DROP COLUMN person")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm018_persons'")
    store.close()
    with closing(open_store(store.folder, passphrase=PASSPHRASE)) as again:
        _leads_on(again, one, two, three)


def _leads_on(store: Store, one: bytes, two: bytes, three: bytes) -> None:
    assert dict(store.rows(merged.LEADS)) == {two: one, three: one}
    assert [found.name for found in check(store) if found.problem] == []
    # Follows from now on as well, and is looked over.
    with store.recording("member.separate") as rec:
        rec.delete("alias", member=two)
    assert dict(store.rows(merged.LEADS)) == {three: two}
    with store.writing() as connection:
        connection.execute("UPDATE alias SET person = ?", (one,))
    assert [found.name for found in check(store) if found.problem] == ["merges"]
