"""Problem sentences about starting a hub: its address, its database, its key."""

SENTENCES: dict[str, tuple[str, str]] = {
    "hub.bad_address": (
        "“{address}”不是地址。请写成 HOST:PORT，例如 0.0.0.0:8440。",
        "{address} is no address. Write HOST:PORT, for example 0.0.0.0:8440.",
    ),
    "hub.cannot_listen": (
        "中枢不能在 {address} 等候：{why}。请换一个端口（--listen 0.0.0.0:端口），"
        "或先停掉占用它的程序。",
        "The hub cannot listen at {address}: {why}. Choose another port (--listen 0.0.0.0:PORT), "
        "or stop the program that uses it.",
    ),
    "hub.bad_key": (
        "从标准输入读到的不是钥匙。请给一行 64 位十六进制数字。",
        "What came on stdin is no key. Give one line of 64 hex digits.",
    ),
    "hub.storage_unknown": (
        "不认识存储“{storage}”。请写 sqlite:///文件 或 postgresql://…。",
        "The storage {storage} is not known. Write sqlite:///PATH or postgresql://….",
    ),
    "hub.storage_unwritable": (
        "中枢写不了“{file}”：{why}。请换一个位置（--storage sqlite:///文件）。",
        "The hub cannot write {file}: {why}. Choose another place (--storage sqlite:///PATH).",
    ),
    "hub.storage_closed": (
        "“{file}”打不开：口令或旁边的钥匙文件不对，或者它不是中枢的数据。"
        "请用建它时的 QUNZHU_PASSPHRASE 和钥匙文件，数据没有变动。",
        "{file} does not open: the passphrase or the key file beside it is another, or it is no "
        "hub's data. Use the QUNZHU_PASSPHRASE and key file it was made with; nothing was changed.",
    ),
    "hub.storage_busy": (
        "“{file}”的数据库现在连不上或正忙。请确认它开着，再启动中枢。",
        "The database {file} cannot be reached or is busy. Make sure that it runs, then start the "
        "hub again.",
    ),
    "hub.passphrase_needed": (
        "“{file}”有口令。请把口令放在环境变量 QUNZHU_PASSPHRASE 里，再启动中枢。",
        "{file} opens with a passphrase. Set QUNZHU_PASSPHRASE and start the hub again.",
    ),
    "hub.no_postgresql": (
        "没有装 PostgreSQL 的驱动。请运行 pip install 'qunzhu[postgresql]'，"
        "或改用 sqlite:///文件。",
        "The driver for PostgreSQL is not installed. Run pip install 'qunzhu[postgresql]', or use "
        "sqlite:///PATH.",
    ),
}
