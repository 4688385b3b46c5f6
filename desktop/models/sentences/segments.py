"""Problems with segments, saved views and rules of tags."""

SENTENCES: dict[str, tuple[str, str]] = {
    "segment.unknown": (
        "没有叫“{segment}”的人群；请看人群列表",
        'There is no segment "{segment}"; see the list of segments',
    ),
    "segment.ambiguous": (
        "有 {count} 个人群都叫“{segment}”；请用它的 id",
        '{count:segment is|segments are} called "{segment}"; use the id',
    ),
    "segment.taken": (
        "已经有叫“{segment}”的人群；请换一个名称",
        'There is a segment "{segment}" already; choose another name',
    ),
    "segment.nameless": (
        "名称要有 1 到 {limit} 个字",
        "A name is needed, of at most {limit:character|characters}",
    ),
    "segment.too_many": (
        "人群最多 {limit} 个；请先删掉不用的",
        "There can be at most {limit:segment|segments}; remove one that is not used",
    ),
    "segment.not_member": (
        "人群只能看成员自己的情况，不能看“{field}”；请换一个条件",
        'A segment asks about members only, not about "{field}"; choose another condition',
    ),
    "segment.circle": (
        "人群不能绕回来用到自己；请去掉这个条件",
        "A segment cannot refer back to itself; take that condition out",
    ),
    "segment.no_programme": (
        "人群“{segment}”没有“{programme}”这个方案；请看人群列表",
        'Nothing called "{programme}" is done for the segment "{segment}"; see the list',
    ),
    "view.unknown": (
        "没有叫“{view}”的视图；请看视图列表",
        'There is no view "{view}"; see the list of views',
    ),
    "view.ambiguous": (
        "有 {count} 个视图都叫“{view}”；请用它的 id",
        '{count:view is|views are} called "{view}"; use the id',
    ),
    "view.nameless": (
        "视图的名称要有 1 到 {limit} 个字",
        "A view needs a name of at most {limit:character|characters}",
    ),
    "asof.bad_filter": (
        "过去的名单只能按城市、等级、来源、分会、小组、手工标签、编号、角色筛选，不能按“{field_zh}”；"
        "请去掉这个筛选",
        "A past roster can be narrowed by city, level, source, chapter, group, a tag put on by"
        ' hand, number or role, not by "{field_en}"; take it out',
    ),
    "asof.bad_sort": (
        "过去的名单不能按“{field_zh}”排；请去掉排序",
        'A past roster cannot be sorted by "{field_en}"; take the order out',
    ),
    "asof.read_only": (
        "过去的名单只能看；要导出请先回到现在",
        "A past list is to read only; go back to now to export",
    ),
    "asof.not_past": (
        "{day} 还没有过去；请写一个过去的日期",
        "{day} is not over yet; write a day that has passed",
    ),
    "tag_rule.unknown": (
        "没有“{tag}”的标签规则；请看标签规则列表",
        'There is no rule for the tag "{tag}"; see the list of rules',
    ),
    "tag_rule.ambiguous": (
        "标签“{tag}”有 {count} 条规则；请用规则的 id",
        '{count:rule puts|rules put} the tag "{tag}" on; use the id',
    ),
    "tag_rule.nameless": (
        "标签要有 1 到 {limit} 个字",
        "A tag needs at most {limit:character|characters}, and at least one",
    ),
    "tag_rule.of_tags": (
        "标签规则不能再看标签和人群；请换一个条件",
        "A rule of tags cannot ask about tags or segments; choose another condition",
    ),
    "tag_rule.of_status": (
        "标签只打给在群的人，规则里不用看在群状态；要找已退出的，请用人群",
        "Tags are for those who are here, so a rule need not ask about membership; "
        "use a segment to find who left",
    ),
    "paste.no_field": (
        "粘贴的内容没有对上任何一列；请从要改的那一格开始贴，或带上表头（姓名、手机、城市…）",
        "Nothing pasted fits a column; start at the cell to change, or bring the titles along",
    ),
    "paste.too_many": (
        "一次最多粘贴 {limit} 行；更长的名单请存成文件再导入",
        "At most {limit:row|rows} can be pasted at once; import a longer list as a file",
    ),
    "paste.past_end": (
        "名单到头了，这一行没有对应的成员",
        "The list ends before this row; there is no member for it",
    ),
    "paste.twice": (
        "这位成员在上面已经出现过",
        "This member stands in a row above already",
    ),
    "paste.other_name": (
        "这个手机号是{name}的；请核对姓名，或写上编号",
        "This phone is that of {name}; check the name, or give the number",
    ),
}
