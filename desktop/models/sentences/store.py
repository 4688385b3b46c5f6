"""Problem sentences about the community's folder and file."""

SENTENCES: dict[str, tuple[str, str]] = {
    "store.busy": (
        "另一个程序正在写这个社群，这一步没有做；等它做完再试一次。",
        "Another program is writing to this community, so this was not done; try again when it"
        " has finished.",
    ),
    "store.full": (
        "磁盘满了或写不进去，这一步没有做，已有的数据都在；腾出空间后再试一次。",
        "The disk is full or cannot be written, so this was not done and nothing is lost; make"
        " room and try again.",
    ),
    "store.folder_taken": (
        "文件夹 {folder} 里已经有东西，没有新建社群；请换一个空文件夹。",
        "The folder {folder} is not empty, so no community was made; choose an empty folder.",
    ),
    "store.no_community": (
        "文件夹 {folder} 里没有社群；请检查路径，或«在欢迎页|用 qunzhu new »新建。",
        "There is no community in the folder {folder}; check the path, or make one"
        " «from the welcome|with qunzhu new».",
    ),
    "store.no_zone": (
        "没有时区 {zone}；请写 IANA 名称，例如 Asia/Shanghai。",
        "There is no time zone {zone}; give an IANA name such as Asia/Shanghai.",
    ),
}
