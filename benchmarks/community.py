"""A real, encrypted community of any number of invented members, for workloads that read one."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.roster import members
from desktop.models.ids import new_id, phone_index
from desktop.models.names import derive
from desktop.models.op import Value
from desktop.store import vault
from desktop.store.community import Founding, Store, create, open_store
from desktop.store.derived import READINGS
from desktop.store.passphrase import Cost

PASSPHRASE = "只为测速"
# Not what is measured here; the real cost is a matter of taste and is paid once a start.
CHEAP = Cost(passes=1, memory=8, lanes=1)
PREFIX = "QH"


def build(folder: Path, count: int) -> None:
    """Make a community of `count` members in this new folder; each has a number."""
    folder.mkdir(parents=True)
    keys = vault.new_keys(folder, new_id(), PASSPHRASE, cost=CHEAP)
    store = create(folder, Founding("测速社群", prefix=PREFIX), keys=keys)
    with store.recording("member.import") as rec, rec.filling("member"):
        made = rec.insert_many("member", _fields(store, count), READINGS)
        numbers = (
            (None, {"scheme": PREFIX, "value": value, "member": member})
            for value, member in enumerate(made, start=1)
        )
        rec.insert_many("number", numbers)
    store.close()


def open_built(folder: str) -> Store:
    """Open what `build` made."""
    return open_store(Path(folder), passphrase=PASSPHRASE)


def _fields(store: Store, count: int) -> Iterator[tuple[None, dict[str, Value]]]:
    for name, mobile, wechat, city, level, _, joined, *rest in members(count):
        gender, email, nickname, note, source = rest
        phone = f"+86{mobile}"
        yield (
            None,
            {
                "name": name,
                "phone": phone,
                "tail": phone[-4:],
                "phone_ix": phone_index(store.index_key, phone),
                "wechat": wechat,
                "city": city,
                "level": level,
                "joined": joined,
                "gender": gender,
                "email": email or None,
                "nickname": nickname or None,
                "note": note or None,
                "source": source,
                **derive(name, nickname, phone, "")._asdict(),
            },
        )
