"""The digest of a whole store is as docs/format.md says, term by term."""

import json
from pathlib import Path

from desktop.models import op as form
from desktop.models.ids import new_id
from desktop.models.op import OpId
from desktop.store import log, vault
from desktop.store.community import blank
from desktop.store.digest import digest
from desktop.store.log import Logged
from tests.conftest import CHEAP, PASSPHRASE

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "format.json").read_text("utf-8"))
STATE = VECTORS["state"]


def test_a_store_filled_from_the_log_of_the_vector_has_its_digest(tmp_path: Path) -> None:
    """Emptied fields, a removed and a restored link, a tombstone, two unseen edits."""
    keys = vault.new_keys(tmp_path, bytes.fromhex(VECTORS["community"]), PASSPHRASE, cost=CHEAP)
    store = blank(keys, bytes.fromhex(VECTORS["index_key"]), new_id(), new_id())
    entries = [
        Logged(one["seq"], bytes.fromhex(one["head"]), bytes.fromhex(one["body"]))
        for one in STATE["log"]
    ]
    assert log.replay(store, entries) == len(entries)
    assert digest(store, store.refs).hex() == STATE["digest"]
    assert store.rows("SELECT city, level FROM member WHERE gone = 0") == [(None, "朋友")]
    store.close()


def test_the_digest_of_the_vector_is_the_sum_of_its_terms() -> None:
    sums: dict[str, int] = {}
    for table, record, name, (device, number, position) in STATE["elements"]:
        op = OpId(bytes.fromhex(device), number, position)
        term = form.digest_element(table, bytes.fromhex(record), name, op)
        sums[table] = sums.get(table, 0) + term
    assert form.digest_of(sums).hex() == STATE["digest"]
