"""Problems with segments, saved views and rules of tags."""

SENTENCES: dict[str, tuple[str, str]] = {
    "segment.unknown": (
        "没有叫「{segment}」的人群；请看人群列表",
        "There is no segment “{segment}”; see the list of segments",
    ),
    "segment.ambiguous": (
        "有 {count} 个人群都叫「{segment}」；请用它的 id",
        "{count:segment is|segments are} called “{segment}”; use the id",
    ),
    "segment.taken": (
        "已经有叫「{segment}」的人群；请换一个名称",
        "There is a segment “{segment}” already; choose another name",
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
        "人群只能看成员自己的情况，不能看「{field}」；请换一个条件",
        "A segment asks about members only, not about “{field}”; choose another condition",
    ),
    "segment.circle": (
        "人群不能绕回来用到自己；请去掉这个条件",
        "A segment cannot refer back to itself; take that condition out",
    ),
    "segment.no_programme": (
        "人群「{segment}」没有「{programme}」这个方案；请看人群列表",
        "Nothing called “{programme}” is done for the segment “{segment}”; see the list",
    ),
    "view.unknown": (
        "没有叫「{view}」的视图；请看视图列表",
        "There is no view “{view}”; see the list of views",
    ),
    "view.ambiguous": (
        "有 {count} 个视图都叫「{view}」；请用它的 id",
        "{count:view is|views are} called “{view}”; use the id",
    ),
    "view.nameless": (
        "视图的名称要有 1 到 {limit} 个字",
        "A view needs a name of at most {limit:character|characters}",
    ),
    "asof.bad_filter": (
        "过去的名单只能按城市、等级、来源筛选，不能按「{field}」；请去掉这个筛选",
        "A past roster can be narrowed by city, level or source, not by “{field}”; take it out",
    ),
    "asof.not_past": (
        "{day} 还没有过去；请写一个过去的日期",
        "{day} is not over yet; write a day that has passed",
    ),
}
