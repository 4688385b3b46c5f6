"""What the sample community knows of its people besides their profiles."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import resources
from desktop.actions import (
    consents,
    customfields,
    identities,
    members,
    offers,
    relations,
    units,
)
from desktop.models.schema import CUSTOM
from desktop.store.community import Store

_FILE = Path(resources.__file__).parent / "sample" / "people.json"


def fill(store: Store, people: Sequence[bytes], today: date) -> None:
    """Say what resources/sample/people.json says, people by their place in the list."""
    told: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    for place, channel, value in told["identities"]:
        identities.add(store, people[place], channel, value)
    for one, other, kind, since in told["relations"]:
        relations.add(store, people[one], people[other], kind, since)
    for place, kind, text in told["offers"]:
        offers.add(store, people[place], kind, text)
    for place, purpose, given, how in told["consents"]:
        consents.say(store, people[place], purpose, given=given, how=how)
    for place, method in told["verified"]:
        consents.verify(store, people[place], method, store.today().isoformat())
    for place, birthday in told["lunar"]:
        members.edit(store, people[place], {"lunar_birthday": birthday})
    for state, places in told["invite"].items():
        members.edit_many(store, [people[place] for place in places], {"invite": state})
    _fields(store, people, told)
    _units(store, people, told, today)


def _units(store: Store, people: Sequence[bytes], told: dict[str, Any], today: date) -> None:
    for name, guardian, children in told["households"]:
        made = units.belong_named(store, people[guardian], "household", name, "guardian").result
        assert isinstance(made, bytes)
        for child, years, month in children:
            units.add_child(store, made, child, f"{today.year - years}-{month:02d}")
    for name, code, city, contact in told["organisations"]:
        made = units.add(store, "organisation", name, code, city).result
        assert isinstance(made, bytes)
        units.belong(store, made, people[contact], "contact")


def _fields(store: Store, people: Sequence[bytes], told: dict[str, Any]) -> None:
    for name, kind, options, values in told["fields"]:
        made = customfields.add(store, name, kind, options).result
        assert isinstance(made, bytes)
        for place, text in values:
            members.edit(store, people[place], {CUSTOM + made.hex(): text})
