"""Rows read together are those that are read one by one."""

from desktop.models import schema
from desktop.store import rows
from desktop.store.community import Store


def _fill(store: Store) -> list[bytes]:
    with store.recording("member.import") as rec:
        made = rec.insert_many("member", ((None, {"name": f"林{n}"}) for n in range(450)))
        fields = ({"scheme": "QH", "value": n, "member": m} for n, m in enumerate(made, 1))
        rec.insert_many("number", ((None, one) for one in fields))
    with store.recording("member.edit") as rec:
        rec.put("member", made[0], {"city": "广州"})
        rec.delete("member", made[1])
    return list(made)


def test_many_rows_are_found_as_each_alone(store: Store) -> None:
    members = _fill(store)
    for table, places in (
        (schema.table("member"), [(one,) for one in members]),
        (schema.table("number"), [("QH", n) for n in range(1, 451)]),
    ):
        names = rows.columns(table.name)
        found = rows.find_many(store._db, table, places, names)
        assert found == {place: rows.find(store._db, table, place) for place in places}


def test_who_is_not_there_is_not_among_many(store: Store) -> None:
    members = _fill(store)
    table = schema.table("member")
    found = rows.find_many(store._db, table, [(members[0],), (bytes(16),), (members[0],)], ["city"])
    assert list(found) == [(members[0],)]
    assert found[members[0],].fields == {"city": "广州"}
    assert rows.find_many(store._db, table, [], ["city"]) == {}
