"""What the help of registrations says in Chinese (see usage.py)."""

CHINESE = {
    "who registers for an occurrence, and who waits": "报名：谁报了，谁在候补",
    "register members; who comes too late waits": "登记报名，满了排候补",
    "cancel; who waits first moves up": "取消报名，候补第一位补上",
    "let somebody in who waits, for a reason": "让候补的人破例参加，要写原因",
    "list who has a place and who waits, in order": "列出已报和候补，按先后",
    "register everybody on a 接龙": "把接龙里的人一起报名",
    "an exception: beyond the capacity and the condition": "破例：超出名额、不看条件，写原因",
    "only who has a place and is not there": "只列已报而没到的",
    "only who cancelled": "只列取消的",
    "a text file with the 接龙": "接龙文字的文件",
    "say what would become of each": "只说每一条会怎样，不写入",
    "how many may register; 0 any number, -1 nobody": "名额；0 不限，-1 不收报名",
    "tag=WORD, FIELD=VALUE, a segment, a file with a condition, or everybody": (
        "标签=车主、字段=值、人群的名字、条件文件，或 everybody"
    ),
    "the time zone at the place, as Europe/Berlin": "当地时区，例如 Europe/Berlin",
}
