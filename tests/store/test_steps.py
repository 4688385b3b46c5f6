"""The steps of a file: known by name without the library, and taken by it."""

import subprocess
import sys

from desktop.store import migrations, steps
from desktop.store.community import Store


def test_every_migration_is_known_by_name() -> None:
    listed = migrations.MIGRATIONS.pending(migrations.Database(memory=True))
    assert {step.name for step in listed} == steps.KNOWN


def test_a_new_file_has_taken_every_step_and_is_asked_for_none(store: Store) -> None:
    taken = store.rows("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (steps.SET,))
    assert {name for (name,) in taken} == steps.KNOWN


def test_what_opens_a_file_does_not_load_what_changes_it() -> None:
    program = "import sys; import desktop.store.community; sys.exit('sqlite_utils' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
