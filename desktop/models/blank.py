"""Words that people write into a cell to say that nothing stands there."""

# Words for an empty cell, and what a spreadsheet shows for a formula that failed, in any cell.
_MARKS = ("-", "--", "---", "—", "——", "–", "－", "―", "/", "\\", "n/a", "null", "none")
_ERRORS = ("#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!")
NOTHING = frozenset(("无", "無", "暂无", "暫無", *_MARKS, *_ERRORS))
# In other cells than names, which may be one of these (somebody calls himself 未知).
NOT_GIVEN = NOTHING | frozenset(
    (
        "空",
        "没有",
        "沒有",
        "未填",
        "未填写",
        "未填寫",
        "未提供",
        "未知",
        "不详",
        "不詳",
        "nil",
        "(空)",
        "（空）",
        "(跳过)",
        "（跳过）",
        "(空白)",
        "未设置",
        "na",
    )
)
