"""How the sample community's people are found again: segments, a shared view, a rule of tags."""

import json
from pathlib import Path

import resources
from desktop.actions import segments
from desktop.models.condition import parse
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
