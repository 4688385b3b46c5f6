"""Problem sentences about importing rosters."""

SENTENCES: dict[str, tuple[str, str]] = {
    "import.no_room": (
        "“{folder}”所在的磁盘空间不够：导入约需 {needed} MB，只剩 {free} MB。请腾出空间后再试。",
        'The disk of "{folder}" is too full: the import needs about {needed} MB and {free} MB are'
        " free. Make room and try again.",
    ),
    "import.unknown_column": (
        "名单里没有“{column}”这一列：请照表头写列名，现有：{columns}。",
        'The roster has no column "{column}": write a title of its header, which has: {columns}.',
    ),
    "import.unknown_field": (
        "“{field}”不是可以对应的字段：请使用 {fields}。",
        '"{field}" is no field a column can stand for: use one of {fields}.',
    ),
    "import.column_withheld": (
        "“{column}”这一列不导入，有 {rows} 行写了：你的角色没有“{right_zh}”这项权限。"
        "其余各列照常导入；这一列可以请群主来导入。",
        'The column "{column}" is left out, {rows:row has|rows have} something in it: your role '
        "may not {right_en}. All other columns are taken; the owner can import this one.",
    ),
    "import.points_left": (
        "第 {lines} 行的积分没有导入：名单里已有的积分为准。要改，请在积分流水里手工记一笔。",
        "The points were left out in {count:row|rows} ({lines}): those of the list stand. Enter"
        " the difference by hand in the ledger.",
    ),
    "import.levels_left": (
        "第 {lines} 行的等级没有导入：升为粉丝、朋友要写依据，降级要有人确认。"
        "请到“关系阶梯”里调整。",
        "The level was left out in {count:row|rows} ({lines}): 粉丝 and 朋友 take evidence, and a "
        "lower step a confirmation. Change it on the ladder.",
    ),
    "import.sheets_left": (
        "这个文件里还有没读的工作表：{sheets}。"
        "要读，«回到“对应列”换工作表|加上 --sheet 和它的名字»。",
        "Sheets of this file that were not read: {sheets}. «To read one, choose it in the step "
        '"Columns"|To read one, add --sheet and its name».',
    ),
    "import.row_hidden": (
        "第 {line} 行是别人导入的，你的角色看不到它的内容，所以不能定。请导入它的人或群主来定。",
        "Row {line} was imported by somebody else and your role does not see what it says, so it "
        "cannot settle it. Ask whoever imported it, or the owner.",
    ),
    "import.no_suspect": (
        "没有编号为“{row}”的待定行：请用 members suspected 查看。",
        'There is no held row "{row}": list them with members suspected.',
    ),
    "import.settled": (
        "这一行已经处理过了；要改，请先撤销那次处理。",
        "This row has been settled; undo that first to settle it otherwise.",
    ),
    "import.candidate_gone": (
        "名单里已经没有那位成员了：请改选“新的人”或“跳过”。",
        "That member is no longer in the list: settle the row as new or skip it.",
    ),
}
