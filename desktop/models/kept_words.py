"""What an undo left alone since somebody changed it later, in words."""

from desktop.models.traditional import written

# What a record is, by its table; of a member it is said who he is.
_RECORDS: dict[str, tuple[str, str]] = {
    "member": ("成员", "member"),
    "suspect": ("疑似行", "held row"),
    "member_tag": ("标签", "tag"),
    "member_team": ("小组", "group"),
    "number": ("编号", "number"),
    "note": ("备注", "note"),
    "identity": ("账号", "identity"),
    "relation": ("人际关系", "relation"),
    "unit": ("家庭或单位", "household or organisation"),
    "chapter": ("分会", "chapter"),
    "team": ("小组", "group"),
    "custom_field": ("自定义字段", "custom field"),
    "community": ("社群", "community"),
    "role": ("角色", "role"),
    "assignment": ("任职", "role held"),
    "series": ("系列", "series"),
    "occurrence": ("场次", "session"),
    "attendance": ("到场", "attendance"),
    "checkin": ("签到", "check-in"),
    "activity": ("活动", "activity"),
    "rule": ("积分规则", "rule"),
    "rule_version": ("积分规则", "rule"),
    "entry": ("积分流水", "ledger entry"),
    "closing": ("已冻结的榜单", "frozen list"),
    "segment": ("人群", "segment"),
    "tag_rule": ("标签规则", "tag rule"),
    "saved_view": ("名单视图", "view of the list"),
}


def record_words(table: str, language: str) -> str:
    """What a record of the table is called; one of a newer program by the table's own name."""
    chinese, english = _RECORDS.get(table, (table, table))
    return written(chinese, language) if language.startswith("zh") else english
