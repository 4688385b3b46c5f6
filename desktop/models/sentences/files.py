"""Problem sentences about files, their rows and their cells."""

SENTENCES: dict[str, tuple[str, str]] = {
    "phone.invalid": (
        "“{phone}”不是手机号：请改成 11 位手机号、带区号的座机或以 + 开头的国际号码，也可以留空。",
        '"{phone}" is no phone number: write 11 digits, a landline with its area code, or an '
        "international number beginning with +, or leave it empty.",
    ),
    "phone.scientific": (
        "手机号“{phone}”已被表格软件改成科学计数，原来的数字丢失了：请把这一列设为文本后重新填写。",
        'The spreadsheet turned the phone into "{phone}" and its digits are lost: format the '
        "column as text and enter it again.",
    ),
    "date.invalid": (
        "“{date}”不是有效日期：请按 2024-02-01 这样的格式填写，也可以留空。",
        '"{date}" is no date: write it like 2024-02-01, or leave it empty.',
    ),
    "date.partial": (
        "“{date}”不是完整的日期，年、月、日都要有：请补全，例如 2024-05-01，也可以留空；"
        "导入时也可以把整列留作自定义字段。",
        '"{date}" is no whole date, year, month and day are needed: complete it, like 2024-05-01, '
        "or leave it empty; an import can also keep the whole column as a custom field.",
    ),
    "date.lunar": (
        "“{date}”是农历，这一栏填公历：请填在“农历生日”，写成 1987-06-15，闰六月写成 1987-06L-15。",
        '"{date}" is a day of the Chinese calendar: it belongs in the column "Lunar day" '
        "(农历生日), written 1987-06-15, and 1987-06L-15 in a leap sixth month.",
    ),
    "row.time_invalid": (
        "“{time}”不是有效时间：请按 2026-03-01 19:30 这样的格式填写。",
        '"{time}" is no time: write it like 2026-03-01 19:30.',
    ),
    "row.no_name": (
        "没有姓名也没有昵称：请至少填写一项。",
        "There is neither a name nor a nickname: fill in at least one.",
    ),
    "row.sum": (
        "这一行像是合计或表尾，不是成员：如果确实是成员，请删去“合计”等字样，或填上手机号。",
        "This looks like sums or the foot of the table and no member: if it is one, remove the word"
        " that says so, or fill in a phone.",
    ),
    "row.remark": (
        "“{text}”像是表格里的说明，不是成员：如果确实是成员，请删去冒号，或再填一列。",
        '"{text}" looks like a remark on the table and no member: if it is one, remove the colon, '
        "or fill in another column.",
    ),
    "row.heading": (
        "“{text}”像是一部分名单的标题，不是成员：谁在哪一组，请另写一列“小组”；如果确实是成员，请再填一列。",
        '"{text}" looks like the heading of a part of the list and no member: who is in which team '
        "belongs in a column 小组 (team); if it is a member, fill in another column.",
    ),
    "row.name_too_long": (
        "“{column}”有 {length} 个字，最多 {limit} 个：请缩短。",
        '"{column}" has {length:character|characters}, at most {limit} are allowed: shorten it.',
    ),
    "row.cell_too_long": (
        "“{column}”有 {length} 个字，最多 {limit} 个：请缩短。",
        '"{column}" has {length:character|characters}, at most {limit} are allowed: shorten it.',
    ),
    "row.control_characters": (
        "“{column}”含有看不见的控制字符或乱码：请重新输入这一格。",
        '"{column}" holds control characters or unreadable text: enter the cell again.',
    ),
    "row.points_invalid": (
        "积分“{points}”不是整数：请只填数字。",
        'The points "{points}" are no whole number: enter digits only.',
    ),
    "row.amount_invalid": (
        "金额“{amount}”无法识别：请填写以元为单位、最多两位小数的数字。",
        'The amount "{amount}" is not understood: write yuan with at most two decimals.',
    ),
    "row.kind_unknown": (
        "类型“{kind}”无法识别：请使用签到、发言、下单或推荐。",
        'The kind "{kind}" is not known: use 签到, 发言, 下单 or 推荐.',
    ),
    "row.no_phone": (
        "没有手机号，无法对应到成员：请填写。",
        "There is no phone to match a member by: fill it in.",
    ),
    "row.no_time": (
        "没有时间：请填写，例如 2024-02-01 20:30。",
        "There is no time: fill it in, for instance 2024-02-01 20:30.",
    ),
    "file.not_found": (
        "找不到文件“{file}”：请检查路径。",
        'There is no file "{file}": check the path.',
    ),
    "file.no_file": (
        "“{file}”是文件夹或设备，不是文件：请选择一个文件。",
        '"{file}" is a folder or a device and no file: choose a file.',
    ),
    "file.unreadable": (
        "无法读取文件“{file}”：{why}。请检查文件是否损坏或正被其他程序占用。",
        '"{file}" cannot be read: {why}. It may be damaged or in use by another program.',
    ),
    "file.damaged": (
        "“{file}”已损坏或不完整：请用表格软件打开并另存一份，或请发送者再发一次。",
        '"{file}" is damaged or incomplete: open it in a spreadsheet program and save it anew, or '
        "ask for it to be sent again.",
    ),
    "output.unwritable": (
        "结果没有写完：{why}。事情本身已经做完，请腾出空间后再查看一次。",
        "The answer could not be written: {why}. What was asked is done; make room and look again.",
    ),
    "file.unwritable": (
        "无法写入文件“{file}”：{why}。请换一个文件夹，或先关闭正在使用它的程序。",
        '"{file}" cannot be written: {why}. Choose another folder, or close the program using it.',
    ),
    "file.too_many_rows": (
        "“{file}”放不下这么多行，一个工作表最多 {limit} 行：请改为导出 csv。",
        '"{file}" cannot hold so many rows, a sheet has {limit} at most: export as csv instead.',
    ),
    "file.empty": (
        "文件“{file}”里没有数据：请选择有内容的表格。",
        '"{file}" holds no data: choose a table with contents.',
    ),
    "file.not_a_table": (
        "“{file}”不是可以识别的表格：请提供 xlsx、xls、ods、csv 或文本文件。",
        '"{file}" is no table that can be read: use an xlsx, xls, ods, csv or text file.',
    ),
    "file.encrypted": (
        "“{file}”设有打开密码：请先在表格软件里取消密码再导入。",
        '"{file}" is protected by a password: remove it in the spreadsheet program first.',
    ),
    "file.too_large": (
        "“{file}”超过 {limit} MB：请拆成几个较小的文件。",
        '"{file}" is larger than {limit} MB: split it into smaller files.',
    ),
    "file.too_many_cells": (
        "“{file}”的单元格超过 {limit} 个：请删去多余的空行空列，或拆成几个较小的文件。",
        '"{file}" has more than {limit:cell|cells}: remove surplus rows and columns, or split it.',
    ),
    "file.too_many_columns": (
        "“{file}”超过 {limit} 列：请删去多余的列后再试。",
        '"{file}" has more than {limit:column|columns}: remove the surplus ones and try again.',
    ),
    "file.line_too_long": (
        "“{file}”里有一行超过 {limit} MB，不像表格：请检查是否选错了文件。",
        '"{file}" has a line of more than {limit} MB and looks like no table: check the choice.',
    ),
    "file.bomb": (
        "“{file}”解压后大得异常，可能是恶意文件，没有打开：请向发送者核实，或另存为 csv 后再试。",
        '"{file}" would unpack to an abnormal size and was not opened: ask who sent it, or save '
        "it as csv and try again.",
    ),
    "file.too_slow": (
        "读取“{file}”超过了时间上限：文件可能已损坏，请另存为 csv 后再试。",
        'Reading "{file}" took too long: it may be damaged, save it as csv and try again.',
    ),
    "file.reader_stopped": (
        "读取“{file}”时内存不足或内容异常，已停止：请另存为 csv 或拆成几个较小的文件后再试。",
        'Reading "{file}" ran out of memory or met broken contents and was stopped: save it as csv '
        "or split it into smaller files.",
    ),
    "file.no_header": (
        "在“{file}”里找不到姓名或昵称列：请在第一行写上列名，例如“姓名,手机号”，或手动指定各列。",
        '"{file}" has no column for a name or a nickname: put column titles such as "姓名,手机号" '
        "in its first row, or choose the columns by hand.",
    ),
    "file.no_activity_header": (
        "在“{file}”里找不到时间、手机号和类型三列："
        "请在第一行写上列名，例如“时间,手机号,类型,金额,内容”。",
        '"{file}" lacks columns for time, phone and kind: put the titles '
        '"时间,手机号,类型,金额,内容" in its first row.',
    ),
    "file.no_sheet": (
        "“{file}”里没有名为“{sheet}”的工作表：请另选一个。",
        '"{file}" has no sheet named "{sheet}": choose another.',
    ),
    "file.unknown_ending": (
        "不能写成“{file}”：名单只写成 .xlsx 或 .csv，请换成这两种结尾。",
        'A table is not written as "{file}": choose a name that ends in .xlsx or .csv.',
    ),
    "file.broken_quotes": (
        "“{file}”第 {line} 行附近的引号不成对：请检查后重试。",
        '"{file}" has an unmatched quotation mark near line {line}: mend it and try again.',
    ),
    "file.unknown_encoding": (
        "“{file}”的文字编码不是“{encoding}”：请另选一种编码，或另存为 UTF-8。",
        'The text of "{file}" is not in "{encoding}": choose another encoding or save it as UTF-8.',
    ),
    "file.no_signups": (
        "这段文字里没有接龙条目：每条应以序号开头，例如“1. 小敏 +2”。",
        'There is no 接龙 entry in this text: each begins with its number, like "1. 小敏 +2".',
    ),
}
