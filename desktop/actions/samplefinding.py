"""How the sample community's people are found again: segments, a shared view, a rule of tags."""

import json
from pathlib import Path

import resources
from desktop.actions import member_views, segments, tag_rules
from desktop.models.condition import parse
from desktop.models.member import Filter, MemberQuery
from desktop.store.community import Store

_FILE = Path(resources.__file__).parent / "sample" / "finding.json"


def fill(store: Store) -> None:
    """Save what resources/sample/finding.json says."""
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    for one in told["segments"]:
        made = segments.save(store, one["name"], parse(one["where"]), themes=one["themes"]).result
        assert isinstance(made, bytes)
        for name in one["programmes"]:
            segments.add_programme(store, made, name)
    for one in told["tag_rules"]:
        tag_rules.save(store, one["tag"], parse(one["where"]))
    for one in told["views"]:
        query = MemberQuery(filters=tuple(Filter(f, "=", tuple(v)) for f, v in one["filters"]))
        member_views.save(store, one["name"], query, (), shared=True)
