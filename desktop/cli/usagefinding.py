"""The Chinese of the commands that find members again: segments, views, rules of tags."""

CHINESE = {
    "segments of the members": "人群：存下来的条件",
    "list segments with their counts": "所有人群，各有多少人",
    "one segment and what it shares with others": "一个人群，和别的人群重合多少",
    "save a segment; its condition from a file": "存一个人群，条件写在文件里",
    "change what a segment asks": "改一个人群的条件",
    "take a segment away; its members stay": "删除人群，成员不变",
    "list the members of a segment": "列出一个人群的成员",
    "say what is done for a segment": "给人群记一个方案",
    "take it away instead": "改为去掉它",
    "which segments suit a product with these tags": "带这些标签的商品适合哪些人群",
    "suits such products": "适合带这个标签的商品",
    "may also be offered what concerns health": "涉及健康的也可以推荐给这群人",
    "list the kept views of the list": "存下来的名单视图",
    "keep a list under a name": "把一份名单存为视图",
    "the largest first": "从大到小",
    "for everybody who works here": "和团队共用",
    "forget a kept view": "删除视图",
    "a kept view, by id or unique name": "存下来的视图，写 id 或不重名的名称",
    "as it was at the end of that day": "那一天结束时的名单，只看不改",
}
