"""Where a text says a number, and whether its English has a form for one and one for many."""

import re

# In Chinese a number stands before a measure word (年 names a year as often as it counts).
_COUNTED = re.compile(r"\{(\w+)\} ?[人个位份名行列分笔条场次处批项格层周天月秒张本]")
# A plural behind the number; a verb of one person ends in s, too.
_MANY = r"\{%s\} (?:[a-z-]+ )?(?!(?:has|is|was|does|goes)\b)(?:[a-z]+s|people|were|have)\b"


def only_many(chinese: str, english: str) -> list[str]:
    """The numbers of a text that its English says as many even where they are one."""
    return [name for name in _COUNTED.findall(chinese) if re.search(_MANY % name, english)]
