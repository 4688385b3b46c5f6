"""The sample community: about 200 invented members with a running week, made by ordinary actions.

The same day gives the same community: people stand in resources/sample/members.csv, what they did
comes from a fixed seed, dates count from `today`. Nobody in it exists; the phone numbers are
made up of ranges with zeros.
"""

import csv
import io
import json
import random
import secrets
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

import resources
from desktop.actions import (
    activities,
    attendance,
    calendar,
    importing,
    rewards,
    roles,
    sampleadmission,
    samplegroups,
    samplejourney,
    samplepeople,
)
from desktop.actions import members as acting
from desktop.actions import samplefinding as finding
from desktop.models.member import MemberQuery, MemberRow
from desktop.models.permission import PRESET_NAMES
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.role import preset_id
from desktop.models.rule import parse
from desktop.store import headcount, members, openword, rulebook
from desktop.store.community import DEFAULT_ZONE, Founding, Store, create, open_store
from desktop.store.home import SAMPLE_NAME, is_sample
from desktop.store.safe import WITHOUT_KEYRING

FILE, ACTIVITY_FILE = "秋季名单.csv", "群记录.csv"
OWNER = "林知夏"
PREFIX = "QH"
SEED = 20_261_122
# About how many steps making it takes, for the progress bar.
STEPS = 298
# Past weeks with attendance, weeks ahead that are planned, and today's session number.
WEEKS, AHEAD, FIRST_SESSION = 8, 7, 42
# Who take turns as hosts, by place in the list.
HOSTS = (4, 11, 5, 8, 13)

# Lies in the folder while the sample is being made.
UNFINISHED = ".unfinished"

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
_DATA = Path(resources.__file__).parent / "sample"
# Who holds which role, by place in the list.
_ROLES = {1: "admin", 2: "lecturer", 4: "host", 6: "lecturer", 7: "assistant", 11: "host"}


# Two who are there already: written down at the door as it was heard, and with two digits changed.
_TWICE = (
    {"name": "陈亦诺", "phone": "13500008889", "city": "深圳"},
    {"name": "马秀兰", "phone": "13700009962", "city": "佛山"},
)
# Called before each piece of work; raises Cancelled.
Step = Callable[[], None]


class Person(Struct, frozen=True):
    """One line of the list, with the id that he got."""

    id: bytes
    name: str
    phone: str
    joined: str


def make(
    folder: Path,
    *,
    passphrase: str | None = None,
    today: date | None = None,
    progress: Progress = quiet,
) -> Store:
    """Make the sample community in an empty or new folder. Raises what `create` raises.

    Where no keyring can be used and no passphrase is given, a random one is put beside it.
    """
    store = _created(folder, passphrase)
    (folder / UNFINISHED).touch()
    _fill(store, today, progress)
    (folder / UNFINISHED).unlink()
    return store


def open_or_make(
    folder: Path, *, passphrase: str | None = None, progress: Progress = quiet
) -> Store:
    """The sample community of a folder; made anew where the folder holds none or half of one.

    Raises what `open_store` and `create` raise.
    """
    if (folder / UNFINISHED).exists():
        shutil.rmtree(folder)
    if not folder.exists() or not any(folder.iterdir()):
        return make(folder, passphrase=passphrase, progress=progress)
    store = open_store(folder, passphrase=passphrase or openword.read(folder), interactive=True)
    if is_sample(store) and headcount.everybody(store) == 0:
        _fill(store, None, progress)
    return store


def _created(folder: Path, passphrase: str | None) -> Store:
    founding = Founding(SAMPLE_NAME, OWNER, PREFIX)
    try:
        return create(folder, founding, passphrase=passphrase)
    except Problem as problem:
        if problem.code not in WITHOUT_KEYRING:
            raise
    word = secrets.token_urlsafe(12)
    store = create(folder, founding, passphrase=word)
    openword.write(folder, word)
    return store


def _fill(store: Store, today: date | None, progress: Progress) -> None:
    day = today or datetime.now(ZoneInfo(DEFAULT_ZONE)).date()
    steps = count()

    def step() -> None:
        progress(next(steps), STEPS)

    step()
    people = _list(store, _rows(), day)
    _team(store, people)
    samplegroups.fill(store, [one.id for one in people])
    samplepeople.fill(store, [one.id for one in people], day)
    sampleadmission.fill(store, [one.id for one in people], day)
    samplejourney.fill(store, [one.id for one in people], min(day, store.today()))
    _calendar(store, people, day, step)
    step()
    _doings(store, people, day)
    _rules(store)
    finding.fill(store)
    for rule in rulebook.listed(store):
        step()
        if rule.published:
            # Awards what was done before the rules were published.
            rewards.run(store, rule.id)
    for person in _TWICE:
        acting.add(store, {**person, "joined": day.isoformat(), "level": "客户"})


