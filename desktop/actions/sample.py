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
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import resources
from desktop.actions import (
    activities,
    rewards,
    roles,
    sampleadmission,
    sampleboards,
    samplecontent,
    samplecoupons,
    samplecourses,
    samplegroups,
    samplehonours,
    samplejourney,
    samplelist,
    samplemall,
    samplepeople,
    sampleplans,
    samplerules,
    samplesessions,
    samplewallets,
    sampleweeks,
)
from desktop.actions import members as acting
from desktop.actions import samplefinding as finding
from desktop.actions.sampleclock import SampleClock
from desktop.actions.samplelist import Person
from desktop.actions.sampleweeks import SEED, Step
from desktop.models.clock import wall_ms
from desktop.models.permission import PRESET_NAMES
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.role import preset_id
from desktop.models.rule import parse
from desktop.store import headcount, history, openword, rulebook
from desktop.store.community import DEFAULT_ZONE, Founding, Store, create, open_store
from desktop.store.home import SAMPLE_NAME, is_sample
from desktop.store.safe import WITHOUT_KEYRING

FILE, NEW_FILE, ACTIVITY_FILE = "秋季名单.csv", "新人名单.csv", "群记录.csv"
OWNER = "林知夏"
PREFIX = "QH"
# About how many steps making it takes, for the progress bar.
STEPS = 298
# How many days ago, and at what time, the community began here, those who came since were listed,
# the ladder and who brought whom was seen to, and the records and rules were taken in.
_FOUNDED, _NEW_LIST = (57, time(9)), (1, time(9))
_JOURNEYS, _RECORDS = (1, time(16)), (1, time(22))

# Lies in the folder while the sample is being made.
UNFINISHED = ".unfinished"

_DATA = Path(resources.__file__).parent / "sample"
# Who holds which role, by place in the list.
_ROLES = {1: "admin", 2: "lecturer", 4: "host", 6: "lecturer", 7: "assistant", 11: "host"}


# Two who are there already: written down at the door as it was heard, and with two digits changed.
_TWICE = (
    {"name": "陈亦诺", "phone": "13500008889", "city": "深圳"},
    {"name": "马秀兰", "phone": "13700009962", "city": "佛山"},
)


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
    clock = SampleClock(today or _today())
    store = _created(folder, passphrase, clock)
    (folder / UNFINISHED).touch()
    _fill(store, clock, progress)
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
        _fill(store, SampleClock(_today()), progress)
    return store


def _today() -> date:
    return datetime.now(ZoneInfo(DEFAULT_ZONE)).date()


def _created(folder: Path, passphrase: str | None, clock: SampleClock) -> Store:
    founding = Founding(SAMPLE_NAME, OWNER, PREFIX)
    clock.reach_day(*_FOUNDED)
    try:
        return create(folder, founding, passphrase=passphrase, now=clock)
    except Problem as problem:
        if problem.code not in WITHOUT_KEYRING:
            raise
    word = secrets.token_urlsafe(12)
    store = create(folder, founding, passphrase=word, now=clock)
    openword.write(folder, word)
    return store


def _fill(store: Store, clock: SampleClock, progress: Progress) -> None:
    """What was set up, what the weeks brought, and what is new, each in its time."""
    steps = count()

    def step() -> None:
        progress(next(steps), STEPS)

    store.now = clock
    clock.reach_day(*_FOUNDED)
    # Not before the community was founded, where that was done by another clock.
    clock.reach(history.recent(store, 1)[0].at)
    step()
    rows = samplelist.rows()
    people = samplelist.take_in(store, [one for one in rows if not _is_new(one)], clock.day, FILE)
    _team(store, people)
    samplegroups.fill(store, [one.id for one in people])
    samplepeople.fill(store, [one.id for one in people], clock.day)
    finding.fill(store)
    sampleweeks.fill(store, people, clock, step)
    clock.reach_day(*_NEW_LIST)
    new = [one for one in rows if _is_new(one)]
    people += samplelist.take_in(store, new, clock.day, NEW_FILE, len(people))
    samplegroups.settle(store)
    clock.reach_day(*_JOURNEYS)
    samplejourney.fill(store, [one.id for one in people], min(clock.day, _today()))
    samplesessions.fill(store, [one.id for one in people], clock.day)
    sampleplans.fill(store, [one.id for one in people], clock.day)
    samplecontent.fill(store, [one.id for one in people], clock.day)
    samplecourses.fill(store, [one.id for one in people])
    samplehonours.fill(store, [one.id for one in people], min(clock.day, _today()))
    samplecoupons.fill(store, [one.id for one in people])
    _newest(store, people, clock, step)
    store.now = wall_ms


def _newest(store: Store, people: list[Person], clock: SampleClock, step: Step) -> None:
    """The rules and what they award, and what was written down today."""
    clock.reach_day(*_RECORDS)
    step()
    _doings(store, people, clock.day)
    _rules(store)
    for rule in rulebook.listed(store):
        step()
        if rule.published:
            # Awards what was done before the rules were published.
            rewards.run(store, rule.id)
    samplemall.fill(store, [one.id for one in people])
    samplewallets.fill(store, [one.id for one in people])
    samplerules.fill(store)
    clock.reach_lately()
    sampleboards.fill(store, clock.day)
    for person in _TWICE:
        acting.add(store, {**person, "joined": clock.day.isoformat(), "level": "客户"})
    sampleadmission.fill(store, [one.id for one in people], clock.day)


def _is_new(row: dict[str, str]) -> bool:
    return int(row["days_ago"]) < _FOUNDED[0]


def _team(store: Store, people: list[Person]) -> None:
    for place, preset in _ROLES.items():
        assert preset in PRESET_NAMES
        roles.grant(store, preset_id(store.community, preset), member=people[place].id)


def _rules(store: Store) -> None:
    for body in json.loads((_DATA / "rules.json").read_text(encoding="utf-8")):
        draft = body.pop("draft", False)
        rewards.add_rule(store, parse(body), draft=draft)


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
