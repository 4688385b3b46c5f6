"""The write paths that crash and fault tests put a community through: real actions, seeded."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from desktop.actions import history, importing, members, rewards, roles
from desktop.models.changes import Changes
from desktop.store.community import Founding, Store, create
from desktop.store.passphrase import Cost
from desktop.store.vault import new_keys

WORD = "口令一二三"
CHEAP = Cost(passes=1, memory=8, lanes=1)
COMMUNITY = bytes(range(16))

# So small a cache that rows reach the file long before they are committed.
SMALL_CACHE = "PRAGMA cache_size = -256"
# Forget what was read, so that reading can fail too.
COLD_CACHE = "PRAGMA shrink_memory"

Work = Callable[[Store, Random], Changes]


def make(folder: Path, people: int = 30) -> Store:
    """A community with a few members, as every run begins."""
    folder.mkdir(parents=True)
    store = create(
        folder, Founding("青禾读书会"), keys=new_keys(folder, COMMUNITY, WORD, cost=CHEAP)
    )
    for number in range(people):
        members.add(store, {"name": f"成员{number}", "phone": f"138{number:08}"}, ["书友"])
    return store


def _someone(store: Store, chance: Random) -> bytes:
    found = store.rows("SELECT id FROM member WHERE gone = 0 ORDER BY id LIMIT 500")
    return bytes(chance.choice(found)[0])


def add(store: Store, chance: Random) -> Changes:
    """One new member with number, phone and tag."""
    return members.add(
        store, {"name": f"新{chance.random()}"}, ["新人", f"第{chance.randrange(9)}组"]
    )


def edit(store: Store, chance: Random) -> Changes:
    """One field of one member, the search words with it."""
    return members.edit(store, _someone(store, chance), {"nickname": f"昵称{chance.random()}"})


def edit_many(store: Store, chance: Random) -> Changes:
    """A field of a hundred members at once."""
    found = [bytes(row[0]) for row in store.rows("SELECT id FROM member WHERE gone = 0 LIMIT 100")]
    return members.edit_many(store, found, {"city": f"城市{chance.random()}"})


def remove(store: Store, chance: Random) -> Changes:
    """A member leaves every list; where few are left, somebody comes instead."""
    if store.rows("SELECT count(*) FROM member WHERE gone = 0")[0][0] < 5:
        return add(store, chance)
    return members.remove(store, [_someone(store, chance)])


def award(store: Store, chance: Random) -> Changes:
    """An entry in the append-only ledger."""
    return rewards.award(store, _someone(store, chance), chance.randrange(1, 100), "测试")


def bulk(store: Store, chance: Random, count: int = 500) -> Changes:
    """Rows by the thousand in one action, as an import writes them."""
    mark = chance.random()
    with store.recording("member.import") as rec:
        made = rec.insert_many(
            "member", ((None, {"name": f"批{number}-{mark}"}) for number in range(count))
        )
        rec.insert_many("member_tag", ((None, {"member": one, "tag": "批"}) for one in made))
    return rec.changes


def roster(store: Store, chance: Random, count: int = 1200) -> Changes:
    """A file of a roster, read by the child process and written as one action, a copy first."""
    mark = chance.randrange(10**6)
    lines = [f"册{number}-{mark},139{chance.randrange(10**8):08}" for number in range(count)]
    with TemporaryDirectory() as place:
        file = Path(place) / "名单.csv"
        file.write_text("\n".join(["姓名,手机", *lines]), "utf-8")
        return importing.import_file(store, importing.from_file(file))


def undo(store: Store, chance: Random) -> Changes:
    """The newest own action, taken back."""
    return history.undo(store)


def role(store: Store, chance: Random) -> Changes:
    """A custom role."""
    preset = store.one("SELECT id FROM role WHERE preset = 'assistant' AND gone = 0")
    assert preset is not None
    return roles.add_role(store, f"角色{chance.random()}", preset[0], ["calendar.write"])


PATHS: dict[str, Work] = {
    work.__name__: work for work in (add, edit, edit_many, remove, award, bulk, roster, undo, role)
}