def _rows() -> list[dict[str, str]]:
    with (_DATA / "members.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _list(store: Store, rows: list[dict[str, str]], today: date) -> list[Person]:
    """Import the list as a file that came from outside; gives back the people in its order."""
    text = io.StringIO()
    table = csv.DictWriter(text, _COLUMNS.values())
    table.writeheader()
    for row in rows:
        joined = today - timedelta(days=int(row["days_ago"]))
        born = f"1990-{row['birthday']}" if row["birthday"] else ""
        tags = row["tags"].replace(";", "、")
        told = row | {"joined": joined.isoformat(), "birthday": born, "tags": tags}
        table.writerow({title: told[key] for key, title in _COLUMNS.items()})
    roster = importing.Roster(text.getvalue().encode(), FILE)
    importing.import_file(store, roster)
    found: list[MemberRow] = []
    query = MemberQuery(sort=(("number", False),))
    while rest := members.page(store, query, len(found)):
        found += rest
    # Numbers are given in the file's order; the doubtful rows stand at its end and got none.
    return [
        Person(one.id, one.name, row["phone"], one.joined)
        for one, row in zip(found, rows, strict=False)
    ]


def _team(store: Store, people: list[Person]) -> None:
    for place, preset in _ROLES.items():
        assert preset in PRESET_NAMES
        roles.grant(store, preset_id(store.community, preset), member=people[place].id)


def _rules(store: Store) -> None:
    for body in json.loads((_DATA / "rules.json").read_text(encoding="utf-8")):
        draft = body.pop("draft", False)
        rewards.add_rule(store, parse(body), draft=draft)


def _calendar(store: Store, people: list[Person], today: date, step: Step) -> None:
    """A weekly session that falls on today, who came to the last ones, and what surrounds it."""
    chance = random.Random(SEED)
    weekly: bytes | None = None
    for plan in json.loads((_DATA / "calendar.json").read_text(encoding="utf-8")):
        start = today + timedelta(days=plan.pop("day"))
        plan["start"] = f"{start.isoformat()}T{plan.pop('time')}" if "time" in plan else str(start)
        for part in ("host", "lecturer"):
            if part in plan:
                plan[part] = people[plan[part]].id
        came = plan.pop("came", 0)
        made = calendar.add(store, plan).result
        assert isinstance(made, bytes)
        weekly = weekly or made
        for person in people[:came]:
            step()
            _check_in(store, made, person, plan["start"], chance)
    assert weekly is not None
    for week in range(-WEEKS, AHEAD + 1):
        step()
        own: dict[str, object] = {
            "title": f"每周共读 {FIRST_SESSION + week}",
            "lecturer": people[2 + week % 5].id,
            # Next week's host is still to be found: that is what waits for her.
            "host": None if week == 1 else people[HOSTS[week % len(HOSTS)]].id,
        }
        calendar.edit(store, weekly, _start(today + timedelta(weeks=week)), own)
    for week in range(-WEEKS, 0):
        day = today + timedelta(weeks=week)
        for person in _present(people, day, chance):
            step()
            _check_in(store, weekly, person, _start(day), chance)


def _start(day: date) -> str:
    return f"{day.isoformat()}T20:00:00"


def _present(people: list[Person], day: date, chance: random.Random) -> list[Person]:
    """Who came to one past session, the keener more often."""
    return [
        person
        for number, person in enumerate(people[:70])
        if person.joined <= day.isoformat() and chance.random() < 0.62 - number / 200
    ]


def _check_in(
    store: Store, series: bytes, person: Person, start: str, chance: random.Random
) -> None:
    """Somebody came a quarter of an hour before the start (local) or later."""
    begin = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(store.zone))
    at = int((begin + timedelta(minutes=chance.randrange(25) - 15)).timestamp() * 1000)
    attendance.check_in(store, series, start, person.id, at=at, method="sample")


def _doings(store: Store, people: list[Person], today: date) -> None:
    """What members did in the last eight weeks, by a file that a group's robot might have kept."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("时间", "手机号", "类型", "金额"))
    chance = random.Random(SEED)
    for number, person in enumerate(people[:60]):
        for week in range(8):
            day = today - timedelta(days=7 * week + 1 + chance.randrange(6))
            if chance.random() < 0.75 - number / 120 and person.joined <= day.isoformat():
                at = f"{day.isoformat()} {chance.randrange(7, 22):02d}:{chance.randrange(60):02d}"
                kind = chance.choice(("发言", "发言", "下单"))
                amount = str(chance.randrange(30, 400)) if kind == "下单" else ""
                table.writerow((at, person.phone, kind, amount))
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / ACTIVITY_FILE
        file.write_text(text.getvalue(), encoding="utf-8")
        activities.import_file(store, file)


def answer(folder: Path, members: int, *, as_json: bool) -> str:
    """What `qunzhu demo --no-window` prints."""
    if as_json:
        return json.dumps({"folder": str(folder), "members": members}, ensure_ascii=False)
    return f"{SAMPLE_NAME}  {members}  {folder}"
