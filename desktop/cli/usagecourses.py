"""The help of the commands about courses and venues in Chinese."""

CHINESE = {
    "courses: modules in order, who completed them, certificates": (
        "课程：按顺序的模块、结业、证书"
    ),
    "make a course": "新建课程",
    "a module, in order": "一个模块，按顺序写",
    "list the courses": "列出课程",
    "say that members completed a module": "登记成员完成了一个模块",
    "everybody who was there then": "那一场到场的人都算",
    "take back a completion and what followed": "收回结业，后面的模块和证书一起收回",
    "who completed what": "谁完成了哪些模块",
    "a member's certificate of a course": "成员在一门课程的证书",
    "list a course's modules, or change them": "列出或修改课程的模块",
    "one more after the last": "在最后加一个",
    "where it is taught: a title, or its id": "在哪个系列上课：标题或 id",
    "put it at another place: with --to": "换位置，和 --to 一起用",
    "from 1": "从 1 数起",
    "take it out, if nobody completed it": "删除，没有人完成过才行",
    "its place, its title, or its id": "第几个、名称或 id",
}
