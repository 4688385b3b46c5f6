"""The sample community's people as they are imported, and as the rest of the sample knows them."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

import resources
from desktop.actions import importing
from desktop.models.member import MemberQuery, MemberRow
from desktop.store import members
from desktop.store.community import Store

_FILE = Path(resources.__file__).parent / "sample" / "members.csv"
# The columns of members.csv under the titles that people give them.
_COLUMNS = {
    "name": "姓名",
    "phone": "手机",
    "city": "城市",
    "team": "小组",
    "level": "等级",
    "joined": "入会日期",
    "source": "来源",
    "tags": "标签",
    "inviter": "推荐人",
    "note": "备注",
    "birthday": "生日",
}


class Person(Struct, frozen=True):
    """One line of the list, with the id that he got."""

    id: bytes
    name: str
    phone: str
    joined: str


def rows() -> list[dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def take_in(
    store: Store, rows: list[dict[str, str]], today: date, file: str, known: int = 0
) -> list[Person]:
    """Import a list as a file that came from outside; gives back its people in its order.

    `known`: how many have numbers already.
    """
    text = io.StringIO()
    table = csv.DictWriter(text, _COLUMNS.values())
    table.writeheader()
    for row in rows:
        joined = today - timedelta(days=int(row["days_ago"]))
        born = f"1990-{row['birthday']}" if row["birthday"] else ""
        tags = row["tags"].replace(";", "、")
        told = row | {"joined": joined.isoformat(), "birthday": born, "tags": tags}
        table.writerow({title: told[key] for key, title in _COLUMNS.items()})
    roster = importing.Roster(text.getvalue().encode(), file)
    importing.import_file(store, roster)
    found: list[MemberRow] = []
    query = MemberQuery(sort=(("number", False),))
    while rest := members.page(store, query, known + len(found)):
        found += rest
    # Numbers are given in the file's order; the doubtful rows stand at its end and got none.
    return [
        Person(one.id, one.name, row["phone"], one.joined)
        for one, row in zip(found, rows, strict=False)
    ]
