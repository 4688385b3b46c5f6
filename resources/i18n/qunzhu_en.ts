<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>ActForm</name>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>ActivitiesTab</name>
    <message>
        <source>活动记录</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>怎么看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>走势</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>哪些</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>哪位成员</source>
        <translation>Which member</translation>
    </message>
    <message>
        <source>不限成员</source>
        <translation>Any member</translation>
    </message>
    <message>
        <source>更正…</source>
        <translation>Correct…</translation>
    </message>
    <message>
        <source>记一笔</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>导入记录</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>还没有活动记录</source>
        <translation>No activity yet</translation>
    </message>
    <message>
        <source>签到、发言、下单、推荐都会记在这里，规则照着它们给分。</source>
        <translation>Check-ins, posts, orders and referrals are kept here; rules award by them.</translation>
    </message>
    <message>
        <source>没有符合的记录</source>
        <translation>No records match</translation>
    </message>
    <message>
        <source>看全部记录</source>
        <translation>Show all records</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>更正这条记录</source>
        <translation>Correct this record</translation>
    </message>
    <message>
        <source>不再算它</source>
        <translation>Take it out of account</translation>
    </message>
    <message>
        <source>记录会留着并写明原因，由它得到的分会冲正。</source>
        <translation>The record stays with its reason; points that followed from it are reversed.</translation>
    </message>
    <message>
        <source>已更正，相关的分已冲正</source>
        <translation>Corrected; the points that followed are reversed</translation>
    </message>
    <message>
        <source>选一份活动记录</source>
        <translation>Choose a file of activity</translation>
    </message>
    <message>
        <source>表格 (*.csv *.xlsx *.xls *.ods *.txt)</source>
        <translation>Spreadsheet (*.csv *.xlsx *.xls *.ods *.txt)</translation>
    </message>
    <message>
        <source>正在导入 {file}</source>
        <translation>Importing {file}</translation>
    </message>
    <message>
        <source>加了 {added} 条，{skipped} 条本来就有，{rejected} 条没有加</source>
        <translation>{added} added, {skipped} known already, {rejected} not added</translation>
    </message>
</context>
<context>
    <name>Admission</name>
    <message>
        <source>登记入群申请</source>
        <translation>Enter an application</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>想进哪里</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>回答</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>一行一个，照问题的顺序写</source>
        <translation>One a line, in the order of the questions</translation>
    </message>
    <message>
        <source>补充</source>
        <translation>More</translation>
    </message>
    <message>
        <source>入群门槛</source>
        <translation>Admission rule</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>条件都满足、同意的人数也够了，申请人才能入群。</source>
        <translation>An applicant comes in once every condition holds and as many agreed as have to.</translation>
    </message>
    <message>
        <source>哪里的门槛</source>
        <translation>For which place</translation>
    </message>
    <message>
        <source>需要几人同意</source>
        <translation>How many have to agree</translation>
    </message>
    <message>
        <source>条件，一行一条</source>
        <translation>Conditions, one a line</translation>
    </message>
    <message>
        <source>问题，一行一个</source>
        <translation>Questions, one a line</translation>
    </message>
    <message>
        <source>人数和曝光上限</source>
        <translation>Limits of members and exposure</translation>
    </message>
    <message>
        <source>写 0 就是不限。满了以后，申请人排进候补，有人退出就自动递补。</source>
        <translation>0 means none. Once it is full applicants wait in line, and move up when somebody leaves.</translation>
    </message>
    <message>
        <source>社群人数上限</source>
        <translation>Members at most</translation>
    </message>
    <message>
        <source>每人每月最多曝光几次</source>
        <translation>Most exposures of one member a month</translation>
    </message>
    <message>
        <source>登记合作</source>
        <translation>Log a cooperation</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>和谁</source>
        <translation>With</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Value (yuan)</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What it was</translation>
    </message>
    <message>
        <source>登记曝光</source>
        <translation>Note an exposure</translation>
    </message>
    <message>
        <source>在哪里、为什么事</source>
        <translation>Where, and as what</translation>
    </message>
</context>
<context>
    <name>AdmissionPage</name>
    <message>
        <source>入群申请</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to see</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>已退出</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>合作</source>
        <translation>Cooperations</translation>
    </message>
    <message>
        <source>登记申请</source>
        <translation>New application</translation>
    </message>
    <message>
        <source>入群门槛</source>
        <translation>Admission rule</translation>
    </message>
    <message>
        <source>人数上限</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>已有 {people}</source>
        <translation>{people} in</translation>
    </message>
    <message>
        <source>，上限 {limit}</source>
        <translation>, at most {limit}</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>两周内没有安排</source>
        <translation>Nothing planned in the next two weeks</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>All day</translation>
    </message>
    <message>
        <source>到场 {count}</source>
        <translation>{count} came</translation>
    </message>
</context>
<context>
    <name>AgendaModel</name>
    <message>
        <source>没有主持人</source>
        <translation>No host</translation>
    </message>
</context>
<context>
    <name>AgendaView</name>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
</context>
<context>
    <name>ApplicantMenu</name>
    <message>
        <source>申请人撤回了</source>
        <translation>The applicant took it back</translation>
    </message>
    <message>
        <source>谁看过手机…</source>
        <translation>Who saw the phone…</translation>
    </message>
    <message>
        <source>导出此人的资料…</source>
        <translation>Export this person&apos;s data…</translation>
    </message>
    <message>
        <source>抹除此人…</source>
        <translation>Erase this person…</translation>
    </message>
</context>
<context>
    <name>ApplicationPanel</name>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>不通过…</source>
        <translation>Reject…</translation>
    </message>
    <message>
        <source>Ctrl+回车</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>选一份申请，看他的回答</source>
        <translation>Choose an application to read the answers</translation>
    </message>
    <message>
        <source>候补第 {n} 位</source>
        <translation>Waiting, place {n}</translation>
    </message>
    <message>
        <source>已抹除</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>原因：{reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>打开成员</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>想进</source>
        <translation>Wants into</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>申请时间</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>{count} 人同意，需要 {needed} 人</source>
        <translation>{count} of {needed} agreed</translation>
    </message>
    <message>
        <source>不通过{name}的申请</source>
        <translation>Reject the application of {name}</translation>
    </message>
    <message>
        <source>不通过</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>原因只有团队看得到。</source>
        <translation>Only the team sees the reason.</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Noted</translation>
    </message>
</context>
<context>
    <name>ArchiveColumn</name>
    <message>
        <source>在记录里找</source>
        <translation>Find in it</translation>
    </message>
    <message>
        <source>导入记录</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>分享记录</source>
        <translation>Transcript</translation>
    </message>
    <message>
        <source>还没有分享记录</source>
        <translation>No transcript yet</translation>
    </message>
    <message>
        <source>把群里的聊天记录粘贴进来，会分成主持人、嘉宾、听众一条条存好。</source>
        <translation>Paste the chat log: it is kept line by line as host, guest and audience.</translation>
    </message>
    <message>
        <source>前面的</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>后面的</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>找到 {n} 条</source>
        <translation>{n:line|lines} found</translation>
    </message>
    <message>
        <source>共 {n} 条</source>
        <translation>{n:line|lines}</translation>
    </message>
</context>
<context>
    <name>AskBackupPassphrase</name>
    <message>
        <source>备份用的口令</source>
        <translation>Passphrase of the backup</translation>
    </message>
    <message>
        <source>写备份</source>
        <translation>Write backup</translation>
    </message>
    <message>
        <source>备份文件单独加密。换电脑恢复时要输入这个口令，请记在别处。</source>
        <translation>The backup file is encrypted on its own. Restoring it on another computer asks for this passphrase, so keep it somewhere else.</translation>
    </message>
</context>
<context>
    <name>AskBackupSecret</name>
    <message>
        <source>从备份恢复</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>{file} 会恢复到一个新文件夹，不动现有的数据。</source>
        <translation>{file} is restored into a new folder; what is there stays as it is.</translation>
    </message>
    <message>
        <source>备份的口令，或恢复码</source>
        <translation>The backup&apos;s passphrase, or the recovery code</translation>
    </message>
    <message>
        <source>请输入备份的口令或恢复码。</source>
        <translation>Please enter the backup&apos;s passphrase or the recovery code.</translation>
    </message>
</context>
<context>
    <name>AskCode</name>
    <message>
        <source>用恢复码打开“{name}”</source>
        <translation>Open {name} with the recovery code</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>恢复码是打印或抄下的 28 个字，大小写和短横都不要紧。</source>
        <translation>The 28 characters printed or written down; capitals and hyphens do not matter.</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
</context>
<context>
    <name>AskLockWord</name>
    <message>
        <source>窗口口令</source>
        <translation>Passphrase of the window</translation>
    </message>
    <message>
        <source>就用这个口令</source>
        <translation>Use this passphrase</translation>
    </message>
    <message>
        <source>上锁后、重新打开程序时都要输入它。只管这台电脑的窗口；忘了可以用恢复码解锁。</source>
        <translation>It is asked for when the window is locked and when the program is opened again, on this computer alone. If it is forgotten, the recovery code unlocks.</translation>
    </message>
</context>
<context>
    <name>AskName</name>
    <message>
        <source>新建社群</source>
        <translation>New community</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>名字以后可以改。其余的事，随时再填。</source>
        <translation>You can change the name later, and fill in the rest any time.</translation>
    </message>
    <message>
        <source>比如：青禾读书会</source>
        <translation>e.g. Qinghe Readers</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>可以不填，比如 QH</source>
        <translation>optional, e.g. QH</translation>
    </message>
    <message>
        <source>社群名字</source>
        <translation>Name of the community</translation>
    </message>
    <message>
        <source>怎么称呼你</source>
        <translation>What you are called</translation>
    </message>
    <message>
        <source>成员编号前缀</source>
        <translation>Prefix of member numbers</translation>
    </message>
    <message>
        <source>请给社群起个名字。</source>
        <translation>Please give the community a name.</translation>
    </message>
</context>
<context>
    <name>AskNewPassphrase</name>
    <message>
        <source>设一个口令</source>
        <translation>Choose a passphrase</translation>
    </message>
    <message>
        <source>就用这个口令</source>
        <translation>Use this passphrase</translation>
    </message>
    <message>
        <source>这台电脑没有可用的系统钥匙串，所以用口令保护数据，以后每次打开都要输入。口令忘了谁也打不开，请记好；之后也可以打印恢复码。</source>
        <translation>This computer has no keyring that works, so a passphrase guards your data and is asked for each time you open it. Nobody can open it without the passphrase; keep it well. You can print a recovery code later.</translation>
    </message>
</context>
<context>
    <name>AskPassphrase</name>
    <message>
        <source>打开“{name}”</source>
        <translation>Open &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>这个社群用口令保护。口令只有你知道，程序里没有留。</source>
        <translation>A passphrase protects this community. You alone know it; the program keeps none.</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>忘了口令？用恢复码打开…</source>
        <translation>Forgot it? Open by the recovery code…</translation>
    </message>
</context>
<context>
    <name>AskRecovery</name>
    <message>
        <source>用恢复码打开“{name}”</source>
        <translation>Open &quot;{name}&quot; by the recovery code</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>恢复码是打印或抄下的 28 个字。打开后，以后就用新口令。</source>
        <translation>The recovery code is the 28 letters that you printed or copied. From then on the new passphrase opens it.</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
</context>
<context>
    <name>AtRow</name>
    <message>
        <source>你的角色不能做这件事</source>
        <translation>Your role may not do this</translation>
    </message>
    <message>
        <source>先点一行</source>
        <translation>Choose a row first</translation>
    </message>
</context>
<context>
    <name>AttendeeModel</name>
    <message>
        <source>迟到 {n} 分</source>
        <translation>{n} min late</translation>
    </message>
</context>
<context>
    <name>AutoTags</name>
    <message>
        <source>规则：{rule}</source>
        <translation>Rule: {rule}</translation>
    </message>
    <message>
        <source>也有人手工打过：规则不再符合也留着</source>
        <translation>Also put on by hand: it stays when the rule no longer holds</translation>
    </message>
</context>
<context>
    <name>AwardDialog</name>
    <message>
        <source>手工发积分</source>
        <translation>Give points by hand</translation>
    </message>
    <message>
        <source>发积分</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>到哪天为止，没用掉就作废</source>
        <translation>Ends after a day, as far as it is unused</translation>
    </message>
    <message>
        <source>比如：十月义工</source>
        <translation>e.g. volunteering in October</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>钱包</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>负数是扣；储值以元计。</source>
        <translation>A number below zero takes away; stored value is in yuan.</translation>
    </message>
    <message>
        <source>0 不用发。</source>
        <translation>Nothing to give: 0.</translation>
    </message>
    <message>
        <source>扣掉的没有到期日。</source>
        <translation>What is taken away has no end.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>会留在流水里，成员问起时有据可查。</source>
        <translation>Stays in the ledger, for when the member asks.</translation>
    </message>
    <message>
        <source>最后一天（含）</source>
        <translation>Last day (included)</translation>
    </message>
    <message>
        <source>请先选一位成员。</source>
        <translation>Choose a member first.</translation>
    </message>
    <message>
        <source>请写明原因。</source>
        <translation>Please give a reason.</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>现在备份…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>备份文件</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>上次：{when}</source>
        <translation>Last: {when}</translation>
    </message>
    <message>
        <source>备份 (*.qzb)</source>
        <translation>Backup (*.qzb)</translation>
    </message>
    <message>
        <source>换一个新的恢复码？</source>
        <translation>Make a new recovery code?</translation>
    </message>
    <message>
        <source>已经有一个恢复码了。换了以后，抄下来的旧码打不开这个社群，只还能打开以前的备份。</source>
        <translation>There is a recovery code already. After this the old one no longer opens the community, only the backups made before.</translation>
    </message>
    <message>
        <source>换新的</source>
        <translation>Make a new one</translation>
    </message>
    <message>
        <source>电脑丢了、系统重装，靠它打开数据。打印出来收好</source>
        <translation>Opens your data when the computer is lost or set up anew. Print it and keep it safe</translation>
    </message>
    <message>
        <source>新的恢复码…</source>
        <translation>New recovery code…</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>备份到哪里</source>
        <translation>Where to back up</translation>
    </message>
    <message>
        <source>正在备份到 {file}</source>
        <translation>Backing up to {file}</translation>
    </message>
    <message>
        <source>已备份到 {file}</source>
        <translation>Backed up to {file}</translation>
    </message>
</context>
<context>
    <name>BalanceVerbs</name>
    <message>
        <source>锁定一部分…</source>
        <translation>Hold a part…</translation>
    </message>
    <message>
        <source>锁定了多少，解除…</source>
        <translation>What is held, release…</translation>
    </message>
    <message>
        <source>到期处理…</source>
        <translation>Let go what ended…</translation>
    </message>
    <message>
        <source>还没用的有多少…</source>
        <translation>What is still open…</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>已经传上去的不会再传一遍。放完之前，这台电脑照常自己作主，什么都能做。</source>
        <translation>What is up there is not sent again. Until it is done this computer decides as before and everything can be done.</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>要你定</source>
        <translation>For you to decide</translation>
    </message>
    <message>
        <source>被退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>记录读到第 {cursor} 条</source>
        <translation>The log is read up to {cursor}</translation>
    </message>
    <message>
        <source>和第一台电脑用同步包来往</source>
        <translation>By bundles with the first computer</translation>
    </message>
    <message>
        <source>还有 {count} 项改动要带过去：写一个同步包，到那里读入，再带一个回来。</source>
        <translation>{count:change is|changes are} still to be carried over: write a bundle, read it there, and bring one back.</translation>
    </message>
    <message>
        <source>这里做的都带过去了。别人做了什么，要读入那里写的同步包才知道。</source>
        <translation>All that was done here was carried over. What others did is known once a bundle written there is read in.</translation>
    </message>
    <message>
        <source>只在这台电脑上</source>
        <translation>On this computer only</translation>
    </message>
    <message>
        <source>已和中枢对齐，{when}</source>
        <translation>In line with the hub, {when}</translation>
    </message>
    <message>
        <source>数据已加密保存在这里。放到中枢上，几台电脑就能一起用，断网也能各做各的。</source>
        <translation>Your data is kept here, encrypted. On a hub several computers can share it, and each works on without a network.</translation>
    </message>
    <message>
        <source>请校准这台电脑的时间。改动照样算数，谁先谁后由中枢的时间说了算。</source>
        <translation>Please set this computer&apos;s clock. Changes count all the same; the hub&apos;s time decides which came first.</translation>
    </message>
    <message>
        <source>{address} 没有回答。可以照常工作，连上后自动送出。</source>
        <translation>{address} does not answer. Work on as usual; changes go out once it does.</translation>
    </message>
    <message>
        <source>重新加入…</source>
        <translation>Join again…</translation>
    </message>
    <message>
        <source>上次对齐是 {when}。</source>
        <translation> Last in step {when}.</translation>
    </message>
    <message>
        <source>它比中枢慢。</source>
        <translation>It is behind the hub&apos;s. </translation>
    </message>
    <message>
        <source>它比中枢快。</source>
        <translation>It is ahead of the hub&apos;s. </translation>
    </message>
    <message>
        <source>中枢给出了没有人签过名的内容，已停止采用。请让群主换一台中枢。</source>
        <translation>The hub showed something that nobody signed; it was not taken. Ask the owner to use another hub.</translation>
    </message>
    <message>
        <source>正在连接 {address}。可以照常工作，连上后自动送出。</source>
        <translation>Reaching {address}. Work on as usual; changes go out once it answers.</translation>
    </message>
    <message>
        <source>{address}，身份已核对，中枢看不到姓名和手机</source>
        <translation>{address}, identity checked; the hub sees no names or phones</translation>
    </message>
</context>
<context>
    <name>BenefitForm</name>
    <message>
        <source>加人</source>
        <translation>Add people</translation>
    </message>
    <message>
        <source>新建福利</source>
        <translation>New benefit</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>例如：四六级资料</source>
        <translation>e.g. exam papers</translation>
    </message>
    <message>
        <source>发什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>发给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>整个人群（可不选）</source>
        <translation>Everybody in a segment (optional)</translation>
    </message>
</context>
<context>
    <name>BenefitsPane</name>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>谁发的</source>
        <translation>Handed out by</translation>
    </message>
    <message>
        <source>福利名单</source>
        <translation>List of the benefit</translation>
    </message>
    <message>
        <source>福利</source>
        <translation>Benefit</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已发</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>哪些人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>已发给他们</source>
        <translation>They have it</translation>
    </message>
    <message>
        <source>改回待发</source>
        <translation>Back to waiting</translation>
    </message>
    <message>
        <source>加人</source>
        <translation>Add people</translation>
    </message>
    <message>
        <source>移出名单</source>
        <translation>Take off the list</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>删除福利</source>
        <translation>Remove benefit</translation>
    </message>
    <message>
        <source>新建福利</source>
        <translation>New benefit</translation>
    </message>
    <message>
        <source>写下要发什么、发给谁；发一位勾一位，没发的都在待发。</source>
        <translation>Write down what goes to whom; tick off who has it, the rest wait.</translation>
    </message>
    <message>
        <source>名单里没有人</source>
        <translation>Nobody is on the list</translation>
    </message>
    <message>
        <source>这一位已经发过</source>
        <translation>This one has it already</translation>
    </message>
    <message>
        <source>这一位还没有发</source>
        <translation>This one does not have it yet</translation>
    </message>
    <message>
        <source>已发 {sent} / {all}，待发 {waiting}</source>
        <translation>{sent} of {all} handed out, {waiting} waiting</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>已删除</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>BirthdaysTab</name>
    <message>
        <source>近期生日</source>
        <translation>Birthdays</translation>
    </message>
    <message>
        <source>多少天内</source>
        <translation>Within how many days</translation>
    </message>
    <message>
        <source>{days} 天内</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>这些天没有人过生日</source>
        <translation>Nobody has a birthday in these days</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>历法</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>农历</source>
        <translation>Lunar</translation>
    </message>
    <message>
        <source>公历</source>
        <translation>Solar</translation>
    </message>
</context>
<context>
    <name>BoardSheet</name>
    <message>
        <source>榜单</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>这一期还没有人上榜</source>
        <translation>Nobody is on the board yet</translation>
    </message>
    <message>
        <source>复制公告</source>
        <translation>Copy announcement</translation>
    </message>
    <message>
        <source>榜单图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>列为补差</source>
        <translation>Tell as adjustment</translation>
    </message>
    <message>
        <source>冻结榜单</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>公布榜单</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>成绩</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>{n} 并列</source>
        <translation>{n} tied</translation>
    </message>
    <message>
        <source>这一期还没结束</source>
        <translation>This cycle is not over</translation>
    </message>
    <message>
        <source>这一期还没结束，名次还会变。到最后一天 24:00 截止。</source>
        <translation>Under way: places still change. It ends at midnight after the last day.</translation>
    </message>
    <message>
        <source>已经截止。冻结以后名单不再变，晚到的列为补差。</source>
        <translation>Over. Once frozen the list never changes; what comes late is told as an adjustment.</translation>
    </message>
    <message>
        <source>名单已经冻结，不再变。晚到的列为补差。校验码 {code}</source>
        <translation>Frozen: the list never changes. What comes late is told as an adjustment. Check code {code}</translation>
    </message>
    <message>
        <source>第 {n} 次补差</source>
        <translation>Adjustment {n}</translation>
    </message>
    <message>
        <source>冻结以后晚到的，还没列为补差</source>
        <translation>Came after the freeze, not told as an adjustment yet</translation>
    </message>
    <message>
        <source>另有 {n} 行</source>
        <translation>{n:more line|more lines}</translation>
    </message>
</context>
<context>
    <name>BoardsTab</name>
    <message>
        <source>哪个榜</source>
        <translation>Which board</translation>
    </message>
    <message>
        <source>周期</source>
        <translation>Cycles</translation>
    </message>
    <message>
        <source>新建周期</source>
        <translation>New cycle</translation>
    </message>
    <message>
        <source>补差 {n} 次</source>
        <translation>adjusted: {n}</translation>
    </message>
    <message>
        <source>已复制公告，可以贴到群里</source>
        <translation>Announcement copied, ready to paste</translation>
    </message>
    <message>
        <source>榜单已冻结</source>
        <translation>Board frozen</translation>
    </message>
    <message>
        <source>榜单已公布</source>
        <translation>Board published</translation>
    </message>
    <message>
        <source>已列为补差</source>
        <translation>Told as an adjustment</translation>
    </message>
    <message>
        <source>已新建周期“{name}”</source>
        <translation>Cycle &quot;{name}&quot; made</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>批量修改</source>
        <translation>Bulk edit</translation>
    </message>
    <message>
        <source>改动 {count} 人</source>
        <translation>Change {count:person|people}</translation>
    </message>
    <message>
        <source>改哪一项</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>改成</source>
        <translation>New value</translation>
    </message>
    <message>
        <source>留空就是清空；一步完成，可以一步撤销。</source>
        <translation>Empty clears the field. Done in one step, undone in one step.</translation>
    </message>
    <message>
        <source>确认降级</source>
        <translation>Yes, lower them</translation>
    </message>
    <message>
        <source>升为粉丝、朋友必须写：他们做了什么</source>
        <translation>Needed for a fan or a friend: what they did</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>将改动 {count} 人。</source>
        <translation>{count:person|people} will be changed. </translation>
    </message>
    <message>
        <source>当前角色无权修改的人会留着不动，改完会说有几位。</source>
        <translation>People your role may not change are left as they are; you are told how many.</translation>
    </message>
    <message>
        <source>另有 {count} 人当前角色无权修改，不会动。</source>
        <translation>{count:more person may not be changed by your role and stays as it is|more people may not be changed by your role and stay as they are}.</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>休息日</source>
        <translation>day off</translation>
    </message>
    <message>
        <source>补班日</source>
        <translation>working day</translation>
    </message>
    <message>
        <source>没有安排</source>
        <translation>nothing planned</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{day} {weekday}要上班，{title} 会有人来不了</source>
        <translation>{day} {weekday} is a working day; some can&apos;t come to {title}</translation>
    </message>
    <message>
        <source>{day} 放假，{title} 要不要照常</source>
        <translation>{day} is a holiday: will {title} take place?</translation>
    </message>
    <message>
        <source>{day} {title} 还没有主持人</source>
        <translation>{day} {title} has no host yet</translation>
    </message>
    <message>
        <source>{year} 年放假安排尚未公布，这一年不标休和班</source>
        <translation>The holidays of {year} are not published yet, so none are marked</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>不重复</source>
        <translation>Does not repeat</translation>
    </message>
    <message>
        <source>每天</source>
        <translation>Every day</translation>
    </message>
    <message>
        <source>每周</source>
        <translation>Every week</translation>
    </message>
    <message>
        <source>每两周</source>
        <translation>Every two weeks</translation>
    </message>
    <message>
        <source>每月同一天</source>
        <translation>Every month on this day</translation>
    </message>
    <message>
        <source>每年</source>
        <translation>Every year</translation>
    </message>
    <message>
        <source>农历每年</source>
        <translation>Every lunar year</translation>
    </message>
    <message>
        <source>每周 {days}</source>
        <translation>Every week on {days}</translation>
    </message>
    <message>
        <source>每 {n} 周 {days}</source>
        <translation>Every {n:week|weeks} on {days}</translation>
    </message>
    <message>
        <source>{rule}，到 {day} 为止</source>
        <translation>{rule}, until {day}</translation>
    </message>
    <message>
        <source>{rule}，{times}</source>
        <translation>{rule}, {times}</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>All day</translation>
    </message>
    <message>
        <source>{span}（{place}），本地 {here}</source>
        <translation>{span} ({place}), here {here}</translation>
    </message>
</context>
<context>
    <name>CalendarHead</name>
    <message>
        <source>视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>导入 ICS</source>
        <translation>Import ICS</translation>
    </message>
    <message>
        <source>导出 ICS</source>
        <translation>Export ICS</translation>
    </message>
    <message>
        <source>新建场次</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>往前</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>往后</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>节日</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{year} 年放假安排已收录，{next} 年等通知</source>
        <translation>{year} holidays are in, {next} awaits its notice</translation>
    </message>
    <message>
        <source>{year} 年放假安排尚未收录</source>
        <translation>Holidays of {year} are not in yet</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>导入 ICS</source>
        <translation>Import ICS</translation>
    </message>
    <message>
        <source>新建场次</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>日历还是空的。新建第一场，或把手机、电脑日历导出的 ICS 导进来。</source>
        <translation>The calendar is empty. Plan a first session, or import an ICS file from another calendar.</translation>
    </message>
    <message>
        <source>新建第一场</source>
        <translation>Plan a first session</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>月视图</source>
        <translation>Month view</translation>
    </message>
    <message>
        <source>周视图</source>
        <translation>Week view</translation>
    </message>
    <message>
        <source>导入日历文件</source>
        <translation>Import a calendar file</translation>
    </message>
    <message>
        <source>导出日历文件</source>
        <translation>Export a calendar file</translation>
    </message>
</context>
<context>
    <name>CalendarPaper</name>
    <message>
        <source>打印日历</source>
        <translation>Print the calendar</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>日历存为 PDF</source>
        <translation>Save the calendar as PDF</translation>
    </message>
    <message>
        <source>已存为 {file}</source>
        <translation>Saved as {file}</translation>
    </message>
</context>
<context>
    <name>CalendarVerbs</name>
    <message>
        <source>已新建“{title}”</source>
        <translation>&quot;{title}&quot; added</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已修改“{title}”</source>
        <translation>&quot;{title}&quot; changed</translation>
    </message>
    <message>
        <source>这个角色不能移动这一场。</source>
        <translation>This role may not move it.</translation>
    </message>
    <message>
        <source>“{title}”移到 {when}</source>
        <translation>&quot;{title}&quot; to {when}</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>已移到 {day}</source>
        <translation>Moved to {day}</translation>
    </message>
    <message>
        <source>取消场次</source>
        <translation>Cancel session</translation>
    </message>
    <message>
        <source>已取消“{title}”</source>
        <translation>&quot;{title}&quot; cancelled</translation>
    </message>
    <message>
        <source>导入日历</source>
        <translation>Import a calendar</translation>
    </message>
    <message>
        <source>日历文件 (*.ics *.ical *.ifb *.zip);;所有文件 (*)</source>
        <translation>Calendar files (*.ics *.ical *.ifb *.zip);;All files (*)</translation>
    </message>
    <message>
        <source>正在导入 {file}</source>
        <translation>Importing {file}</translation>
    </message>
    <message>
        <source>新增 {added}，更新 {updated}，未变 {unchanged}，未导入 {rejected}</source>
        <translation>{added} added, {updated} updated, {unchanged} as they were, {rejected} not imported</translation>
    </message>
    <message>
        <source>第 {line} 行 {title}：</source>
        <translation>Line {line} {title}: </translation>
    </message>
    <message>
        <source>导出日历</source>
        <translation>Export the calendar</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>日历文件 (*.ics)</source>
        <translation>Calendar files (*.ics)</translation>
    </message>
    <message>
        <source>正在导出 {file}</source>
        <translation>Exporting {file}</translation>
    </message>
    <message>
        <source>已导出到 {file}</source>
        <translation>Exported to {file}</translation>
    </message>
    <message>
        <source>改哪些场次？</source>
        <translation>Which sessions change?</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
</context>
<context>
    <name>Came</name>
    <message>
        <source>现场加入</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
</context>
<context>
    <name>CameBack</name>
    <message>
        <source>都还在我手里</source>
        <translation>I still have them all</translation>
    </message>
    <message>
        <source>社群找回来了。丢的是哪台电脑？</source>
        <translation>The community is back. Which computer is lost?</translation>
    </message>
    <message>
        <source>下面这些是你别的电脑，还能打开社群。丢了的请马上停用，钥匙也会换新。</source>
        <translation>These other computers of yours can still open it. Revoke the one that is lost at once; the keys are renewed, too.</translation>
    </message>
    <message>
        <source>还没有名称</source>
        <translation>Unnamed</translation>
    </message>
    <message>
        <source>最后一次听到它：{when}</source>
        <translation>Last heard from: {when}</translation>
    </message>
    <message>
        <source>没有消息</source>
        <translation>Not heard of</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Revoke…</translation>
    </message>
    <message>
        <source>停用 {name}</source>
        <translation>Revoke {name}</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>可能是这几位</source>
        <translation>Who may be meant</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>榜单图片</source>
        <translation>Picture of the board</translation>
    </message>
    <message>
        <source>复制图片</source>
        <translation>Copy picture</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>前 {n} 名</source>
        <translation>Top {n}</translation>
    </message>
    <message>
        <source>几名</source>
        <translation>How many places</translation>
    </message>
    <message>
        <source>存为 PNG</source>
        <translation>Save as PNG</translation>
    </message>
    <message>
        <source>已复制图片，可以贴到群里</source>
        <translation>Picture copied, ready to paste</translation>
    </message>
    <message>
        <source>已存为 {file}</source>
        <translation>Saved as {file}</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>开始时间</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>{name}，{field}</source>
        <translation>{name}, {field}</translation>
    </message>
    <message>
        <source>两台电脑改得不一样</source>
        <translation>Two computers disagree</translation>
    </message>
    <message>
        <source>先用了较晚的一个，两个都留着</source>
        <translation>The later one is used for now; both are kept</translation>
    </message>
    <message>
        <source>另一个记到备注</source>
        <translation>Note the other one</translation>
    </message>
    <message>
        <source>{act}：{what}</source>
        <translation>{act}: {what}</translation>
    </message>
    <message>
        <source>看这个人</source>
        <translation>Open the member</translation>
    </message>
    <message>
        <source>看 {name}</source>
        <translation>Open {name}</translation>
    </message>
    <message>
        <source>就用我的</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>就用 {name} 的</source>
        <translation>Keep what {name} said</translation>
    </message>
    <message>
        <source>换成我的</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>换成 {name} 的</source>
        <translation>Use what {name} said</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>{who}，{when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>现在用着</source>
        <translation>In use now</translation>
    </message>
    <message>
        <source>你的角色看不到</source>
        <translation>Hidden from your role</translation>
    </message>
    <message>
        <source>空</source>
        <translation>Empty</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>“{name}”改过什么</source>
        <translation>What changed in &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>v{n}</translation>
    </message>
    <message>
        <source>草稿，还没发布</source>
        <translation>Draft, not published yet</translation>
    </message>
    <message>
        <source>{year} 年 {day} 发布</source>
        <translation>Published {day} {year}</translation>
    </message>
    <message>
        <source>第一次写下</source>
        <translation>First written</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
</context>
<context>
    <name>ChapterDialog</name>
    <message>
        <source>修改分会</source>
        <translation>Edit chapter</translation>
    </message>
    <message>
        <source>新建分会</source>
        <translation>New chapter</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>例如：广州分会</source>
        <translation>e.g. Guangzhou chapter</translation>
    </message>
    <message>
        <source>例如：GZ</source>
        <translation>e.g. GZ</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>没有，直接在社群之下</source>
        <translation>None, it is at the top</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Above it</translation>
    </message>
    <message>
        <source>时区，空着和上级一样</source>
        <translation>Time zone; empty: as above it</translation>
    </message>
    <message>
        <source>例如：ZY</source>
        <translation>e.g. ZY</translation>
    </message>
    <message>
        <source>和社群一样</source>
        <translation>As the community</translation>
    </message>
    <message>
        <source>编号前缀，空着和上级一样</source>
        <translation>Number prefix; empty: as above it</translation>
    </message>
    <message>
        <source>编号位数</source>
        <translation>Digits of a number</translation>
    </message>
    <message>
        <source>还没有名称：请填写名称</source>
        <translation>No name yet: fill one in</translation>
    </message>
    <message>
        <source>没有这个时区：请从列表里选</source>
        <translation>There is no such time zone: choose one of the list</translation>
    </message>
</context>
<context>
    <name>ChapterSheet</name>
    <message>
        <source>分会</source>
        <translation>Chapter</translation>
    </message>
    <message>
        <source>修改分会</source>
        <translation>Edit chapter</translation>
    </message>
    <message>
        <source>新建下级分会</source>
        <translation>New chapter below</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Above it</translation>
    </message>
    <message>
        <source>没有，直接在社群之下</source>
        <translation>None, it is at the top</translation>
    </message>
    <message>
        <source>当地时间</source>
        <translation>Local time</translation>
    </message>
    <message>
        <source>下一个编号</source>
        <translation>Next number</translation>
    </message>
    <message>
        <source>待编号</source>
        <translation>Number due</translation>
    </message>
    <message>
        <source>这里的小组</source>
        <translation>Groups here</translation>
    </message>
    <message>
        <source>还没有小组</source>
        <translation>No group yet</translation>
    </message>
</context>
<context>
    <name>CharterDialog</name>
    <message>
        <source>这六项写全，新人进群就知道该做什么。空着的以后再补。</source>
        <translation>With these six, newcomers know what to do. What is empty can be filled in later.</translation>
    </message>
    <message>
        <source>群档案</source>
        <translation>Charter</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>粉丝群还没有写目标：定位、目标、授权、激励缺一不可</source>
        <translation>This fan group has no goal yet: it needs a position, a goal, authority and incentives</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>要导入的行</source>
        <translation>Rows to import</translation>
    </message>
    <message>
        <source>写入后可以整批撤销</source>
        <translation>It can all be undone</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message numerus="yes">
        <source>全部 %n 行</source>
        <translation>
            <numerusform>All %n row</numerusform>
            <numerusform>All %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>要我看的 %n 行</source>
        <translation>
            <numerusform>%n row for me</numerusform>
            <numerusform>%n rows for me</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>自动改过的 %n 行</source>
        <translation>
            <numerusform>%n row tidied</numerusform>
            <numerusform>%n rows tidied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>把 %n 行错误存成表格</source>
        <translation>
            <numerusform>Save %n row with errors as a table</numerusform>
            <numerusform>Save %n rows with errors as a table</numerusform>
        </translation>
    </message>
    <message>
        <source>编号沿用表里的前缀 {prefix}</source>
        <translation>Numbers keep the prefix in the list, {prefix}</translation>
    </message>
    <message numerus="yes">
        <source>写入 %n 行</source>
        <translation>
            <numerusform>Write %n row</numerusform>
            <numerusform>Write %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows}，{held}</source>
        <translation>{rows}, {held}</translation>
    </message>
    <message numerus="yes">
        <source>%n 行疑似的先放着</source>
        <translation>
            <numerusform>%n suspected row held back</numerusform>
            <numerusform>%n suspected rows held back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>去掉筛选：{text}</source>
        <translation>Remove filter: {text}</translation>
    </message>
</context>
<context>
    <name>ChoiceDialog</name>
    <message>
        <source>还没有选：请选一个</source>
        <translation>Nothing chosen: choose one</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>已签过 {time}</source>
        <translation>In since {time}</translation>
    </message>
    <message>
        <source>还没签到</source>
        <translation>Not in yet</translation>
    </message>
    <message>
        <source>尾号 {tail}</source>
        <translation>phone …{tail}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>CleanDialog</name>
    <message>
        <source>一次做完，可以撤销。移出的人还在社群里，只是不在这个群。</source>
        <translation>All is done at once and can be undone. Who is taken out stays in the community, only not in this group.</translation>
    </message>
    <message>
        <source>洗群：{name}</source>
        <translation>Clean-out: {name}</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source> 天没有活动</source>
        <translation> days without activity</translation>
    </message>
    <message>
        <source>多少天没有活动</source>
        <translation>How many days without activity</translation>
    </message>
    <message>
        <source>不活跃的人</source>
        <translation>Inactive people</translation>
    </message>
    <message>
        <source>移到哪个群</source>
        <translation>Move to which group</translation>
    </message>
    <message>
        <source>留下</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>移到</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>勾选的人</source>
        <translation>Those ticked</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>最后活动</source>
        <translation>Last activity</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>从来没有</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>移到 {name}</source>
        <translation>Move to {name}</translation>
    </message>
    <message>
        <source>现有 {before}，不活跃 {idle}：留下 {kept}，移走 {moved}，移出 {removed}，剩 {after}</source>
        <translation>{before} inside, {idle} inactive: {kept} kept, {moved} moved, {removed} taken out, {after} left</translation>
    </message>
    <message>
        <source>移动 {people}</source>
        <translation>Move {people}</translation>
    </message>
    <message>
        <source>移出 {people}</source>
        <translation>Take out {people}</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>给 {name} 的邀请码</source>
        <translation>Invitation for {name}</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>邀请码的二维码</source>
        <translation>QR code of the invitation</translation>
    </message>
    <message>
        <source>邀请码</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>24 小时内有效，只进一台设备</source>
        <translation>Valid for 24 hours, lets in one device</translation>
    </message>
    <message>
        <source>最省事：存成邀请文件发给对方，装好群主台后双击它。也可以在新电脑上选“我有邀请码”，输入下面的字。谁拿到它谁就能进来，请只发给本人。</source>
        <translation>Easiest: save an invitation file and send it; it is double-clicked once Qunzhu is installed. Or choose &quot;I have a code&quot; on the new computer and type what stands below. Whoever has it gets in, so send it to that person only.</translation>
    </message>
    <message>
        <source>文件 {file} 写好了。在新电脑上打开群主台，选“我有邀请码”，选这个文件，再输入下面的字。文件和码请分开交给本人。</source>
        <translation>{file} is written. On the new computer open Qunzhu, choose &quot;I have a code&quot;, choose this file, then type the letters below. Hand over file and code by separate ways.</translation>
    </message>
    <message>
        <source>30 天内有效，只进一台设备</source>
        <translation>Holds for 30 days, lets one device in</translation>
    </message>
    <message>
        <source>存成邀请文件…</source>
        <translation>Save as a file…</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>收回这个码</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>邀请码已复制</source>
        <translation>The code was copied</translation>
    </message>
    <message>
        <source>邀请文件、同步包和外带包 (*.qzi *.qzs *.qzp);;所有文件 (*)</source>
        <translation>Invitations, bundles and packs (*.qzi *.qzs *.qzp);;All files (*)</translation>
    </message>
    <message>
        <source>选对方给的文件</source>
        <translation>Choose the file you were given</translation>
    </message>
    <message>
        <source>邀请你加入“{community}”，角色是{role}。{until} 前有效。</source>
        <translation>You are invited to &quot;{community}&quot; as {role}. Good until {until}.</translation>
    </message>
    <message>
        <source>邀请你加入“{community}”，角色是{role}。{until} 已经过期，进不去就再要一个。</source>
        <translation>You are invited to &quot;{community}&quot; as {role}. It ended {until}: ask for another if it does not work.</translation>
    </message>
</context>
<context>
    <name>CodeForm</name>
    <message>
        <source>做 F码</source>
        <translation>Make codes</translation>
    </message>
    <message>
        <source>做好</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>例如：新品优先购</source>
        <translation>e.g. first to buy</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>给什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>做几个</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>有效几天，含今天</source>
        <translation>Days they hold, with today</translation>
    </message>
    <message>
        <source>只给谁用（可不填）</source>
        <translation>For whom alone (optional)</translation>
    </message>
    <message>
        <source>自己定的码（可不填）</source>
        <translation>A code of one&apos;s own (optional)</translation>
    </message>
</context>
<context>
    <name>CodeUseForm</name>
    <message>
        <source>用码</source>
        <translation>Use a code</translation>
    </message>
    <message>
        <source>用掉</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>F码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>谁来用</source>
        <translation>Who uses it</translation>
    </message>
    <message>
        <source>请选一位成员。</source>
        <translation>Pick a member.</translation>
    </message>
</context>
<context>
    <name>CodesPane</name>
    <message>
        <source>F码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>For</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>谁用的</source>
        <translation>Used by</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>重复使用</source>
        <translation>Used twice</translation>
    </message>
    <message>
        <source>哪些码</source>
        <translation>Which codes</translation>
    </message>
    <message>
        <source>用码</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>撤回使用</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Call in</translation>
    </message>
    <message>
        <source>做 F码</source>
        <translation>Make codes</translation>
    </message>
    <message>
        <source>每个码只能用一次，可以只给一位成员，到期作废。</source>
        <translation>Each code is used once; it may be one member&apos;s alone and have a last day.</translation>
    </message>
    <message>
        <source>这里没有 F码</source>
        <translation>No codes here</translation>
    </message>
    <message>
        <source>谁都可以</source>
        <translation>Anybody</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这个码还没有用过</source>
        <translation>This code was not used yet</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>重复的先撤后到的那一次。</source>
        <translation>Of two the later goes first.</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Called in</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>文字编码</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>每一列放到哪里？没有把握的先看右边的例子。</source>
        <translation>Where does each column go? The examples help where you are not sure.</translation>
    </message>
    <message>
        <source>自动：{name}</source>
        <translation>automatic: {name}</translation>
    </message>
    <message>
        <source>文件里的列</source>
        <translation>Column in the file</translation>
    </message>
    <message>
        <source>里面的样子</source>
        <translation>What it holds</translation>
    </message>
    <message>
        <source>放到</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>第 {n} 列</source>
        <translation>column {n}</translation>
    </message>
    <message numerus="yes">
        <source>约 %n 行</source>
        <translation>
            <numerusform>about %n row</numerusform>
            <numerusform>about %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>核对{rows}</source>
        <translation>Check {rows}</translation>
    </message>
    <message>
        <source>“{title}”放到</source>
        <translation>&quot;{title}&quot; goes to</translation>
    </message>
    <message>
        <source>请指明哪一列是姓名或昵称。</source>
        <translation>Say which column is the name or nickname.</translation>
    </message>
</context>
<context>
    <name>CommunitySection</name>
    <message>
        <source>社群</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>窗口标题、导出和打印上都用它</source>
        <translation>Stands in the window&apos;s title, on exports and prints</translation>
    </message>
    <message>
        <source>成员编号前缀</source>
        <translation>Prefix of member numbers</translation>
    </message>
    <message>
        <source>只管以后的编号，比如 QH</source>
        <translation>For numbers given from now on, e.g. QH</translation>
    </message>
    <message>
        <source>时区</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>日子、周和结算都按它算</source>
        <translation>Days, weeks and cycles follow it</translation>
    </message>
    <message>
        <source>一分合多少元</source>
        <translation>Yuan per point</translation>
    </message>
    <message>
        <source>试算和未用积分按它算成钱，可以空着</source>
        <translation>What trials and unused points are reckoned at; may stay empty</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>社群资料已改</source>
        <translation>Community edited</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>留下</source>
        <translation>Stays</translation>
    </message>
    <message>
        <source>留下这一份</source>
        <translation>This record stays</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>左边</source>
        <translation>left</translation>
    </message>
    <message>
        <source>右边</source>
        <translation>right</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>放到中枢上</source>
        <translation>Put on a hub</translation>
    </message>
    <message>
        <source>开始放</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>中枢是一台一直开着的电脑，各台设备通过它对齐；它看不到姓名和手机。先在那台电脑上运行 qunzhu hub serve，把它显示的开通码贴到这里。</source>
        <translation>A hub is a computer that stays on and keeps the devices in line; it sees no names or phones. Run qunzhu hub serve there first, then paste the set-up code that it shows.</translation>
    </message>
    <message>
        <source>开通码</source>
        <translation>Set-up code</translation>
    </message>
    <message>
        <source>可以随时停下，下次接着放。放完之前，这台电脑照常自己作主。</source>
        <translation>You can stop at any time and go on later. Until it is done, this computer decides by itself as before.</translation>
    </message>
</context>
<context>
    <name>Content</name>
    <message>
        <source>修改内容</source>
        <translation>Change the item</translation>
    </message>
    <message>
        <source>新增内容</source>
        <translation>New item</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>计划时间</source>
        <translation>Planned for</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>替补</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>链接</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>登记提议</source>
        <translation>Enter a proposal</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>成员想办的活动先记在这里，有人通过才排进日历。</source>
        <translation>What members want to hold is noted here; once somebody approves, it is in the calendar.</translation>
    </message>
    <message>
        <source>谁提议</source>
        <translation>Who proposes</translation>
    </message>
    <message>
        <source>活动名称</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>多少分钟</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>还没有内容</source>
        <translation>no item yet</translation>
    </message>
    <message>
        <source>没有负责人</source>
        <translation>nobody owns it</translation>
    </message>
</context>
<context>
    <name>ContentPage</name>
    <message>
        <source>内容计划</source>
        <translation>Content plan</translation>
    </message>
    <message>
        <source>新增内容</source>
        <translation>New item</translation>
    </message>
    <message>
        <source>登记提议</source>
        <translation>Enter a proposal</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>今后 14 天</source>
        <translation>Next 14 days</translation>
    </message>
    <message>
        <source>全部内容</source>
        <translation>All items</translation>
    </message>
    <message>
        <source>成效</source>
        <translation>Effect</translation>
    </message>
    <message>
        <source>活动提议</source>
        <translation>Proposed events</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>{name} 的签到哪里不对？由它得的分自动跟着改。</source>
        <translation>What is wrong with the check-in of {name}? Points that it brought follow by themselves.</translation>
    </message>
    <message>
        <source>更正签到</source>
        <translation>Correct a check-in</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>没有来</source>
        <translation>Was not there</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Came late</translation>
    </message>
    <message>
        <source>准时</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>改成</source>
        <translation>It was</translation>
    </message>
    <message>
        <source>迟到几分钟</source>
        <translation>Minutes late</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>还有 %n 项</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 行</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>约 %n 行</source>
        <translation>
            <numerusform>about %n row</numerusform>
            <numerusform>about %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 分</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n 分</source>
        <translation>
            <numerusform>+ %n point</numerusform>
            <numerusform>+ %n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 点贡献</source>
        <translation>
            <numerusform>%n contribution point</numerusform>
            <numerusform>%n contribution points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n 点贡献</source>
        <translation>
            <numerusform>+ %n contribution point</numerusform>
            <numerusform>+ %n contribution points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 岁</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>连续 %n 天</source>
        <translation>
            <numerusform>%n day in a row</numerusform>
            <numerusform>%n days in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>共 %n 次</source>
        <translation>
            <numerusform>%n time in all</numerusform>
            <numerusform>%n times in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 场</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 笔</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个人群</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 次</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>共 %n 条</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>待定的 %n 行</source>
        <translation>
            <numerusform>%n row to settle</numerusform>
            <numerusform>%n rows to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>后来又改过的 %n 处没有动</source>
        <translation>
            <numerusform>%n place changed since was left alone</numerusform>
            <numerusform>%n places changed since were left alone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Coupons</name>
    <message>
        <source>抵 {n} 件</source>
        <translation>{n:piece|pieces} free</translation>
    </message>
    <message>
        <source>抵 ¥{yuan}</source>
        <translation>¥{yuan} off</translation>
    </message>
    <message>
        <source>减 {n}%</source>
        <translation>{n}% off</translation>
    </message>
    <message>
        <source>{title}（{worth}）</source>
        <translation>{title} ({worth})</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>待收款</source>
        <translation>Fee due</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>已用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Called in</translation>
    </message>
    <message>
        <source>重复使用</source>
        <translation>Used twice</translation>
    </message>
</context>
<context>
    <name>CouponsTab</name>
    <message>
        <source>券</source>
        <translation>Coupons</translation>
    </message>
    <message>
        <source>券阶梯</source>
        <translation>Ladders</translation>
    </message>
    <message>
        <source>F码</source>
        <translation>Priority codes</translation>
    </message>
    <message>
        <source>福利</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to look at</translation>
    </message>
</context>
<context>
    <name>CoursesPage</name>
    <message>
        <source>课程与场地</source>
        <translation>Courses &amp; venues</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>Venues</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to look at</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>出了一个没料到的错</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>复制诊断信息</source>
        <translation>Copy diagnostics</translation>
    </message>
    <message>
        <source>已经记下的数据没有动，刚才没做完的那一步没有写入，可以再试一次。下面的诊断信息只有程序的位置和编号，没有姓名和手机；不会自动发给谁。</source>
        <translation>What was recorded is untouched; the step under way was not written, so you can try it again. The diagnostics below hold places in the program and ids only, no names or phones, and are sent to nobody.</translation>
    </message>
    <message>
        <source>诊断信息</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CustomField</name>
    <message>
        <source>新增自定义字段</source>
        <translation>New field</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>每位成员的资料里都会有这一项。</source>
        <translation>Every profile will have it.</translation>
    </message>
    <message>
        <source>红、黄、蓝</source>
        <translation>red, yellow, blue</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Options</translation>
    </message>
</context>
<context>
    <name>CycleDialog</name>
    <message>
        <source>新建周期</source>
        <translation>New cycle</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>从哪天到哪天，两头都算。可以用来排积分榜，也可以用在规则里。</source>
        <translation>From which day to which, both included. It can rank points, and rules can use it.</translation>
    </message>
    <message>
        <source>比如：春季赛</source>
        <translation>e.g. Spring season</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>第一天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>请写名称。</source>
        <translation>Write a name.</translation>
    </message>
    <message>
        <source>最后一天在第一天之前。</source>
        <translation>The last day is before the first.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>周{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>已开始 {minutes} 分</source>
        <translation>began {minutes} min ago</translation>
    </message>
    <message>
        <source>还有 {days} 天</source>
        <translation>in {days:day|days}</translation>
    </message>
    <message>
        <source>还有 {hours} 小时 {minutes} 分</source>
        <translation>in {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>还有 {minutes} 分</source>
        <translation>in {minutes} min</translation>
    </message>
    <message>
        <source>{number}万</source>
        <translation>{number}0K</translation>
    </message>
</context>
<context>
    <name>DayDialog</name>
    <message>
        <source>某一天的名单</source>
        <translation>The list of a past day</translation>
    </message>
    <message>
        <source>看这一天</source>
        <translation>Show that day</translation>
    </message>
    <message>
        <source>那一天结束时有谁、什么等级、在哪个小组，从记录里还原；只看不改。</source>
        <translation>Who was there when that day ended, at what level, in which group: restored from history, to read only.</translation>
    </message>
    <message>
        <source>从 {day} 起有记录</source>
        <translation>Recorded since {day}</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Which day</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>扫码或输入</source>
        <translation>Scan or type</translation>
    </message>
    <message>
        <source>扫码，或输入姓名、拼音、编号、手机尾号</source>
        <translation>Scan, or type a name or number</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>现场加入</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>撤销上一个</source>
        <translation>Undo last</translation>
    </message>
    <message>
        <source>几个人一起签</source>
        <translation>Several</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Backspace（框空时）</source>
        <translation>Backspace (field empty)</translation>
    </message>
    <message>
        <source>这一场 {start} 才开始。</source>
        <translation>It only begins at {start}.</translation>
    </message>
    <message>
        <source>现在就开始签到？</source>
        <translation>Begin checking in now?</translation>
    </message>
    <message>
        <source>开始签到</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>这里还没有签到可以撤销</source>
        <translation>Nothing here to undo</translation>
    </message>
    <message>
        <source>正在写 {n} 条</source>
        <translation>Writing {n}</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>诊断信息已复制</source>
        <translation>Diagnosis copied</translation>
    </message>
</context>
<context>
    <name>DiagnosisDialog</name>
    <message>
        <source>诊断信息</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>版本、系统、文件大小、大约的数量、同步怎样和出错的位置。没有姓名、手机、社群的名字和文件夹；不会自动发给谁。</source>
        <translation>Versions, system, sizes of files, rounded counts, how syncing stands and where faults were. No names, phones, name of the community or folders; nothing is sent by itself.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Diploma</name>
    <message>
        <source>结业证书</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>完成了课程的全部模块，准予结业</source>
        <translation>has completed every module of the course</translation>
    </message>
    <message>
        <source>证书编号 {number}</source>
        <translation>Certificate {number}</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>可以开始了</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>请扫码</source>
        <translation>Please scan</translation>
    </message>
    <message>
        <source>也可以输入姓名、拼音、编号、手机尾号，按 Enter</source>
        <translation>or type a name, pinyin, number or phone ending, and press Enter</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>名单里没有。第一次来的，按 Ctrl+N 现场加入</source>
        <translation>Not in the list. Ctrl+N lets a walk-in in</translation>
    </message>
    <message>
        <source>按数字键选，或用上下键选好按 Enter</source>
        <translation>Press a number key, or choose with the arrows and press Enter</translation>
    </message>
    <message>
        <source>不止一位</source>
        <translation>More than one</translation>
    </message>
    <message>
        <source>未报名</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>未报名，名额已满</source>
        <translation>Not registered, and no place left</translation>
    </message>
    <message>
        <source>还在候补第 {n} 位</source>
        <translation>Still number {n} on the waiting list</translation>
    </message>
    <message>
        <source>仍然签到按 Ctrl+Y；有名额的，补报名按 Ctrl+B</source>
        <translation>Ctrl+Y checks in anyway; Ctrl+B registers, where there is a place</translation>
    </message>
    <message>
        <source>第 {n} 次到场</source>
        <translation>Visit {n}</translation>
    </message>
    <message>
        <source>已签到，迟到 {n} 分钟</source>
        <translation>In, {n:minute|minutes} late</translation>
    </message>
    <message>
        <source>已签到</source>
        <translation>In</translation>
    </message>
    <message>
        <source>已经签过</source>
        <translation>In already</translation>
    </message>
    <message>
        <source>{time} 到的</source>
        <translation>came at {time}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>都已经签过</source>
        <translation>All in already</translation>
    </message>
    <message>
        <source>{n} 人已签到，迟到 {late} 人</source>
        <translation>{n} in, {late} of them late</translation>
    </message>
    <message>
        <source>{n} 人已签到</source>
        <translation>{n:person|people} in</translation>
    </message>
    <message>
        <source>已撤销签到</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>{names} 在别的门也签过，仍算到场</source>
        <translation>{names} came in by another door, too, and stays in</translation>
    </message>
    <message>
        <source>没有签上</source>
        <translation>Not checked in</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>DoorHead</name>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>{n} 人到场</source>
        <translation>{n} here</translation>
    </message>
    <message>
        <source>迟到 {n} 人</source>
        <translation>{n} late</translation>
    </message>
    <message>
        <source>中文输入 开  F2</source>
        <translation>Input method on  F2</translation>
    </message>
    <message>
        <source>中文输入 关  F2</source>
        <translation>Input method off  F2</translation>
    </message>
    <message>
        <source>外带包</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>{start} 开始，现在 {now}</source>
        <translation>begins {start}, now {now}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>声音 开</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>声音 关</source>
        <translation>Sound off</translation>
    </message>
</context>
<context>
    <name>DoorPage</name>
    <message>
        <source>去日历</source>
        <translation>Go to the calendar</translation>
    </message>
    <message>
        <source>现在没有可以签到的场次</source>
        <translation>No session to check in to now</translation>
    </message>
    <message>
        <source>在日历里选一场，按“签到台”。</source>
        <translation>Choose a session in the calendar and press Door.</translation>
    </message>
</context>
<context>
    <name>DriveForm</name>
    <message>
        <source>修改招募期</source>
        <translation>Change a drive</translation>
    </message>
    <message>
        <source>新建招募期</source>
        <translation>New drive</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>比如：春季招募</source>
        <translation>e.g. Spring drive</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>招募期名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>会籍方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>名额</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>第一天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>一行一档，按顺序：“早鸟:399:2026-03-10”是到哪天为止，“前百名:449:100”是前多少名；不写就是方案的会费。</source>
        <translation>One a line, in order: early:399:2026-03-10 is until a day, first:449:100 for the first so many; without any, the plan&apos;s fee.</translation>
    </message>
    <message>
        <source>价格档</source>
        <translation>Prices</translation>
    </message>
</context>
<context>
    <name>DrivesTab</name>
    <message>
        <source>招募期</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>登记收款</source>
        <translation>Record a payment</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>截止或重新开放</source>
        <translation>Close or reopen</translation>
    </message>
    <message>
        <source>新建招募期</source>
        <translation>New drive</translation>
    </message>
    <message>
        <source>定好起止日子、名额和价格档；到期或满员就不再收，破例要写原因。</source>
        <translation>Set the days, the quota and the prices; when over or full it takes nobody more, but for a reason.</translation>
    </message>
    <message>
        <source>还没有招募期</source>
        <translation>No drives yet</translation>
    </message>
    <message>
        <source>起止</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>收入</source>
        <translation>Takings</translation>
    </message>
    <message>
        <source>已退</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>有 {n} 人超出名额或起止日子：几台电脑同时收的，请看收款</source>
        <translation>{n:member|members} beyond the quota or the days, taken in on several computers at once: see the payments</translation>
    </message>
    <message>
        <source>{drives} 期共 {people} 人，收入 {money}</source>
        <translation>{drives:drive|drives}, {people:member|members}, takings {money}</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>手机只差一位</source>
        <translation>Phone one digit off</translation>
    </message>
    <message>
        <source>姓名读音相近</source>
        <translation>Names sound alike</translation>
    </message>
    <message>
        <source>昵称是对方的名字</source>
        <translation>Nickname is the other&apos;s name</translation>
    </message>
    <message>
        <source>{field}相同</source>
        <translation>{field} matches</translation>
    </message>
    <message>
        <source>{field}不同</source>
        <translation>Other {field}</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>account</translation>
    </message>
    <message>
        <source>几乎肯定</source>
        <translation>Almost certain</translation>
    </message>
    <message>
        <source>很可能</source>
        <translation>Likely</translation>
    </message>
    <message>
        <source>有可能</source>
        <translation>Possible</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>回到成员</source>
        <translation>Back to members</translation>
    </message>
    <message>
        <source>可能是同一个人</source>
        <translation>Maybe the same person</translation>
    </message>
    <message>
        <source>正在比对…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>姓名和手机都一样的，各并进最早的那份档案；一次可以全部撤销。</source>
        <translation>Who has both name and phone in common is merged into the oldest record; one undo takes it all back.</translation>
    </message>
    <message>
        <source>可能是同一个人的</source>
        <translation>Who may be the same person</translation>
    </message>
    <message>
        <source>没有看着像同一个人的</source>
        <translation>Nobody looks like somebody else</translation>
    </message>
    <message>
        <source>姓名、手机、微信号、生日相近的会列在这里；合并前先给你看差别。</source>
        <translation>People with nearly the same name, phone, WeChat ID or birthday are listed here; you see the differences before you merge.</translation>
    </message>
    <message>
        <source>合并成一个人</source>
        <translation>Merge into one</translation>
    </message>
    <message>
        <source>不是同一个人</source>
        <translation>Two people</translation>
    </message>
    <message>
        <source>下一对</source>
        <translation>Next pair</translation>
    </message>
    <message>
        <source>标签、小组、编号、积分和到场两边都留；合并之后随时可以拆开。</source>
        <translation>Tags, groups, numbers, points and attendance of both are kept; a merge can be taken apart at any time.</translation>
    </message>
    <message>
        <source>合并 {count} 份相同的</source>
        <translation>Merge {count:equal record|equal records}</translation>
    </message>
    <message numerus="yes">
        <source>%n 对</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message>
        <source>合并成了一个人：{name}</source>
        <translation>Merged into one: {name}</translation>
    </message>
    <message>
        <source>正在合并相同的档案</source>
        <translation>Merging equal records</translation>
    </message>
    <message>
        <source>姓名和手机都一样的，合并好了</source>
        <translation>Records with equal name and phone are merged</translation>
    </message>
    <message>
        <source>记下了：是两个人，以后不再提示</source>
        <translation>Noted: two people, not asked about again</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>修改资料</source>
        <translation>Edit details</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>这位成员已在别处移除，存不进去了</source>
        <translation>This member was removed elsewhere; nothing can be saved</translation>
    </message>
    <message>
        <source>空</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>{now}，不改就留空</source>
        <translation>{now}: empty keeps it</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>1988-08-15，闰六月写 06L</source>
        <translation>1988-08-15; leap month: 06L</translation>
    </message>
</context>
<context>
    <name>EffectsTab</name>
    <message>
        <source>发布当天起 7 天内加入的人，和前一天到 7 天后交着会费的人的比例；多条加在一起。</source>
        <translation>Who joined in the 7 days from publication on, and the share of members whose fee held the day before and 7 days on; several items together.</translation>
    </message>
    <message>
        <source>发布以后，这里按栏目列出来了多少人、付费比例怎么变。</source>
        <translation>Once something is published, this says by column how many came and how the paid ratio changed.</translation>
    </message>
    <message>
        <source>这里要看收款登记：要有发积分的权限。</source>
        <translation>This looks at payments: it takes the permission to give points.</translation>
    </message>
    <message>
        <source>还没有发布过的内容</source>
        <translation>Nothing has been published yet</translation>
    </message>
    <message>
        <source>这个角色看不到付费比例</source>
        <translation>This role does not see the paid ratio</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>栏目的成效</source>
        <translation>Effect of columns</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>这个栏目的内容</source>
        <translation>Items of this column</translation>
    </message>
    <message>
        <source>（还没满 7 天）</source>
        <translation> (7 days not over)</translation>
    </message>
    <message>
        <source>7 天内加入</source>
        <translation>Joined in 7 days</translation>
    </message>
    <message>
        <source>之前付费</source>
        <translation>Paid before</translation>
    </message>
    <message>
        <source>之后付费</source>
        <translation>Paid after</translation>
    </message>
    <message>
        <source>不在栏目里</source>
        <translation>In no column</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>在别处改过</source>
        <translation>Changed elsewhere</translation>
    </message>
    <message>
        <source>在别处改过，现在是：{value}</source>
        <translation>Changed elsewhere, now: {value}</translation>
    </message>
    <message>
        <source>这一项已在别处删除，存不进去了</source>
        <translation>This was removed elsewhere and cannot be saved</translation>
    </message>
</context>
<context>
    <name>EndField</name>
    <message>
        <source>不结束</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>到某天</source>
        <translation>On a day</translation>
    </message>
    <message>
        <source>共几次</source>
        <translation>After so many</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source> 次</source>
        <translation> times</translation>
    </message>
</context>
<context>
    <name>EnterDialog</name>
    <message>
        <source>记一笔活动</source>
        <translation>Record activity</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>内容（可不填）</source>
        <translation>Text (optional)</translation>
    </message>
    <message>
        <source>分类（可不填）</source>
        <translation>Category (optional)</translation>
    </message>
    <message>
        <source>请先选一位成员。</source>
        <translation>Choose a member first.</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>活动：谁做了什么…</source>
        <translation>Activity: who did what…</translation>
    </message>
    <message>
        <source>发积分…</source>
        <translation>Give points…</translation>
    </message>
    <message>
        <source>备注：他说了什么…</source>
        <translation>Note: what somebody said…</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Recorded</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>抹除这个人？</source>
        <translation>Erase this person?</translation>
    </message>
    <message>
        <source>抹除，不能撤销</source>
        <translation>Erase, for good</translation>
    </message>
    <message>
        <source>{who} 的资料在这台电脑、中枢和每台设备上都读不出来，任何人都找不回来。</source>
        <translation>What is known of {who} becomes unreadable on this computer, at the hub and on every device; nobody gets it back.</translation>
    </message>
    <message>
        <source>会抹除</source>
        <translation>Goes</translation>
    </message>
    <message>
        <source>会留下</source>
        <translation>Stays</translation>
    </message>
    <message>
        <source>够不着</source>
        <translation>Out of reach</translation>
    </message>
    <message>
        <source>确定的话，照着打他的姓名或编号</source>
        <translation>If you are sure, type the name or the number</translation>
    </message>
    <message>
        <source>备份、导出的文件、还没联网的设备：回执会一一写明</source>
        <translation>Backups, exported files, devices not yet online: the receipt names each</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>回执存到哪里</source>
        <translation>Save the receipt</translation>
    </message>
    <message>
        <source>抹除回执 {number}.txt</source>
        <translation>Receipt of erasing {number}.txt</translation>
    </message>
    <message>
        <source>文本 (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>回执已存到 {file}</source>
        <translation>Receipt saved to {file}</translation>
    </message>
</context>
<context>
    <name>Expected</name>
    <message>
        <source>名额和候补是做外带包时的样子，带回以后才算定。</source>
        <translation>Places and waiting list are as of when the pack was made; they are settled when it is back.</translation>
    </message>
    <message>
        <source>应到 {n} 人</source>
        <translation>{n} expected</translation>
    </message>
    <message>
        <source>未到 {n} 人</source>
        <translation>{n} not here yet</translation>
    </message>
    <message>
        <source>，名额已满</source>
        <translation>, no place left</translation>
    </message>
    <message>
        <source>，还有 {n} 个名额</source>
        <translation>, {n:place|places} left</translation>
    </message>
</context>
<context>
    <name>ExpiryForm</name>
    <message>
        <source>过了期没用掉的扣掉，先到期的先算，用掉的不再扣。</source>
        <translation>Takes what ended unused, the soonest first; what was used is not taken again.</translation>
    </message>
    <message>
        <source>到期处理</source>
        <translation>Let go what ended</translation>
    </message>
    <message>
        <source>扣掉</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>正在算…</source>
        <translation>Working it out…</translation>
    </message>
    <message>
        <source>没有过期没用掉的。</source>
        <translation>Nothing ended unused.</translation>
    </message>
    <message>
        <source>正在做到期处理</source>
        <translation>Letting go what ended</translation>
    </message>
</context>
<context>
    <name>FactsColumn</name>
    <message>
        <source>资料</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>自动标签</source>
        <translation>Automatic tags</translation>
    </message>
    <message>
        <source>自定义</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>加字段…</source>
        <translation>Add a field…</translation>
    </message>
    <message>
        <source>并入的档案</source>
        <translation>Merged records</translation>
    </message>
    <message>
        <source>会籍</source>
        <translation>Membership</translation>
    </message>
    <message>
        <source>荣誉</source>
        <translation>Honours</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>分享</source>
        <translation>Shares</translation>
    </message>
    <message>
        <source>课程计划</source>
        <translation>Plans of lessons</translation>
    </message>
    <message>
        <source>在群</source>
        <translation>Stays</translation>
    </message>
    <message>
        <source>券</source>
        <translation>Coupons</translation>
    </message>
    <message>
        <source>{year} 年 {leap}{month} 月 {day} 日</source>
        <translation>{leap}month {month}, day {day}, {year}</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>contacts</translation>
    </message>
    <message>
        <source>备注和私密资料</source>
        <translation>notes and private details</translation>
    </message>
    <message>
        <source>当前角色看不到{what}；资料都在，需要时请群主授权。</source>
        <translation>Your role does not show {what}. Nothing is missing; ask the owner for the permission if you need it.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>闰</source>
        <translation>leap </translation>
    </message>
    <message>
        <source>（下次 {day}）</source>
        <translation> (next {day})</translation>
    </message>
</context>
<context>
    <name>Fallen</name>
    <message>
        <source>上次程序自己出错退出了。记下的都在，没有一步只写了一半。</source>
        <translation>The program fell last time. All that was recorded is there.</translation>
    </message>
    <message>
        <source>上次没有正常关闭（断电、关机或被结束）。记下的都在。</source>
        <translation>Not closed last time. All that was recorded is there.</translation>
    </message>
    <message>
        <source>程序自己出了错：{what}。位置已经记进诊断信息。</source>
        <translation>A fault of the program: {what}. Where it was stands in the diagnosis.</translation>
    </message>
    <message>
        <source>程序被结束了：断电、关机，或被系统、被人结束。</source>
        <translation>The program was ended: a power cut, a shutdown, or by the system or somebody.</translation>
    </message>
    <message>
        <source>{when} 打开的窗口没有自己关上：断电、关机，或被系统、被人结束。</source>
        <translation>The window opened {when} did not close: a power cut, a shutdown, or it was ended by the system or somebody.</translation>
    </message>
    <message>
        <source>最后写下的一步：{when} {what}（{who}）</source>
        <translation>The last step written: {when} {what} ({who})</translation>
    </message>
</context>
<context>
    <name>FallenDialog</name>
    <message>
        <source>上次没有正常关闭</source>
        <translation>Not closed last time</translation>
    </message>
    <message>
        <source>检查一遍</source>
        <translation>Check the file</translation>
    </message>
    <message>
        <source>一步要么整个写下，要么没有写；没按保存的表单要重填。导入、上中枢这样久的事，状态栏里会给出“接着做”。</source>
        <translation>A step is written as a whole or not at all; a form that was not saved has to be filled in again. Long work, as an import or going to a hub, is offered in the status line to go on with.</translation>
    </message>
    <message>
        <source>看诊断信息…</source>
        <translation>See the diagnosis…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>检查过了：数据文件完好。</source>
        <translation>Checked: the data file is whole.</translation>
    </message>
</context>
<context>
    <name>FeeForm</name>
    <message>
        <source>登记收款 ¥{yuan}</source>
        <translation>Fee paid: ¥{yuan}</translation>
    </message>
    <message>
        <source>已收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>怎么付的</source>
        <translation>How it was paid</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>位置：</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>种类：</source>
        <translation>Kind:</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>正在数…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>{days} 天内到过场</source>
        <translation>Seen in the last {days:day|days}</translation>
    </message>
    <message>
        <source>{days} 天没到场</source>
        <translation>Not seen for {days:day|days}</translation>
    </message>
    <message>
        <source>从没到过场</source>
        <translation>Never seen</translation>
    </message>
    <message>
        <source>最近 {days} 天入会</source>
        <translation>Joined in the last {days:day|days}</translation>
    </message>
    <message>
        <source>人群</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>管理人群…</source>
        <translation>Manage segments…</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>有备份文件？</source>
        <translation>Is there a backup file?</translation>
    </message>
    <message>
        <source>选一个备份</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>社群模板 (*.json)</source>
        <translation>Template of a community (*.json)</translation>
    </message>
    <message>
        <source>选一个社群模板</source>
        <translation>Choose a template of a community</translation>
    </message>
    <message>
        <source>备份 (*.qzb)</source>
        <translation>Backup (*.qzb)</translation>
    </message>
    <message>
        <source>群主台</source>
        <translation>Qunzhu</translation>
    </message>
    <message>
        <source>欢迎来到群主台</source>
        <translation>Welcome to Qunzhu</translation>
    </message>
    <message>
        <source>把社群的人、内容和积分，理清楚，放在自己手里。</source>
        <translation>Your community&apos;s people, programme and points, in order and in your own hands.</translation>
    </message>
    <message>
        <source>选一个文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>打开示例</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>新建社群</source>
        <translation>New community</translation>
    </message>
    <message>
        <source>导入我的名单</source>
        <translation>Import my list</translation>
    </message>
    <message>
        <source>表格、剪贴板、接龙文字都可以。</source>
        <translation>A spreadsheet, the clipboard, a sign-up chain.</translation>
    </message>
    <message>
        <source>先看结果，再写入</source>
        <translation>See the result first</translation>
    </message>
    <message>
        <source>重复的会问你</source>
        <translation>Duplicates are asked about</translation>
    </message>
    <message>
        <source>也可以直接拖进窗口</source>
        <translation>Or drop it onto the window</translation>
    </message>
    <message>
        <source>先用示例社群看看</source>
        <translation>Look at a sample first</translation>
    </message>
    <message>
        <source>一个编好的读书会，随便点，随时清掉。</source>
        <translation>An invented book club to click around in.</translation>
    </message>
    <message>
        <source>以后可以整批撤销</source>
        <translation>Can be undone as a whole</translation>
    </message>
    <message>
        <source>两百来位虚构成员</source>
        <translation>About 200 invented members</translation>
    </message>
    <message>
        <source>一周正在进行的安排</source>
        <translation>A week that is under way</translation>
    </message>
    <message>
        <source>清除后再开始自己的</source>
        <translation>Clear it, then begin your own</translation>
    </message>
    <message>
        <source>不会混进你的数据</source>
        <translation>Never mixed with your data</translation>
    </message>
    <message>
        <source>从空的开始</source>
        <translation>Begin with an empty one</translation>
    </message>
    <message>
        <source>起个名字就能用，其余以后再填。</source>
        <translation>A name is enough; the rest can wait.</translation>
    </message>
    <message>
        <source>常用角色已备好</source>
        <translation>The usual roles are ready</translation>
    </message>
    <message>
        <source>积分规则随时能加</source>
        <translation>Add reward rules any time</translation>
    </message>
    <message>
        <source>以后随时能导入</source>
        <translation>Import later, any time</translation>
    </message>
    <message>
        <source>只问一个名字</source>
        <translation>Asks only for a name</translation>
    </message>
    <message>
        <source>打开已有的文件夹…</source>
        <translation>Open its folder…</translation>
    </message>
    <message>
        <source>这台电脑上已经有社群？</source>
        <translation>Is there a community on this computer?</translation>
    </message>
    <message>
        <source>别人请你加入？</source>
        <translation>Were you invited?</translation>
    </message>
    <message>
        <source>我有邀请码…</source>
        <translation>I have a code…</translation>
    </message>
    <message>
        <source>电脑丢了，社群还在中枢上？</source>
        <translation>Lost your computer, but there is a hub?</translation>
    </message>
    <message>
        <source>我有恢复码…</source>
        <translation>I have a recovery code…</translation>
    </message>
    <message>
        <source>照模板新建…</source>
        <translation>New from a template…</translation>
    </message>
    <message>
        <source>想和另一个社群搭得一样？</source>
        <translation>Built like another community?</translation>
    </message>
    <message>
        <source>只去一场，带着外带包？</source>
        <translation>Off to one evening with a pack?</translation>
    </message>
    <message>
        <source>打开外带包…</source>
        <translation>Open a pack…</translation>
    </message>
    <message>
        <source>数据只在这台电脑，已加密，不用注册，不联网也能用</source>
        <translation>Your data stays on this computer, encrypted; no account, works offline</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>名单（{kinds}）</source>
        <translation>Lists ({kinds})</translation>
    </message>
    <message>
        <source>选一份名单</source>
        <translation>Choose a list</translation>
    </message>
    <message>
        <source>社群的文件夹</source>
        <translation>Folder of a community</translation>
    </message>
</context>
<context>
    <name>FloatingBar</name>
    <message>
        <source>取消选择</source>
        <translation>Clear selection</translation>
    </message>
</context>
<context>
    <name>GapPanel</name>
    <message>
        <source>新增内容…</source>
        <translation>New item…</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>替补</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>由{name}来做</source>
        <translation>{name} takes it</translation>
    </message>
    <message>
        <source>空档已补上</source>
        <translation>The gap is filled</translation>
    </message>
</context>
<context>
    <name>GiftForm</name>
    <message>
        <source>修改礼品</source>
        <translation>Edit the gift</translation>
    </message>
    <message>
        <source>新增礼品</source>
        <translation>New gift</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>比如：帆布袋</source>
        <translation>e.g. canvas bag</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any number</translation>
    </message>
    <message>
        <source>礼品名称</source>
        <translation>What it is called</translation>
    </message>
    <message>
        <source>要多少积分</source>
        <translation>Points it takes</translation>
    </message>
    <message>
        <source>每人限兑</source>
        <translation>How many per person</translation>
    </message>
    <message>
        <source>现在有几件</source>
        <translation>How many there are</translation>
    </message>
    <message>
        <source>说明（可不填）</source>
        <translation>Note (optional)</translation>
    </message>
</context>
<context>
    <name>GiveForm</name>
    <message>
        <source>让成员开始</source>
        <translation>Let members begin</translation>
    </message>
    <message>
        <source>发券</source>
        <translation>Give coupons</translation>
    </message>
    <message>
        <source>发给他们</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>哪一种</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>发给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>请选至少一位成员。</source>
        <translation>Pick at least one member.</translation>
    </message>
</context>
<context>
    <name>GoneTab</name>
    <message>
        <source>已退出的人</source>
        <translation>Who left</translation>
    </message>
    <message>
        <source>再次加入</source>
        <translation>Take in again</translation>
    </message>
    <message>
        <source>没有人退出</source>
        <translation>Nobody has left</translation>
    </message>
    <message>
        <source>在成员的页面上登记退出，历史都留着；回来时编号不变。</source>
        <translation>Enter on a member&apos;s page that they leave; all history stays, and the number if they come back.</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>退出日期</source>
        <translation>Left on</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>第几段</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>{name}再次加入</source>
        <translation>{name} is back</translation>
    </message>
</context>
<context>
    <name>GradeForm</name>
    <message>
        <source>改积分等级</source>
        <translation>Change a grade</translation>
    </message>
    <message>
        <source>新建积分等级</source>
        <translation>New grade</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>比如：银卡</source>
        <translation>e.g. Silver</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>累计：花掉和到期的也算；余额：只算现在有的，会升也会降。</source>
        <translation>Earned in all: what was spent or expired counts too. Balance: what is there now, up and down.</translation>
    </message>
    <message>
        <source>按什么</source>
        <translation>Of what</translation>
    </message>
    <message>
        <source>多少起</source>
        <translation>From how many</translation>
    </message>
    <message>
        <source>好处</source>
        <translation>What it brings</translation>
    </message>
</context>
<context>
    <name>GrantDialog</name>
    <message>
        <source>授予角色</source>
        <translation>Grant role</translation>
    </message>
    <message>
        <source>授予</source>
        <translation>Grant</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>什么角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>不设结束日期，直到收回为止</source>
        <translation>No last day: until it is taken back</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>到哪天为止</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>全社群</source>
        <translation>Whole community</translation>
    </message>
    <message>
        <source>分会：{name}</source>
        <translation>Chapter: {name}</translation>
    </message>
    <message>
        <source>小组：{name}</source>
        <translation>Group: {name}</translation>
    </message>
    <message>
        <source>还没有选成员：输入姓名、拼音或手机尾号，再选一位</source>
        <translation>Nobody chosen: type a name, pinyin or phone ending, then choose</translation>
    </message>
    <message>
        <source>没有能授予的角色：请群主来做</source>
        <translation>There is no role you may grant: ask the owner</translation>
    </message>
</context>
<context>
    <name>GrantForm</name>
    <message>
        <source>授予荣誉</source>
        <translation>Grant an honour</translation>
    </message>
    <message>
        <source>授予</source>
        <translation>Grant</translation>
    </message>
    <message>
        <source>另定到哪天</source>
        <translation>Another last day</translation>
    </message>
    <message>
        <source>比如：本月带队三次</source>
        <translation>e.g. led three outings this month</translation>
    </message>
    <message>
        <source>荣誉</source>
        <translation>Honour</translation>
    </message>
    <message>
        <source>授予谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>到期日按荣誉的期限算；要另定，勾下面一格。</source>
        <translation>It ends with the honour&apos;s term; tick below to set another day.</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>因为什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>请先选一位成员。</source>
        <translation>Choose a member first.</translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>修改小组</source>
        <translation>Edit group</translation>
    </message>
    <message>
        <source>新建小组</source>
        <translation>New group</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>例如：晨读一群</source>
        <translation>e.g. Morning readers 1</translation>
    </message>
    <message>
        <source>群名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>例如：微信</source>
        <translation>e.g. WeChat</translation>
    </message>
    <message>
        <source>类型，可以写自己的叫法</source>
        <translation>Kind, or a word of your own</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>全社群</source>
        <translation>Whole community</translation>
    </message>
    <message>
        <source>不是裂变来的</source>
        <translation>Split from none</translation>
    </message>
    <message>
        <source>分会</source>
        <translation>Chapter</translation>
    </message>
    <message>
        <source>从哪个群裂变而来</source>
        <translation>Split from</translation>
    </message>
    <message>
        <source>按类型</source>
        <translation>As its kind</translation>
    </message>
    <message>
        <source>例如：年会名单，会后拆分</source>
        <translation>e.g. for the yearly meeting</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>为什么改容量</source>
        <translation>Why another capacity</translation>
    </message>
    <message>
        <source>这类群不限人数，除非写了容量。</source>
        <translation>Groups of this kind hold any number, unless a capacity is given.</translation>
    </message>
    <message>
        <source>这类群最多 {limit} 人，再多会请你开新群。</source>
        <translation>Groups of this kind hold {limit:person|people} at most; for more, a new group is offered.</translation>
    </message>
    <message>
        <source>这类群大约 {limit} 人，再多只提醒。</source>
        <translation>Groups of this kind hold about {limit:person|people}; more are only warned of.</translation>
    </message>
    <message>
        <source>还没有名称：请填写群名称</source>
        <translation>No name yet: fill in the group&apos;s name</translation>
    </message>
    <message>
        <source>容量和类型不同：请写明原因</source>
        <translation>The capacity is not that of its kind: say why</translation>
    </message>
</context>
<context>
    <name>GroupPeople</name>
    <message>
        <source>勾选几位，拖到左边的群；或按 Ctrl+M 选群。空格勾选，Ctrl+A 全选。</source>
        <translation>Tick some and drag them onto a group at the left, or press Ctrl+M to choose one. Space ticks, Ctrl+A ticks all.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>移到…</source>
        <translation>Move to…</translation>
    </message>
    <message>
        <source>群里的人</source>
        <translation>People in the group</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>选了 {people}</source>
        <translation>{people} chosen</translation>
    </message>
</context>
<context>
    <name>GroupSheet</name>
    <message>
        <source>{seats}，超出 {over}</source>
        <translation>{seats}, {over} too many</translation>
    </message>
    <message>
        <source>{seats}，还能进 {left}</source>
        <translation>{seats}, room for {left}</translation>
    </message>
    <message>
        <source>改过容量：{reason}</source>
        <translation>Capacity changed: {reason}</translation>
    </message>
    <message>
        <source>加人</source>
        <translation>Add people</translation>
    </message>
    <message>
        <source>移人</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>裂变出新群</source>
        <translation>Split off a group</translation>
    </message>
    <message>
        <source>洗群</source>
        <translation>Clean-out</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>看全部成员</source>
        <translation>See all members</translation>
    </message>
    <message>
        <source>拖到左边的群，或按 Ctrl+M</source>
        <translation>Drag them onto a group at the left, or press Ctrl+M</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>还没有人</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>等 {all}</source>
        <translation>{all} in all</translation>
    </message>
    <message>
        <source>还没有任命</source>
        <translation>not named yet</translation>
    </message>
    <message>
        <source>{name}（社群的群主）</source>
        <translation>{name} (owner of the community)</translation>
    </message>
    <message>
        <source>换群主</source>
        <translation>Change owner</translation>
    </message>
    <message>
        <source>任命群主</source>
        <translation>Name an owner</translation>
    </message>
    <message>
        <source>群主</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>写了 {n} 项，共 7 项</source>
        <translation>{n} of 7 headings written</translation>
    </message>
    <message>
        <source>写群档案</source>
        <translation>Write the charter</translation>
    </message>
    <message>
        <source>群档案</source>
        <translation>Charter</translation>
    </message>
    <message>
        <source>待完善</source>
        <translation>To be written</translation>
    </message>
    <message>
        <source>建群九步</source>
        <translation>Nine steps of opening</translation>
    </message>
    <message>
        <source>{day} 完成</source>
        <translation>Done {day}</translation>
    </message>
    <message>
        <source>{day} 前</source>
        <translation>By {day}</translation>
    </message>
    <message>
        <source>安排…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>{step}：负责人和期限 {said}</source>
        <translation>{step}: who and until when {said}</translation>
    </message>
    <message>
        <source>裂变</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>裂变出</source>
        <translation>Split off</translation>
    </message>
</context>
<context>
    <name>GroupVerbs</name>
    <message>
        <source>已新建小组</source>
        <translation>Group opened</translation>
    </message>
    <message>
        <source>已保存小组</source>
        <translation>Group saved</translation>
    </message>
    <message>
        <source>已保存群类型“{kind}”</source>
        <translation>Kind {kind} saved</translation>
    </message>
    <message>
        <source>已保存群档案</source>
        <translation>Charter saved</translation>
    </message>
    <message>
        <source>加人进“{name}”</source>
        <translation>Add people to {name}</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>已把 {people}加入“{name}”</source>
        <translation>Added {people} to {name}</translation>
    </message>
    <message>
        <source>，{count} 人无权修改，没有动</source>
        <translation>, {count:person was|people were} left out: no right to change them</translation>
    </message>
    <message>
        <source>已把 {people}从“{old}”移到“{new}”</source>
        <translation>{people} moved from {old} to {new}</translation>
    </message>
    <message>
        <source>从“{name}”裂变出新群</source>
        <translation>Split a new group off {name}</translation>
    </message>
    <message>
        <source>开新群</source>
        <translation>Open a new group</translation>
    </message>
    <message>
        <source>已开新群</source>
        <translation>New group opened</translation>
    </message>
    <message>
        <source>“{name}”最多 {limit} 人，已经有 {count} 人。</source>
        <translation>{name} holds {limit:person|people} at most, and {count:person is|people are} inside.</translation>
    </message>
    <message>
        <source>群满了，开一个新群？</source>
        <translation>The group is full. Open a new one?</translation>
    </message>
    <message>
        <source>洗群完成，{people}离开了这个群</source>
        <translation>Clean-out done: {people} left the group</translation>
    </message>
    <message>
        <source>已任命“{name}”的群主</source>
        <translation>{name} has its owner</translation>
    </message>
    <message>
        <source>已撤下“{name}”的群主</source>
        <translation>{name} has no owner now</translation>
    </message>
    <message>
        <source>已解散“{name}”，成员还在社群</source>
        <translation>{name} is dissolved; its members stay in the community</translation>
    </message>
    <message>
        <source>已安排</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>已新建分会</source>
        <translation>Chapter added</translation>
    </message>
    <message>
        <source>已保存分会</source>
        <translation>Chapter saved</translation>
    </message>
    <message>
        <source>已删除分会“{name}”</source>
        <translation>Chapter {name} deleted</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>管理群</source>
        <translation>Management</translation>
    </message>
    <message>
        <source>粉丝群</source>
        <translation>Fans</translation>
    </message>
    <message>
        <source>招商群</source>
        <translation>Merchants</translation>
    </message>
    <message>
        <source>群名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>群规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>群文化</source>
        <translation>Culture</translation>
    </message>
    <message>
        <source>群目标</source>
        <translation>Goal</translation>
    </message>
    <message>
        <source>群岗位</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>群活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>群福利</source>
        <translation>Benefits</translation>
    </message>
    <message>
        <source>例如：不发广告，不拉私群</source>
        <translation>e.g. no advertising, no private groups</translation>
    </message>
    <message>
        <source>例如：先付出，后收获</source>
        <translation>e.g. give first, gain later</translation>
    </message>
    <message>
        <source>例如：100 天读完 12 本书</source>
        <translation>e.g. 12 books in 100 days</translation>
    </message>
    <message>
        <source>例如：群主、主持人、讲师各一位</source>
        <translation>e.g. one owner, one host, one lecturer</translation>
    </message>
    <message>
        <source>例如：每周一次分享，每季一次众筹</source>
        <translation>e.g. a talk a week, a crowdfunding a quarter</translation>
    </message>
    <message>
        <source>例如：新书先读，活动先报名</source>
        <translation>e.g. new books first, places at events first</translation>
    </message>
    <message>
        <source>吸人</source>
        <translation>Attract people</translation>
    </message>
    <message>
        <source>拉人</source>
        <translation>Bring people in</translation>
    </message>
    <message>
        <source>建群</source>
        <translation>Open the group</translation>
    </message>
    <message>
        <source>群名</source>
        <translation>Name it</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Set it up</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Give roles</translation>
    </message>
    <message>
        <source>配合</source>
        <translation>Work together</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Fix the process</translation>
    </message>
    <message>
        <source>周期</source>
        <translation>Fix the cycle</translation>
    </message>
    <message>
        <source>人数已经超过容量，可以开一个新群</source>
        <translation>More are inside than it holds; a new group can be opened</translation>
    </message>
    <message>
        <source>这个粉丝群还没有写目标</source>
        <translation>This fan group has no goal yet</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>GroupsPage</name>
    <message>
        <source>新建分会</source>
        <translation>New chapter</translation>
    </message>
    <message>
        <source>群类型</source>
        <translation>Kinds</translation>
    </message>
    <message>
        <source>新建小组</source>
        <translation>New group</translation>
    </message>
    <message>
        <source>小组与分会</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>结构</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>重叠</source>
        <translation>Overlap</translation>
    </message>
    <message>
        <source>裂变</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>先建分会</source>
        <translation>Add a chapter first</translation>
    </message>
    <message>
        <source>还没有小组和分会</source>
        <translation>No groups or chapters yet</translation>
    </message>
    <message>
        <source>管理群、粉丝群、招商群各有容量；分会有自己的时区和编号。</source>
        <translation>Management, fan and merchant groups each have a capacity; chapters have time zones and numbers of their own.</translation>
    </message>
    <message>
        <source>{groups} 个小组，{chapters} 个分会</source>
        <translation>{groups:group|groups}, {chapters:chapter|chapters}</translation>
    </message>
    <message>
        <source>{n} 个群档案待完善</source>
        <translation>{n:charter|charters} to be written</translation>
    </message>
</context>
<context>
    <name>GrowthTable</name>
    <message>
        <source>第几代</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>群</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>人次</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>每一代的增长</source>
        <translation>Growth per generation</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>谁看过手机</source>
        <translation>Who saw the phone</translation>
    </message>
    <message>
        <source>每次按住看完整号码都会记下。</source>
        <translation>Every look at the whole number is noted.</translation>
    </message>
    <message>
        <source>还没有人看过</source>
        <translation>Nobody looked yet</translation>
    </message>
    <message>
        <source>此人的资料存到哪里</source>
        <translation>Where to save this person&apos;s data</translation>
    </message>
    <message>
        <source>个人资料 {number}.json</source>
        <translation>Personal data {number}.json</translation>
    </message>
    <message>
        <source>个人资料 (*.json)</source>
        <translation>Personal data (*.json)</translation>
    </message>
    <message>
        <source>编号：{number}</source>
        <translation>Number: {number}</translation>
    </message>
    <message>
        <source>文件：{file}</source>
        <translation>File: {file}</translation>
    </message>
    <message>
        <source>日期：{day}</source>
        <translation>Date: {day}</translation>
    </message>
    <message>
        <source>记录：{count}</source>
        <translation>Records: {count}</translation>
    </message>
    <message>
        <source>文件的校验码：{mark}</source>
        <translation>Checksum of the file: {mark}</translation>
    </message>
    <message>
        <source>已交出此人的资料</source>
        <translation>The person&apos;s data was handed out</translation>
    </message>
    <message>
        <source>操作已记入查看记录。校验码证明就是这份文件。</source>
        <translation>It was noted in the audit. The checksum proves that it is this very file.</translation>
    </message>
    <message>
        <source>（还是申请人时）</source>
        <translation>(as an applicant)</translation>
    </message>
</context>
<context>
    <name>Happened</name>
    <message>
        <source>撤销：{action}</source>
        <translation>Undone: {action}</translation>
    </message>
    <message>
        <source>恢复：{action}</source>
        <translation>Brought back: {action}</translation>
    </message>
    <message>
        <source>规则“{rule}”第 {version} 版</source>
        <translation>Rule {rule}, v{version}</translation>
    </message>
    <message>
        <source>{name} 得分</source>
        <translation>{name} earned points</translation>
    </message>
    <message>
        <source>{name} 减分</source>
        <translation>{name} lost points</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
</context>
<context>
    <name>HeldPane</name>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>券</source>
        <translation>Coupon</translation>
    </message>
    <message>
        <source>抵多少</source>
        <translation>Worth</translation>
    </message>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>有效期</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>谁有哪张券</source>
        <translation>Who has which coupon</translation>
    </message>
    <message>
        <source>券种</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>重复使用</source>
        <translation>Used twice</translation>
    </message>
    <message>
        <source>签到更正了</source>
        <translation>Visit corrected</translation>
    </message>
    <message>
        <source>哪些券</source>
        <translation>Which coupons</translation>
    </message>
    <message>
        <source>用券</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>登记收款</source>
        <translation>Fee paid</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>新建券种</source>
        <translation>New kind</translation>
    </message>
    <message>
        <source>改券种</source>
        <translation>Change kind</translation>
    </message>
    <message>
        <source>删券种</source>
        <translation>Remove kind</translation>
    </message>
    <message>
        <source>发券</source>
        <translation>Give coupons</translation>
    </message>
    <message>
        <source>先建一种券（抵几件、抵几元、打几折），再发给成员。</source>
        <translation>Make a kind first (pieces, an amount or a percentage off), then give it to members.</translation>
    </message>
    <message>
        <source>这里没有券</source>
        <translation>No coupons here</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No end</translation>
    </message>
    <message>
        <source>全部券种</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>收回这张券</source>
        <translation>Take this coupon back</translation>
    </message>
    <message>
        <source>他就不能再用了。</source>
        <translation>They cannot use it any more.</translation>
    </message>
    <message>
        <source>撤回一次使用</source>
        <translation>Take a use back</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>它带来的下一张券没用过、没收过钱，就一起收回；收过的钱要在“收款”里退。</source>
        <translation>The next coupon that it brought goes too, unless it was used or paid for; money received is given back under Payments.</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>已删除</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>HeldStep</name>
    <message>
        <source>待定的行</source>
        <translation>Rows to settle</translation>
    </message>
    <message>
        <source>看成员</source>
        <translation>See members</translation>
    </message>
    <message>
        <source>没有待定的行</source>
        <translation>No rows to settle</translation>
    </message>
    <message>
        <source>再导入一份</source>
        <translation>Import another</translation>
    </message>
    <message>
        <source>这些行可能是名单里已有的人，所以先放着：定下来之前不是成员，也不算进人数。</source>
        <translation>These rows may be people on the list already, so they are held: until settled they are no members and count nowhere.</translation>
    </message>
    <message>
        <source>你的角色看不到</source>
        <translation>Not visible to your role</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>可能是</source>
        <translation>May be</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message numerus="yes">
        <source>定了 %n 行</source>
        <translation>
            <numerusform>%n row settled</numerusform>
            <numerusform>%n rows settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 行的积分没有导入：你的角色不能发积分</source>
        <translation>
            <numerusform>the points of %n row were left out: your role may not award any</numerusform>
            <numerusform>the points of %n rows were left out: your role may not award any</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 行的积分和现有的不同，没有导入</source>
        <translation>
            <numerusform>the points of %n row differ and were left out</numerusform>
            <numerusform>the points of %n rows differ and were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 行的等级没有导入</source>
        <translation>
            <numerusform>the level of %n row was left out</numerusform>
            <numerusform>the levels of %n rows were left out</numerusform>
        </translation>
    </message>
    <message>
        <source>{done}；{left}</source>
        <translation>{done}; {left}</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>人到场</source>
        <translation>came</translation>
    </message>
    <message>
        <source>主讲</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>讲师已定</source>
        <translation>Lecturer set</translation>
    </message>
    <message>
        <source>讲师未定</source>
        <translation>No lecturer yet</translation>
    </message>
    <message>
        <source>主持人已定</source>
        <translation>Host set</translation>
    </message>
    <message>
        <source>主持人未定</source>
        <translation>No host yet</translation>
    </message>
    <message>
        <source>地点已填</source>
        <translation>Place set</translation>
    </message>
    <message>
        <source>地点没填</source>
        <translation>No place yet</translation>
    </message>
    <message>
        <source>看这一场</source>
        <translation>See this session</translation>
    </message>
    <message>
        <source>签到台</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>复制通知</source>
        <translation>Copy notice</translation>
    </message>
    <message>
        <source>流程单</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>接下来两周还没有安排</source>
        <translation>Nothing planned for the next two weeks</translation>
    </message>
    <message>
        <source>新建一场，这里就会提醒你谁来、还缺什么。</source>
        <translation>Plan a session, and this tells you who comes and what is missing.</translation>
    </message>
    <message>
        <source>去日历安排</source>
        <translation>Plan in the calendar</translation>
    </message>
</context>
<context>
    <name>HoldForm</name>
    <message>
        <source>余额不变，锁定的部分暂时不能用。</source>
        <translation>The balance stays; the part held cannot be used for now.</translation>
    </message>
    <message>
        <source>锁定一部分</source>
        <translation>Hold a part</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>比如：有一笔在核对</source>
        <translation>e.g. one entry is being checked</translation>
    </message>
    <message>
        <source>到哪天自动解除</source>
        <translation>Released by itself after a day</translation>
    </message>
    <message>
        <source>谁的</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>钱包</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>锁定多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>最后一天（含）</source>
        <translation>Last day (included)</translation>
    </message>
    <message>
        <source>先选一位成员，这里会写他有多少。</source>
        <translation>Choose a member to see what there is.</translation>
    </message>
    <message>
        <source>请先选一位成员。</source>
        <translation>Choose a member first.</translation>
    </message>
</context>
<context>
    <name>HoldersTab</name>
    <message>
        <source>到期</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>最早</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>谁有会籍</source>
        <translation>Who has a membership</translation>
    </message>
    <message>
        <source>会籍方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>哪些人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>快到期</source>
        <translation>Ending soon</translation>
    </message>
    <message>
        <source>宽限中</source>
        <translation>In grace</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Lapsed</translation>
    </message>
    <message>
        <source>算会员价</source>
        <translation>Member price</translation>
    </message>
    <message>
        <source>登记会费</source>
        <translation>Record a fee</translation>
    </message>
    <message>
        <source>新建会籍方案</source>
        <translation>New plan</translation>
    </message>
    <message>
        <source>先建会籍方案，成员交了会费登记一笔，会籍就从那天算起。</source>
        <translation>Make a plan first; once a fee is recorded the membership begins that day.</translation>
    </message>
    <message>
        <source>还没有会籍方案</source>
        <translation>No plans yet</translation>
    </message>
    <message>
        <source>成员交了会费登记一笔，会籍就从那天算起。</source>
        <translation>Once a fee is recorded the membership begins that day.</translation>
    </message>
    <message>
        <source>这里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>没有符合的</source>
        <translation>None fits</translation>
    </message>
    <message>
        <source>全部方案</source>
        <translation>All plans</translation>
    </message>
</context>
<context>
    <name>HoldsDialog</name>
    <message>
        <source>锁定了多少</source>
        <translation>What is held</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>不填就列出大家的</source>
        <translation>Everybody&apos;s, if left empty</translation>
    </message>
    <message>
        <source>谁的</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>看更早的</source>
        <translation>Show earlier ones</translation>
    </message>
    <message>
        <source>没有锁定的。</source>
        <translation>Nothing is held.</translation>
    </message>
    <message>
        <source>{day} 已解除</source>
        <translation>released after {day}</translation>
    </message>
    <message>
        <source>到 {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>解除</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>解除 {what}</source>
        <translation>Release {what}</translation>
    </message>
    <message>
        <source>已解除锁定</source>
        <translation>Released</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>场均到场</source>
        <translation>Per session</translation>
    </message>
    <message>
        <source>活跃（去重）</source>
        <translation>Active people</translation>
    </message>
    <message>
        <source>未兑换积分</source>
        <translation>Points held</translation>
    </message>
    <message>
        <source>刚刚发生</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>新建场次</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>记一笔</source>
        <translation>Record…</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>Coming up</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部最近操作</source>
        <translation>All past actions</translation>
    </message>
    <message>
        <source>第 {week} 周</source>
        <translation>Week {week}</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>还没有到场记录</source>
        <translation>No attendance yet</translation>
    </message>
    <message>
        <source>近 4 场</source>
        <translation>last 4</translation>
    </message>
    <message>
        <source>通知已复制，可以粘贴到群里</source>
        <translation>Notice copied; paste it into the group</translation>
    </message>
</context>
<context>
    <name>HonourForm</name>
    <message>
        <source>改荣誉</source>
        <translation>Change an honour</translation>
    </message>
    <message>
        <source>新建荣誉</source>
        <translation>New honour</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>比如：月度之星</source>
        <translation>e.g. Star of the month</translation>
    </message>
    <message>
        <source>若干天</source>
        <translation>so many days</translation>
    </message>
    <message>
        <source>{kind}：{term}</source>
        <translation>{kind}: {term}</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>头衔到期自动失效，不用去收；徽章一直有效。</source>
        <translation>A title lapses by itself at the end of its term; a badge holds for good.</translation>
    </message>
    <message>
        <source>种类和期限</source>
        <translation>Kind and term</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>About</translation>
    </message>
</context>
<context>
    <name>HonoursTab</name>
    <message>
        <source>谁持有荣誉</source>
        <translation>Who holds honours</translation>
    </message>
    <message>
        <source>荣誉</source>
        <translation>Honour</translation>
    </message>
    <message>
        <source>积分等级</source>
        <translation>Grades</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>因为什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>经手</source>
        <translation>By</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>现在持有</source>
        <translation>Held now</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>About</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>按什么</source>
        <translation>Of what</translation>
    </message>
    <message>
        <source>多少起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>好处</source>
        <translation>What it brings</translation>
    </message>
    <message>
        <source>谁持有</source>
        <translation>Who holds them</translation>
    </message>
    <message>
        <source>徽章和头衔</source>
        <translation>Badges and titles</translation>
    </message>
    <message>
        <source>怎么看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>授予荣誉</source>
        <translation>Grant an honour</translation>
    </message>
    <message>
        <source>收回…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>新建荣誉</source>
        <translation>New honour</translation>
    </message>
    <message>
        <source>新建等级</source>
        <translation>New grade</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>头衔有期限，下个月自动到期；徽章一直有效。先建一项，再授予。</source>
        <translation>A title has a term and lapses by itself; a badge holds for good. Set one up, then grant it.</translation>
    </message>
    <message>
        <source>定几级和各要多少分，成员到了自动升级。</source>
        <translation>Say which grades there are and what each takes; members rise by themselves.</translation>
    </message>
    <message>
        <source>还没有授予过荣誉</source>
        <translation>No honour was granted yet</translation>
    </message>
    <message>
        <source>还没有荣誉</source>
        <translation>There are no honours yet</translation>
    </message>
    <message>
        <source>还没有积分等级</source>
        <translation>There are no grades yet</translation>
    </message>
    <message>
        <source>名单上留着这一次和原因。</source>
        <translation>The list keeps it, with the reason.</translation>
    </message>
    <message>
        <source>收回荣誉</source>
        <translation>Take an honour back</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>已删除</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>HostDialog</name>
    <message>
        <source>选主持人</source>
        <translation>Choose a host</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>请从候选里选一位成员。</source>
        <translation>Choose one of the members found.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>疑似</source>
        <translation>Suspected</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>疑似同一人</source>
        <translation>Suspected</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>自定义字段</source>
        <translation>Custom field</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>积分（期初）</source>
        <translation>Points (at the start)</translation>
    </message>
    <message>
        <source>手机尾号</source>
        <translation>End of phone</translation>
    </message>
    <message>
        <source>第二个手机</source>
        <translation>Second phone</translation>
    </message>
    <message>
        <source>第二个微信</source>
        <translation>Second WeChat</translation>
    </message>
    <message>
        <source>其他账号</source>
        <translation>Other accounts</translation>
    </message>
    <message>
        <source>旺旺</source>
        <translation>Shop account</translation>
    </message>
    <message>
        <source>会员卡号</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>手机相同，姓名不同</source>
        <translation>Same phone, another name</translation>
    </message>
    <message>
        <source>微信号相同，姓名不同</source>
        <translation>Same WeChat, another name</translation>
    </message>
    <message>
        <source>成员编号相同，姓名不同</source>
        <translation>Same number, another name</translation>
    </message>
    <message>
        <source>旺旺或会员卡相同，姓名不同</source>
        <translation>same shop account or card, another name</translation>
    </message>
    <message>
        <source>和第 {line} 行{reason}</source>
        <translation>With line {line}: {reason}</translation>
    </message>
    <message>
        <source>新成员，编号 {number}</source>
        <translation>New member, number {number}</translation>
    </message>
    <message>
        <source>这一格的几个号码都记下，第一个是手机号</source>
        <translation>Every number of the cell is kept; the first is the phone</translation>
    </message>
    <message>
        <source>编号是已移除的人用过的，另给编号</source>
        <translation>the number was that of somebody removed; another one is given</translation>
    </message>
    <message>
        <source>等级没有导入：请在关系阶梯里调整</source>
        <translation>the level was left out: use the ladder</translation>
    </message>
    <message>
        <source>积分不导入</source>
        <translation>the points are left out</translation>
    </message>
    <message>
        <source>同名，没有手机号可以区分</source>
        <translation>Same name, no phone to tell apart</translation>
    </message>
    <message>
        <source>是同一人</source>
        <translation>Same person</translation>
    </message>
    <message>
        <source>新的人</source>
        <translation>Somebody new</translation>
    </message>
    <message>
        <source>第 {line} 行</source>
        <translation>Row {line}</translation>
    </message>
    <message>
        <source>和 {who} {reason}</source>
        <translation>{who}: {reason}</translation>
    </message>
    <message>
        <source>导入时给</source>
        <translation>given on import</translation>
    </message>
    <message>
        <source>等 {n} 项</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>名单里已有，没有新内容</source>
        <translation>Known already, nothing new</translation>
    </message>
    <message>
        <source>和前面的一行完全一样</source>
        <translation>The same as a row above</translation>
    </message>
    <message>
        <source>上次导入时已列为疑似，还没有定</source>
        <translation>Held as suspected by an earlier import</translation>
    </message>
    <message>
        <source>上次导入时已经定过</source>
        <translation>Settled at an earlier import</translation>
    </message>
    <message>
        <source>编号不是这里的样子，原样记在自定义字段，另给编号</source>
        <translation>the number is none here: kept as text, another one given</translation>
    </message>
    <message>
        <source>积分和现有的不同，没有导入</source>
        <translation>Points differ from those held; not imported</translation>
    </message>
    <message>
        <source>和第 {line} 行是同一人，没有新内容</source>
        <translation>The same person as row {line}, nothing new</translation>
    </message>
    <message>
        <source>号段少见，已照收</source>
        <translation>unusual number, taken as it is</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机（原样）</source>
        <translation>Phone (as it is)</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
</context>
<context>
    <name>ImportFrame</name>
    <message>
        <source>导入名单</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>回到成员名单</source>
        <translation>Back to the members</translation>
    </message>
    <message>
        <source>还没有写入任何东西</source>
        <translation>Nothing has been written yet</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>对应列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>换</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>换一种文字编码</source>
        <translation>Another encoding</translation>
    </message>
    <message>
        <source>，工作表“{sheet}”</source>
        <translation>, sheet &quot;{sheet}&quot;</translation>
    </message>
    <message>
        <source>{file}，{rows}</source>
        <translation>{file}, {rows}</translation>
    </message>
    <message>
        <source>文字编码 {name}</source>
        <translation>Encoding {name}</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>粘贴的名单</source>
        <translation>Pasted list</translation>
    </message>
    <message>
        <source>待定的行</source>
        <translation>Rows to settle</translation>
    </message>
    <message>
        <source>正在核对 {file}</source>
        <translation>Checking {file}</translation>
    </message>
    <message>
        <source>正在写入 {file}</source>
        <translation>Writing {file}</translation>
    </message>
    <message>
        <source>正在撤销这次导入</source>
        <translation>Undoing this import</translation>
    </message>
    <message>
        <source>已撤销这次导入</source>
        <translation>This import is undone</translation>
    </message>
    <message>
        <source>{file}-错误行.xlsx</source>
        <translation>{file}-errors.xlsx</translation>
    </message>
    <message>
        <source>把错误行存成表格</source>
        <translation>Save the rows with errors as a table</translation>
    </message>
    <message>
        <source>表格 (*.xlsx)</source>
        <translation>Spreadsheet (*.xlsx)</translation>
    </message>
    <message>
        <source>错误行存到了 {file}</source>
        <translation>Rows with errors saved to {file}</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>没有照原样导入的</source>
        <translation>Not taken in as it was</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>对照原日历改好，再导入一次：改过的会更新，别的不变。</source>
        <translation>Mend it in the calendar it comes from and import again: what changed is updated, the rest stays.</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>邀请新设备</source>
        <translation>Invite a device</translation>
    </message>
    <message>
        <source>做邀请码</source>
        <translation>Make a code</translation>
    </message>
    <message>
        <source>一个码只进一台设备，24 小时内有效，随时可以收回。</source>
        <translation>One code lets in one device, within 24 hours; it can be withdrawn at any time.</translation>
    </message>
    <message>
        <source>会写一个加密的文件，里面是整个社群，再给一个码。两样都交给对方，只进一台设备，30 天内有效。</source>
        <translation>Writes an encrypted file with the whole community, and gives you a code. The other person needs both; they let one device in and hold for 30 days.</translation>
    </message>
    <message>
        <source>写文件…</source>
        <translation>Write file…</translation>
    </message>
    <message>
        <source>群主：我自己的另一台电脑</source>
        <translation>Owner: another computer of mine</translation>
    </message>
    <message>
        <source>什么角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>写个称呼</source>
        <translation>A name</translation>
    </message>
    <message>
        <source>从成员里选</source>
        <translation>A member</translation>
    </message>
    <message>
        <source>比如：门口的小陈</source>
        <translation>e.g. Chen at the door</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>新设备怎么连到中枢</source>
        <translation>How the new device reaches the hub</translation>
    </message>
    <message>
        <source>地址和端口。对方不在同一个网络时，写他能连到的那个。</source>
        <translation>Address and port. If the device is on another network, the one that it can reach.</translation>
    </message>
    <message>
        <source>没有能授予的角色：请群主来做</source>
        <translation>There is no role you may grant: ask the owner</translation>
    </message>
    <message>
        <source>请写个称呼，或从成员里选一位</source>
        <translation>Write a name, or choose a member</translation>
    </message>
    <message>
        <source>地址要带端口，比如 192.168.1.5:8440</source>
        <translation>The address needs its port, for instance 192.168.1.5:8440</translation>
    </message>
</context>
<context>
    <name>InvitesTab</name>
    <message>
        <source>邀请进群</source>
        <translation>Invited to the chat</translation>
    </message>
    <message>
        <source>姓名、拼音、手机尾号</source>
        <translation>Name, pinyin, phone</translation>
    </message>
    <message>
        <source>在这些人里找</source>
        <translation>Find among them</translation>
    </message>
    <message>
        <source>哪些人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>入会</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>改成{state}</source>
        <translation>Set: {state}</translation>
    </message>
    <message>
        <source>从店铺导入的客户先是“未邀”；邀请发出去改成“已邀”，进了群改成“已加”。</source>
        <translation>Customers from the shop begin as not invited; set invited when asked, joined when in the chat.</translation>
    </message>
    <message>
        <source>这里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>已改成{state}</source>
        <translation>Set to {state}</translation>
    </message>
</context>
<context>
    <name>ItemPanel</name>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>计划提前一天</source>
        <translation>Plan a day earlier</translation>
    </message>
    <message>
        <source>计划推后一天</source>
        <translation>Plan a day later</translation>
    </message>
    <message>
        <source>选一条内容，看它的清单</source>
        <translation>Choose an item to see its checklist</translation>
    </message>
    <message>
        <source>复制正文</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>替补</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>排期</source>
        <translation>Scheduled</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>链接</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>清单 {done}/{all}</source>
        <translation>Checklist {done}/{all}</translation>
    </message>
    <message>
        <source>已删除</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Noted</translation>
    </message>
</context>
<context>
    <name>ItemsTab</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>哪个状态</source>
        <translation>Which state</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>点“新增内容”，五种类型各有自己的清单。</source>
        <translation>Choose &quot;New item&quot;: each of the five types has its own checklist.</translation>
    </message>
    <message>
        <source>这里还没有内容</source>
        <translation>No items here yet</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>用邀请码加入</source>
        <translation>Join with a code</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>邀请你的人会给你一串字，或一个二维码（用手机扫出来也是那串字）。加入后这台电脑有自己的一份，断网也能用。</source>
        <translation>Whoever invites you gives you some letters, or a QR code that reads as the same letters. This computer then has a copy of its own and works without a network.</translation>
    </message>
    <message>
        <source>放在哪个文件夹里</source>
        <translation>In which folder</translation>
    </message>
    <message>
        <source>换一个…</source>
        <translation>Choose another…</translation>
    </message>
    <message>
        <source>放在哪里</source>
        <translation>Where to keep it</translation>
    </message>
</context>
<context>
    <name>JourneyBlocks</name>
    <message>
        <source>关系阶梯</source>
        <translation>Ladder</translation>
    </message>
    <message>
        <source>调整…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>还不在阶梯上</source>
        <translation>Not on the ladder yet</translation>
    </message>
    <message>
        <source>消费 {orders}  传播 {referrals}  生产 {contributions}</source>
        <translation>Buys {orders}  Brings {referrals}  Contributes {contributions}</translation>
    </message>
    <message>
        <source>{counts}（三者皆有）</source>
        <translation>{counts} (all three)</translation>
    </message>
    <message numerus="yes">
        <source>下了 %n 单，可以升为用户</source>
        <translation>
            <numerusform>%n order: may become a user</numerusform>
            <numerusform>%n orders: may become a user</numerusform>
        </translation>
    </message>
    <message>
        <source>调整关系阶梯</source>
        <translation>Change the step</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>不降级</source>
        <translation>Do not lower</translation>
    </message>
    <message>
        <source>确认降级</source>
        <translation>Lower, I am sure</translation>
    </message>
    <message>
        <source>到哪一级</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>升为粉丝、朋友必须写：他做了什么</source>
        <translation>For a fan or a friend, write what they did</translation>
    </message>
    <message>
        <source>如果更低</source>
        <translation>If it is lower</translation>
    </message>
    <message>
        <source>推荐</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>登记推荐人</source>
        <translation>Enter inviter</translation>
    </message>
    <message>
        <source>推荐人</source>
        <translation>Inviter</translation>
    </message>
    <message numerus="yes">
        <source>推荐了 %n 人</source>
        <translation>
            <numerusform>Invited %n member</numerusform>
            <numerusform>Invited %n members</numerusform>
        </translation>
    </message>
    <message>
        <source>凭什么知道，比如扫了谁的码</source>
        <translation>How one knows, as whose code was scanned</translation>
    </message>
    <message>
        <source>哪次活动</source>
        <translation>Campaign</translation>
    </message>
</context>
<context>
    <name>JourneyPage</name>
    <message>
        <source>阶梯与伙伴</source>
        <translation>Ladder and partners</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to see</translation>
    </message>
    <message>
        <source>关系阶梯</source>
        <translation>Ladder</translation>
    </message>
    <message>
        <source>推荐</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>异业伙伴</source>
        <translation>Partners</translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>撤销上一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>恢复刚撤销的</source>
        <translation>Redo what was undone</translation>
    </message>
    <message>
        <source>最近操作</source>
        <translation>Past actions</translation>
    </message>
    <message>
        <source>投屏隐私：遮住或显示</source>
        <translation>Screen-share privacy: mask or show</translation>
    </message>
    <message>
        <source>上锁</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>备份、恢复码</source>
        <translation>Backup and recovery code</translation>
    </message>
    <message>
        <source>使用指南</source>
        <translation>User guide</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>诊断信息</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>换一个社群或新建</source>
        <translation>Another community, or a new one</translation>
    </message>
    <message>
        <source>换社群</source>
        <translation>Switch community</translation>
    </message>
    <message>
        <source>可以做的事</source>
        <translation>Things to do</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>打开签到台</source>
        <translation>Open the door</translation>
    </message>
    <message>
        <source>搜索或跳转</source>
        <translation>Search or jump</translation>
    </message>
    <message>
        <source>在本页里找</source>
        <translation>Find on this screen</translation>
    </message>
    <message>
        <source>在名单里改这一格</source>
        <translation>Edit this cell of the list</translation>
    </message>
    <message>
        <source>勾选这一行</source>
        <translation>Tick this row</translation>
    </message>
    <message>
        <source>勾选全部</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>打开这一行</source>
        <translation>Open this row</translation>
    </message>
    <message>
        <source>取消、关闭、清空</source>
        <translation>Cancel, close, clear</translation>
    </message>
    <message>
        <source>打开“{name}”</source>
        <translation>Open &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>在新窗口打开“{name}”</source>
        <translation>Open &quot;{name}&quot; in a window of its own</translation>
    </message>
    <message>
        <source>在新窗口打开</source>
        <translation>Open in a window of its own</translation>
    </message>
    <message>
        <source>换一个社群或新建…</source>
        <translation>Another community, or a new one…</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>KindDialog</name>
    <message>
        <source>群类型</source>
        <translation>Kinds of group</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>管理群约 20 人（超过只提醒），粉丝群 500 人，招商群不限。自己的类型在这里写容量。</source>
        <translation>A management group has about 20 (more is only warned of), a fan group 500, a merchant group any number. Say here what a kind of your own holds.</translation>
    </message>
    <message>
        <source>例如：跑团</source>
        <translation>e.g. Runners</translation>
    </message>
    <message>
        <source>不限人数</source>
        <translation>any number</translation>
    </message>
    <message>
        <source>自己的类型</source>
        <translation>Kind of your own</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>超过只提醒，不拒绝</source>
        <translation>Warn of more, do not refuse them</translation>
    </message>
    <message>
        <source>还没有写类型：请写一个，例如跑团</source>
        <translation>No kind is named yet: name one, for example Runners</translation>
    </message>
    <message>
        <source>“{kind}”是自带的类型：请在那个群里改容量，或另起一个类型</source>
        <translation>{kind} is always there: change the capacity of that group, or name a kind of your own</translation>
    </message>
</context>
<context>
    <name>KindForm</name>
    <message>
        <source>新建券种</source>
        <translation>New kind of coupon</translation>
    </message>
    <message>
        <source>修改券种</source>
        <translation>Change a kind of coupon</translation>
    </message>
    <message>
        <source>已经发出去的券不变，以后发的按新的来。</source>
        <translation>Coupons that were given stay as they are; what is given from now on is as new.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>例如：抵用券</source>
        <translation>e.g. voucher</translation>
    </message>
    <message>
        <source>抵件：几件不要钱</source>
        <translation>Pieces: so many are free</translation>
    </message>
    <message>
        <source>抵钱：少付几元</source>
        <translation>Amount: so many yuan less</translation>
    </message>
    <message>
        <source>打折：减百分之几，八折写 20</source>
        <translation>Percentage: so much off every price</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>怎么用</source>
        <translation>How it works</translation>
    </message>
    <message>
        <source>抵多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>有效几天，含发的当天</source>
        <translation>Days it holds, with the first</translation>
    </message>
    <message>
        <source>先交多少元才能用（可不填）</source>
        <translation>Fee in yuan before it can be used (optional)</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>交了就有的会籍</source>
        <translation>The fee buys a membership</translation>
    </message>
</context>
<context>
    <name>LabelSection</name>
    <message>
        <source>称谓</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>这个社群的叫法</source>
        <translation>What this community says</translation>
    </message>
    <message>
        <source>写在空格里就换，空着用原来的；画面、导出和命令一起换，资料本身不变</source>
        <translation>What is filled in is said instead, in Chinese texts and for the steps of the ladder; an empty field keeps the word. Screens, exports and commands follow, data stays as it is</translation>
    </message>
    <message>
        <source>换称谓</source>
        <translation>Change the words</translation>
    </message>
    <message>
        <source>读起来是：{sample}</source>
        <translation>It reads: {sample}</translation>
    </message>
    <message>
        <source>称谓已换</source>
        <translation>The words are changed</translation>
    </message>
</context>
<context>
    <name>LadderForm</name>
    <message>
        <source>新建券阶梯</source>
        <translation>New ladder</translation>
    </message>
    <message>
        <source>修改券阶梯</source>
        <translation>Change the ladder</translation>
    </message>
    <message>
        <source>每一步是一种券。用了上一张，下一张自动发给他；也可以手工发。</source>
        <translation>Each step is a kind of coupon. Using one brings the next by itself, or it is given by hand.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>用了上一张就发</source>
        <translation>When the one before is used</translation>
    </message>
    <message>
        <source>手工发</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>第 {n} 次来时发</source>
        <translation>At visit {n}</translation>
    </message>
    <message>
        <source>{step}怎么发</source>
        <translation>{step}: how it is given</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>每一步</source>
        <translation>Each step</translation>
    </message>
    <message>
        <source>再加一步</source>
        <translation>Another step</translation>
    </message>
    <message>
        <source>没有了</source>
        <translation>No more</translation>
    </message>
    <message>
        <source>第 {n} 步</source>
        <translation>Step {n}</translation>
    </message>
</context>
<context>
    <name>LadderTab</name>
    <message>
        <source>可以升为用户的成员</source>
        <translation>Members who may become users</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>下单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>最近下单</source>
        <translation>Last order</translation>
    </message>
    <message>
        <source>升为用户</source>
        <translation>Raise to user</translation>
    </message>
    <message>
        <source>先不动</source>
        <translation>Leave as is</translation>
    </message>
    <message>
        <source>没有等着确认的</source>
        <translation>Nobody waits to be confirmed</translation>
    </message>
    <message>
        <source>成员下了第二单，会在这里提示升为用户，由你确认。</source>
        <translation>Whoever orders a second time is suggested here as a user; you confirm it.</translation>
    </message>
    <message>
        <source>各级人数</source>
        <translation>Members on each step</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>可以升为用户</source>
        <translation>May become users</translation>
    </message>
    <message>
        <source>请写一个过去的日期，如 2026-03-31</source>
        <translation>Write a day that has passed, as 2026-03-31</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message>
        <source>在这级或更高 {count}</source>
        <translation>This step or higher: {count}</translation>
    </message>
    <message>
        <source>先选成员：打勾，或点一行</source>
        <translation>Choose members first: tick them, or click a row</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>LaddersPane</name>
    <message>
        <source>第几步</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>券</source>
        <translation>Coupon</translation>
    </message>
    <message>
        <source>怎么发</source>
        <translation>How it comes</translation>
    </message>
    <message>
        <source>拿到</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>用了</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>转化率</source>
        <translation>Went on</translation>
    </message>
    <message>
        <source>阶梯的每一步</source>
        <translation>The steps of the ladder</translation>
    </message>
    <message>
        <source>券阶梯</source>
        <translation>Ladder</translation>
    </message>
    <message>
        <source>让成员开始</source>
        <translation>Let members begin</translation>
    </message>
    <message>
        <source>新建券阶梯</source>
        <translation>New ladder</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>发给来够的人</source>
        <translation>Give to who came</translation>
    </message>
    <message>
        <source>把券种排成几步：用了上一张，下一张自动发给他。</source>
        <translation>Put kinds into steps: using one brings the next.</translation>
    </message>
    <message>
        <source>还没有券阶梯</source>
        <translation>No ladder yet</translation>
    </message>
    <message>
        <source>开始时发</source>
        <translation>At the beginning</translation>
    </message>
    <message>
        <source>第 {n} 次来时发</source>
        <translation>At visit {n}</translation>
    </message>
    <message>
        <source>用了上一张就发</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>手工发</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>发给来够的人 {n}</source>
        <translation>Give to who came: {n}</translation>
    </message>
    <message>
        <source>已删除</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>已发给来够的人</source>
        <translation>Given to who came</translation>
    </message>
</context>
<context>
    <name>LearnersTab</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>模块</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>谁完成了哪些模块</source>
        <translation>Who completed which modules</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>在学的</source>
        <translation>Learning</translation>
    </message>
    <message>
        <source>全部成员</source>
        <translation>All members</translation>
    </message>
    <message>
        <source>哪些人</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>登记完成</source>
        <translation>Record completion</translation>
    </message>
    <message>
        <source>打印证书</source>
        <translation>Print certificate</translation>
    </message>
    <message>
        <source>收回完成</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>删除课程</source>
        <translation>Delete course</translation>
    </message>
    <message>
        <source>新建课程</source>
        <translation>New course</translation>
    </message>
    <message>
        <source>按顺序排好模块，逐个登记完成，最后一个完成就有证书。选“全部成员”来登记。</source>
        <translation>Modules are completed in order, and the last one brings the certificate. Choose &quot;All members&quot; to record.</translation>
    </message>
    <message>
        <source>还没有人在学</source>
        <translation>Nobody is learning yet</translation>
    </message>
    <message>
        <source>新建第一门课程</source>
        <translation>Make a first course</translation>
    </message>
    <message>
        <source>一门课程有几个模块，按顺序完成，最后一个完成就有证书。</source>
        <translation>A course has modules that are completed in order; the last one brings the certificate.</translation>
    </message>
    <message>
        <source>还没有课程</source>
        <translation>No courses yet</translation>
    </message>
    <message>
        <source>{number}（已收回）</source>
        <translation>{number} (withdrawn)</translation>
    </message>
    <message>
        <source>先点一行</source>
        <translation>Choose a row first</translation>
    </message>
    <message>
        <source>已登记；前面的模块没完成、没有登记的：{n}</source>
        <translation>Recorded; left out, since an earlier module is missing: {n}</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>先点一位有完成的</source>
        <translation>Choose somebody who completed something</translation>
    </message>
    <message>
        <source>后面的模块和证书一起收回。</source>
        <translation>The modules after it and the certificate are taken back as well.</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>已删除课程“{title}”</source>
        <translation>Course &quot;{title}&quot; deleted</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>按顺序，一行一个</source>
        <translation>In order, one on each line</translation>
    </message>
</context>
<context>
    <name>LeaveForm</name>
    <message>
        <source>{name}退出</source>
        <translation>{name} leaves</translation>
    </message>
    <message>
        <source>登记退出</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>历史都留着；回来时是第二段，编号不变。候补的人会自动递补。</source>
        <translation>All history stays; who comes back has a second term under the same number. Who waits moves up.</translation>
    </message>
    <message>
        <source>退出哪里</source>
        <translation>Leaves</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>确认移出</source>
        <translation>Yes, remove</translation>
    </message>
    <message>
        <source>移出要确认：再点一次“确认移出”。</source>
        <translation>Removing has to be confirmed: press the button once more.</translation>
    </message>
</context>
<context>
    <name>LedgerTab</name>
    <message>
        <source>积分流水</source>
        <translation>Points ledger</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>For</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>已冲正</source>
        <translation>Reversed</translation>
    </message>
    <message>
        <source>哪些</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>手工</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>冲正</source>
        <translation>Reversed</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Spent</translation>
    </message>
    <message>
        <source>哪条规则</source>
        <translation>Which rule</translation>
    </message>
    <message>
        <source>哪个钱包</source>
        <translation>Which wallet</translation>
    </message>
    <message>
        <source>哪位成员</source>
        <translation>Which member</translation>
    </message>
    <message>
        <source>不限成员</source>
        <translation>Any member</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>还没有积分流水</source>
        <translation>The ledger is empty</translation>
    </message>
    <message>
        <source>发布规则、补发过去的积分，或者手工发积分，都会记在这里。</source>
        <translation>Publishing a rule, awarding past activity or giving points by hand: all of it is written here.</translation>
    </message>
    <message>
        <source>没有符合的流水</source>
        <translation>No entries match</translation>
    </message>
    <message>
        <source>看全部流水</source>
        <translation>Show all entries</translation>
    </message>
    <message>
        <source>{entries}，合计 {points}</source>
        <translation>{entries}, {points} in all</translation>
    </message>
    <message>
        <source>全部规则</source>
        <translation>All rules</translation>
    </message>
</context>
<context>
    <name>LiabilityDialog</name>
    <message>
        <source>大家手里还能用的，按到期的月份。</source>
        <translation>What members can still use, by the month it ends.</translation>
    </message>
    <message>
        <source>还没用的有多少</source>
        <translation>What is still open</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>钱包</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>一分合多少元</source>
        <translation>Yuan per point</translation>
    </message>
    <message>
        <source>每月到期多少，几个人</source>
        <translation>How much ends each month, and of how many</translation>
    </message>
    <message>
        <source>正在算…</source>
        <translation>Working it out…</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>LimitForm</name>
    <message>
        <source>不联网时的限额</source>
        <translation>Limit without a network</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>没有网络时，一台电脑最多兑出这么多积分；同步确认后重新算。</source>
        <translation>Without a network a computer takes at most so many points; once synced it begins anew.</translation>
    </message>
    <message>
        <source>{device}（这台）</source>
        <translation>{device} (this one)</translation>
    </message>
    <message>
        <source>哪台电脑</source>
        <translation>Which computer</translation>
    </message>
    <message>
        <source>最多多少积分</source>
        <translation>Points at most</translation>
    </message>
</context>
<context>
    <name>Lineage</name>
    <message>
        <source>每一代的增长</source>
        <translation>Growth per generation</translation>
    </message>
</context>
<context>
    <name>LineageTable</name>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>第几代</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>群的裂变</source>
        <translation>Lines of groups</translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>视图有改动</source>
        <translation>View changed</translation>
    </message>
    <message>
        <source>存为视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>视图：{name}</source>
        <translation>View: {name}</translation>
    </message>
    <message numerus="yes">
        <source>改过 %n 行 · 重新排列</source>
        <translation>
            <numerusform>%n row edited · arrange again</numerusform>
            <numerusform>%n rows edited · arrange again</numerusform>
        </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>团队共用</source>
        <translation>shared</translation>
    </message>
    <message>
        <source>删除视图“{name}”</source>
        <translation>Delete view &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>某一天的名单…</source>
        <translation>The list of a past day…</translation>
    </message>
    <message>
        <source>阶梯、推荐、异业伙伴…</source>
        <translation>Ladder, referrals, partners…</translation>
    </message>
    <message>
        <source>Shift + 点列头：再按第二列排</source>
        <translation>Shift + click a head: sort by a second column</translation>
    </message>
    <message>
        <source>人群…</source>
        <translation>Segments…</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>文件夹</source>
        <translation>Folder</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>也可以用恢复码</source>
        <translation>The recovery code opens it, too</translation>
    </message>
    <message>
        <source>已上锁</source>
        <translation>Locked</translation>
    </message>
    <message numerus="yes">
        <source>口令不对。%n 秒后可以再试。</source>
        <translation>
            <numerusform>Wrong passphrase. Try again in %n second.</numerusform>
            <numerusform>Wrong passphrase. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>群主台</source>
        <translation>Qunzhu</translation>
    </message>
</context>
<context>
    <name>LockSection</name>
    <message>
        <source>上锁</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>多久不动就上锁</source>
        <translation>Lock when nobody is there for</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>从不</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>签到台、投屏和全屏时不会自己上锁；同步和备份照常</source>
        <translation>Not by itself at a door, on a projector or in full screen; syncing and backups go on</translation>
    </message>
    <message>
        <source>现在上锁</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>随时按 Ctrl+L</source>
        <translation>Ctrl+L at any time</translation>
    </message>
    <message>
        <source>设窗口口令…</source>
        <translation>Set a passphrase…</translation>
    </message>
    <message>
        <source>不用了…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>用什么解锁</source>
        <translation>What unlocks</translation>
    </message>
    <message>
        <source>换一个…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>社群的口令。挡住走到电脑前的人；程序开着时钥匙在内存里，会用这个系统账户查内存的人挡不住，那就退出程序。</source>
        <translation>The community&apos;s passphrase. It keeps out who walks up to the computer; while the program runs its key is in memory, so it does not keep out who can inspect that with this account: then quit the program.</translation>
    </message>
    <message>
        <source>窗口口令。挡住走到电脑前的人，重新打开程序也要先输入。钥匙仍在系统钥匙串里：会用这个系统账户开终端、翻文件的人挡不住，离开时请也锁住系统。</source>
        <translation>A passphrase of the window. It keeps out who walks up to the computer, also when the program is opened again. The key stays in the system&apos;s keyring: who can use a terminal or files with this account is not kept out, so lock the system too when you leave.</translation>
    </message>
    <message>
        <source>不用窗口口令了？</source>
        <translation>Remove the window&apos;s passphrase?</translation>
    </message>
    <message>
        <source>窗口不再上锁，打开程序也不再问。</source>
        <translation>The window no longer locks, and opening the program asks nothing.</translation>
    </message>
    <message>
        <source>不用了</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>LogForm</name>
    <message>
        <source>导入分享记录</source>
        <translation>Import a transcript</translation>
    </message>
    <message>
        <source>存为这一场的记录</source>
        <translation>Keep as this session&apos;s transcript</translation>
    </message>
    <message>
        <source>粘贴聊天记录或文稿。写着主持人、嘉宾的照写的分，别的按这一场的人来分。</source>
        <translation>Paste a chat log or a text. Lines marked host or guest are taken so, the others by the people of this session.</translation>
    </message>
    <message>
        <source>选文本文件</source>
        <translation>Choose a text file</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>选一份记录</source>
        <translation>Choose a log</translation>
    </message>
    <message>
        <source>文本文件 (*.txt *.md *.log);;所有文件 (*)</source>
        <translation>Text files (*.txt *.md *.log);;All files (*)</translation>
    </message>
    <message>
        <source>分成 {n} 条</source>
        <translation>{n:line|lines}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>跟随系统外观</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>紧凑</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>宽松</source>
        <translation>Roomy</translation>
    </message>
    <message>
        <source>字号 {share}%</source>
        <translation>Text {share}%</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>{name}看过谁的手机</source>
        <translation>Whose phone {name} looked at</translation>
    </message>
    <message>
        <source>每次按住看完整号码都会记下，最新的在上面。</source>
        <translation>Every look at a whole number is noted; the newest is on top.</translation>
    </message>
    <message>
        <source>还没有看过谁的</source>
        <translation>Looked at nobody&apos;s yet</translation>
    </message>
    <message>
        <source>已抹除</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>（申请人）</source>
        <translation>(applicant)</translation>
    </message>
</context>
<context>
    <name>LostKey</name>
    <message>
        <source>打不开“{name}”</source>
        <translation>{name} does not open</translation>
    </message>
    <message>
        <source>先不打开</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>解锁或装好钥匙串后再试</source>
        <translation>Try again once the keyring is unlocked or installed</translation>
    </message>
    <message>
        <source>通常重新登录电脑就会解锁。</source>
        <translation>Logging in to the computer again usually unlocks it.</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>用恢复码打开</source>
        <translation>Open with the recovery code</translation>
    </message>
    <message>
        <source>打印或抄下的 28 个字。打开后，钥匙会重新存到这台电脑。</source>
        <translation>The 28 characters printed or written down. Then the key is kept on this computer again.</translation>
    </message>
    <message>
        <source>输入恢复码…</source>
        <translation>Enter the code…</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>恢复到一个新文件夹，这个文件夹不动。</source>
        <translation>Into a new folder; this one stays as it is.</translation>
    </message>
    <message>
        <source>选一个备份…</source>
        <translation>Choose a backup…</translation>
    </message>
    <message>
        <source>打开别的文件夹</source>
        <translation>Open another folder</translation>
    </message>
    <message>
        <source>比如原来那台电脑上的，或带着 key.json 的那一份。</source>
        <translation>Such as the copy that has key.json with it.</translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
</context>
<context>
    <name>Lunar</name>
    <message>
        <source>农历每年{day}</source>
        <translation>Every lunar year, {day}</translation>
    </message>
    <message>
        <source>元旦</source>
        <translation>New Year</translation>
    </message>
    <message>
        <source>劳动节</source>
        <translation>Labour Day</translation>
    </message>
    <message>
        <source>国庆节</source>
        <translation>National Day</translation>
    </message>
    <message>
        <source>春节</source>
        <translation>Spring Festival</translation>
    </message>
    <message>
        <source>除夕</source>
        <translation>New Year&apos;s Eve (lunar)</translation>
    </message>
    <message>
        <source>元宵节</source>
        <translation>Lantern Festival</translation>
    </message>
    <message>
        <source>清明</source>
        <translation>Qingming</translation>
    </message>
    <message>
        <source>端午节</source>
        <translation>Dragon Boat</translation>
    </message>
    <message>
        <source>七夕节</source>
        <translation>Qixi</translation>
    </message>
    <message>
        <source>中秋节</source>
        <translation>Mid-Autumn</translation>
    </message>
    <message>
        <source>重阳节</source>
        <translation>Double Ninth</translation>
    </message>
    <message>
        <source>腊八节</source>
        <translation>Laba</translation>
    </message>
</context>
<context>
    <name>MallTab</name>
    <message>
        <source>礼品</source>
        <translation>Gift</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>每人限兑</source>
        <translation>Each</translation>
    </message>
    <message>
        <source>还可兑</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已发</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{name}（已下架）</source>
        <translation>{name} (not offered)</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>兑完了</source>
        <translation>None left</translation>
    </message>
    <message>
        <source>这台电脑留了 {mine} 件，别的电脑留了 {others} 件</source>
        <translation>Kept for this computer: {mine}, for others: {others}</translation>
    </message>
    <message>
        <source>怎么看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>兑换单</source>
        <translation>Redemptions</translation>
    </message>
    <message>
        <source>礼品单</source>
        <translation>Gifts</translation>
    </message>
    <message>
        <source>兑换礼品</source>
        <translation>Redeem a gift</translation>
    </message>
    <message>
        <source>新增礼品</source>
        <translation>New gift</translation>
    </message>
    <message>
        <source>这个礼品</source>
        <translation>This gift</translation>
    </message>
    <message>
        <source>离线限额</source>
        <translation>Offline limit</translation>
    </message>
    <message>
        <source>商城里还没有礼品</source>
        <translation>No gifts in the mall yet</translation>
    </message>
    <message>
        <source>写上要多少积分、有几件，成员就能拿积分来换。</source>
        <translation>Say how many points it takes and how many there are; members can then have it for their points.</translation>
    </message>
    <message>
        <source>重新上架</source>
        <translation>Offer again</translation>
    </message>
    <message>
        <source>下架</source>
        <translation>Offer no longer</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>进货或盘点…</source>
        <translation>Stock came or was counted…</translation>
    </message>
    <message>
        <source>给电脑留货…</source>
        <translation>Keep for a computer…</translation>
    </message>
    <message>
        <source>退回留货</source>
        <translation>Give back what is kept</translation>
    </message>
    <message>
        <source>退回“{device}”留的货</source>
        <translation>Give back what {device} keeps</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>使用指南</source>
        <translation>User guide</translation>
    </message>
    <message>
        <source>指南的这一页</source>
        <translation>This page of the guide</translation>
    </message>
    <message>
        <source>在指南里找</source>
        <translation>Search the guide</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前进</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Not found</translation>
    </message>
</context>
<context>
    <name>MaskedPhone</name>
    <message>
        <source>按住显示</source>
        <translation>Hold to show</translation>
    </message>
    <message>
        <source>按住时显示完整号码；每次查看都会记下</source>
        <translation>Shows the whole number while held; every look is recorded</translation>
    </message>
    <message>
        <source>这个角色可以按住看完整号码；预览时不显示</source>
        <translation>This role may hold to see the whole number; a preview shows none</translation>
    </message>
</context>
<context>
    <name>MatchDialog</name>
    <message>
        <source>商品适合谁</source>
        <translation>Whom a product suits</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>育儿、绘本</source>
        <translation>parenting, picture books</translation>
    </message>
    <message>
        <source>涉及健康的标签和人群默认不推荐；要推荐，在人群里勾选。</source>
        <translation>Tags and segments that concern health are not proposed unless the segment says so.</translation>
    </message>
    <message>
        <source>商品标签</source>
        <translation>Tags of the product</translation>
    </message>
    <message>
        <source>涉及健康，没有推荐</source>
        <translation>Concerns health: not proposed</translation>
    </message>
    <message>
        <source>没有写着这个标签的人群</source>
        <translation>No segment names this tag</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>权限表</source>
        <translation>Permissions</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>无人</source>
        <translation>Nobody</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>可以</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>不可以</source>
        <translation>no</translation>
    </message>
    <message>
        <source>{role}：{permission}：{mark}</source>
        <translation>{role}: {permission}: {mark}</translation>
    </message>
</context>
<context>
    <name>MemberCourses</name>
    <message>
        <source>完成 {done}/{modules}</source>
        <translation>{done}/{modules} completed</translation>
    </message>
    <message>
        <source>证书编号 {number}</source>
        <translation>Certificate number {number}</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificate</translation>
    </message>
</context>
<context>
    <name>MemberForm</name>
    <message>
        <source>新增成员</source>
        <translation>Add member</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>有姓名或昵称就可以，其余以后再补。</source>
        <translation>A name or nickname is enough; the rest can follow.</translation>
    </message>
    <message>
        <source>留空则接着编</source>
        <translation>Empty takes the next</translation>
    </message>
    <message>
        <source>{name}（{number}）已经用着这个手机号</source>
        <translation>{name} ({number}) already has this phone</translation>
    </message>
    <message>
        <source>已新增 {name}</source>
        <translation>{name} added</translation>
    </message>
</context>
<context>
    <name>MemberHead</name>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>回到成员名单</source>
        <translation>Back to the members</translation>
    </message>
    <message>
        <source>上一位</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>发积分</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>改角色</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>本月得分</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>到场</source>
        <translation>Attended</translation>
    </message>
    <message>
        <source>带来的人</source>
        <translation>Brought</translation>
    </message>
    <message>
        <source>主讲</source>
        <translation>Lectures</translation>
    </message>
    <message>
        <source>关系阶梯</source>
        <translation>Level</translation>
    </message>
</context>
<context>
    <name>MemberInspector</name>
    <message>
        <source>发积分</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>选一个人，这里显示他的资料和最近的事</source>
        <translation>Choose somebody: details and recent events show here</translation>
    </message>
    <message>
        <source>最近到场 {when}</source>
        <translation>Last seen {when}</translation>
    </message>
    <message>
        <source>本月 {points}</source>
        <translation>{points} this month</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>为什么这些分？</source>
        <translation>Why these points?</translation>
    </message>
    <message>
        <source>最近</source>
        <translation>Recent</translation>
    </message>
</context>
<context>
    <name>MemberLessons</name>
    <message>
        <source>到 {attended}/{lessons} 课</source>
        <translation>{attended} of {lessons} lessons</translation>
    </message>
</context>
<context>
    <name>MemberPage</name>
    <message>
        <source>这位成员不在名单里</source>
        <translation>This member is not in the list</translation>
    </message>
    <message>
        <source>修改资料	Ctrl+E</source>
        <translation>Edit details	Ctrl+E</translation>
    </message>
    <message>
        <source>加标签…</source>
        <translation>Add tag…</translation>
    </message>
    <message>
        <source>改小组…</source>
        <translation>Change group…</translation>
    </message>
    <message>
        <source>登记退出…</source>
        <translation>Enter leaving…</translation>
    </message>
    <message>
        <source>移出名单</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>积分为什么有、没有…</source>
        <translation>Why there are points, or none…</translation>
    </message>
    <message>
        <source>对账单…</source>
        <translation>Statement…</translation>
    </message>
    <message>
        <source>抹除此人…</source>
        <translation>Erase this person…</translation>
    </message>
    <message>
        <source>修改资料</source>
        <translation>Edit details</translation>
    </message>
    <message>
        <source>记一笔</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>谁看过手机…</source>
        <translation>Who saw the phone…</translation>
    </message>
    <message>
        <source>看已退出的人</source>
        <translation>See who left</translation>
    </message>
    <message>
        <source>导出此人的资料…</source>
        <translation>Export this person&apos;s data…</translation>
    </message>
</context>
<context>
    <name>MemberPicker</name>
    <message>
        <source>姓名、拼音、编号、手机尾号</source>
        <translation>Name, pinyin, number, phone ending</translation>
    </message>
    <message>
        <source>姓名或编号</source>
        <translation>Name or number</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>找到的成员</source>
        <translation>Members found</translation>
    </message>
</context>
<context>
    <name>MemberPlans</name>
    <message>
        <source>储值</source>
        <translation>Stored value</translation>
    </message>
    <message>
        <source>中断 {n} 天</source>
        <translation>A gap of {n:day|days}</translation>
    </message>
    <message>
        <source>还差 {money}</source>
        <translation>{money} still due</translation>
    </message>
    <message>
        <source>重复交费 {n} 笔</source>
        <translation>{n:payment|payments} made twice</translation>
    </message>
</context>
<context>
    <name>MemberShares</name>
    <message numerus="yes">
        <source>共 %n 次</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
    <message>
        <source>评分 {n}</source>
        <translation>Rated {n}</translation>
    </message>
    <message>
        <source>首次分享</source>
        <translation>First share</translation>
    </message>
</context>
<context>
    <name>MemberStays</name>
    <message>
        <source>至今</source>
        <translation>today</translation>
    </message>
    <message>
        <source>{place} 第 {n} 段：{begins} – {until}</source>
        <translation>{place}, term {n}: {begins} – {until}</translation>
    </message>
    <message>
        <source>开始日没有登记</source>
        <translation>start not recorded</translation>
    </message>
</context>
<context>
    <name>MemberVerbs</name>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>已改动 {count} 人</source>
        <translation>{count:person|people} changed</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>给 {count} 人加上</source>
        <translation>Tag {count:person|people}</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>已给 {count} 人加标签</source>
        <translation>{count:person|people} tagged</translation>
    </message>
    <message>
        <source>改小组</source>
        <translation>Change group</translation>
    </message>
    <message>
        <source>把 {count} 人加入</source>
        <translation>Add {count:person|people}</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>已给 {count} 人发积分</source>
        <translation>Points given to {count:person|people}</translation>
    </message>
    <message>
        <source>导出到</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>成员.xlsx</source>
        <translation>members.xlsx</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv)</source>
        <translation>Tables (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>正在导出 {file}</source>
        <translation>Exporting {file}</translation>
    </message>
    <message>
        <source>已导出 {count} 人</source>
        <translation>{count:person|people} exported</translation>
    </message>
    <message>
        <source>已移出 {count} 人</source>
        <translation>{count:person|people} removed</translation>
    </message>
    <message>
        <source>，{count} 人无权修改，没有动</source>
        <translation>, {count} not changed: no permission</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>全部成员</source>
        <translation>All members</translation>
    </message>
    <message>
        <source>积分前列</source>
        <translation>Top points</translation>
    </message>
    <message>
        <source>最近入会</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>久未到场</source>
        <translation>Long not seen</translation>
    </message>
    <message>
        <source>{field} 未填</source>
        <translation>{field}: empty</translation>
    </message>
    <message>
        <source>{field} 已填</source>
        <translation>{field}: filled</translation>
    </message>
    <message>
        <source>{days} 天内到过场</source>
        <translation>Seen in the last {days:day|days}</translation>
    </message>
    <message>
        <source>{days} 天没到场</source>
        <translation>Not seen for {days:day|days}</translation>
    </message>
    <message>
        <source>{field} {value} 等 {count}</source>
        <translation>{field} {value} … {count}</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>{days} 天前</source>
        <translation>{days} d ago</translation>
    </message>
    <message>
        <source>{years} 年前</source>
        <translation>{years} y ago</translation>
    </message>
    <message>
        <source>入会不到一个月</source>
        <translation>Joined this month</translation>
    </message>
    <message>
        <source>入会 {months} 个月</source>
        <translation>Member for {months:month|months}</translation>
    </message>
    <message>
        <source>入会 {years} 年</source>
        <translation>Member for {years} y</translation>
    </message>
    <message>
        <source>入会 {years} 年 {months} 个月</source>
        <translation>Member for {years} y {months} m</translation>
    </message>
    <message>
        <source>待编号</source>
        <translation>Number due</translation>
    </message>
    <message>
        <source>手上没有能发的编号，同步一次编号会自己补上。</source>
        <translation>No numbers to give out here; they come with the next sync.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>昵称</source>
        <translation>Nickname</translation>
    </message>
    <message>
        <source>读音</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>微信</source>
        <translation>WeChat</translation>
    </message>
    <message>
        <source>QQ</source>
        <translation>QQ</translation>
    </message>
    <message>
        <source>邮箱</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>分会</source>
        <translation>Chapter</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>入会</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>积分等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>荣誉</source>
        <translation>Honours</translation>
    </message>
    <message>
        <source>最近到场</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>推荐人</source>
        <translation>Invited by</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>在群状态</source>
        <translation>Membership</translation>
    </message>
    <message>
        <source>身份核实</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>三重身份</source>
        <translation>Roles of a member</translation>
    </message>
    <message>
        <source>出生月份</source>
        <translation>Month of birth</translation>
    </message>
    <message>
        <source>孩子的年龄</source>
        <translation>Child&apos;s age</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>没有人符合</source>
        <translation>Nobody matches</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>换一个写法，或去掉上面的一个筛选。</source>
        <translation>Try another spelling, or remove a filter above.</translation>
    </message>
    <message>
        <source>当前角色看不到名单里的人</source>
        <translation>Your role shows nobody in this list</translation>
    </message>
    <message>
        <source>成员都在，只是不在当前角色的范围里；需要时请群主授权。</source>
        <translation>Nobody is missing: they are outside your role&apos;s scope. Ask the owner if you need to see them.</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>还没有成员</source>
        <translation>No members yet</translation>
    </message>
    <message>
        <source>从 Excel、微信接龙或别的名单导入，或先新增一位。</source>
        <translation>Import from Excel, a WeChat sign-up chain or another list, or add somebody first.</translation>
    </message>
    <message>
        <source>已删的人群</source>
        <translation>removed segment</translation>
    </message>
    <message>
        <source>农历生日</source>
        <translation>Lunar day</translation>
    </message>
    <message>
        <source>邀请进群</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>视图删除了</source>
        <translation>View removed</translation>
    </message>
    <message>
        <source>按规则：{tags}</source>
        <translation>By rule: {tags}</translation>
    </message>
    <message>
        <source>复制了 {people}</source>
        <translation>Copied {people}</translation>
    </message>
    <message>
        <source>；{people}不同意列入导出的名单，没有复制</source>
        <translation>. Left out: {people}, consent to stand in exported lists withdrawn</translation>
    </message>
    <message>
        <source>粘贴好了：{counts}</source>
        <translation>Pasted: {counts}</translation>
    </message>
    <message>
        <source>“{column}”不能往下填：每个人各是各的</source>
        <translation>&quot;{column}&quot; cannot be filled down: everybody has one of their own</translation>
    </message>
    <message>
        <source>往下填好了</source>
        <translation>Filled down</translation>
    </message>
    <message>
        <source>已核实</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>未核实</source>
        <translation>Not verified</translation>
    </message>
    <message>
        <source>三者皆有</source>
        <translation>All three</translation>
    </message>
    <message>
        <source>今天生日</source>
        <translation>Birthday today</translation>
    </message>
    <message>
        <source>{days} 天内生日</source>
        <translation>Birthday within {days:day|days}</translation>
    </message>
    <message>
        <source>{month}生日</source>
        <translation>Born in {month}</translation>
    </message>
    <message>
        <source>一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月</source>
        <translation>January February March April May June July August September October November December</translation>
    </message>
    <message>
        <source>有 {low}–{high} 岁的孩子</source>
        <translation>Has a child of {low}–{high}</translation>
    </message>
    <message>
        <source>比较…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>已填</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not filled in</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>姓名、拼音、手机尾号</source>
        <translation>Name, pinyin, phone</translation>
    </message>
    <message>
        <source>搜索成员</source>
        <translation>Search members</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>查重</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>新增成员</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count:person|people}</translation>
    </message>
    <message>
        <source> • 正在查找…</source>
        <translation> • searching…</translation>
    </message>
    <message>
        <source> • 显示 {count}</source>
        <translation> • {count} shown</translation>
    </message>
    <message>
        <source> • {count} 人不在当前范围</source>
        <translation> • {count} outside your scope</translation>
    </message>
    <message>
        <source>视图：{name}</source>
        <translation>View: {name}</translation>
    </message>
    <message>
        <source>导出这份名单</source>
        <translation>Export this list</translation>
    </message>
    <message>
        <source>透支的成员</source>
        <translation>Overdrawn members</translation>
    </message>
    <message>
        <source>侧栏</source>
        <translation>Side panel</translation>
    </message>
</context>
<context>
    <name>MembersTable</name>
    <message>
        <source>成员表</source>
        <translation>Member table</translation>
    </message>
    <message>
        <source>新手机号</source>
        <translation>New phone</translation>
    </message>
</context>
<context>
    <name>MergedRecords</name>
    <message>
        <source>拆开</source>
        <translation>Take apart</translation>
    </message>
    <message>
        <source>拆开 {who}</source>
        <translation>Take apart {who}</translation>
    </message>
    <message>
        <source>拆开了，{who} 又是单独一份档案</source>
        <translation>Taken apart: {who} is a record of its own again</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>未到名单</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>还没有到的人</source>
        <translation>People who are not here yet</translation>
    </message>
</context>
<context>
    <name>MissingField</name>
    <message>
        <source>没有这一天的年份</source>
        <translation>Years without this day</translation>
    </message>
    <message>
        <source>只在有 2 月 29 日的年份举行。</source>
        <translation>Only in years that have 29 February.</translation>
    </message>
    <message>
        <source>不是每个农历年都有这一天。没有的年份：</source>
        <translation>Not every lunar year has this day. In one that lacks it:</translation>
    </message>
    <message>
        <source>每年这个农历日子一次，闰月不另办。</source>
        <translation>Once every lunar year on this day; not again in a leap month.</translation>
    </message>
    <message>
        <source>办在前一天（二十九）</source>
        <translation>On the day before (the 29th)</translation>
    </message>
    <message>
        <source>办在后一天（初一）</source>
        <translation>On the day after (the 1st)</translation>
    </message>
    <message>
        <source>那年不办</source>
        <translation>Not in that year</translation>
    </message>
    <message>
        <source>办在本月（不是闰月的那个）</source>
        <translation>In the month itself, which is no leap month</translation>
    </message>
    <message>
        <source>办在下一个月</source>
        <translation>In the month after</translation>
    </message>
    <message>
        <source>办在本月，没有三十就二十九</source>
        <translation>In the month itself; on the 29th where it has no 30th</translation>
    </message>
    <message>
        <source>办在下一个月，没有三十就初一</source>
        <translation>In the month after; on the 1st where it has no 30th</translation>
    </message>
</context>
<context>
    <name>ModulesDialog</name>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>模块</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>加在最后</source>
        <translation>Add at the end</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>MonthCanvas</name>
    <message>
        <source>月历</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>{title}（续）</source>
        <translation>{title} (cont.)</translation>
    </message>
    <message>
        <source>{title}，{first} 到 {last}</source>
        <translation>{title}, {first} to {last}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>把 {count} 人移到哪个群</source>
        <translation>Where do {count} {count:person|people} go</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>他们离开现在的群，进选中的群；一次做完，可以撤销。</source>
        <translation>They leave this group and join the chosen one, as one step that can be undone.</translation>
    </message>
    <message>
        <source>移到</source>
        <translation>To</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>存为视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>存下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>记住现在的筛选、排序和列，下次一点就到；不会改动任何成员。</source>
        <translation>Keeps the filters, order and columns shown now, one click away; no member is changed.</translation>
    </message>
    <message>
        <source>视图的名字</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>还没有名字：请填一个</source>
        <translation>No name yet: fill one in</translation>
    </message>
    <message>
        <source>和团队共用</source>
        <translation>Share with the team</translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>发什么</source>
        <translation>What is handed out</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>筛选日历</source>
        <translation>Filter the calendar</translation>
    </message>
    <message>
        <source>全部显示</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>只显示 {what}：{count}</source>
        <translation>Only {what}: {count}</translation>
    </message>
    <message>
        <source>全部主持</source>
        <translation>All hosts</translation>
    </message>
    <message>
        <source>全部地点</source>
        <translation>All places</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>至少 8 个字母或 4 个汉字，一句容易记的话最好。</source>
        <translation>At least 8 letters or 4 Chinese characters; a sentence you remember is best.</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>口令太短，至少要 8 个字母或 4 个汉字。</source>
        <translation>Too short: at least 8 letters or 4 Chinese characters.</translation>
    </message>
    <message>
        <source>两次输入的口令不一样。</source>
        <translation>The two passphrases differ.</translation>
    </message>
</context>
<context>
    <name>Newest</name>
    <message>
        <source>现场加入</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>未报名</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>迟到 {n} 分</source>
        <translation>{n} min late</translation>
    </message>
    <message>
        <source>已签到</source>
        <translation>In</translation>
    </message>
    <message>
        <source>扫码</source>
        <translation>scanned</translation>
    </message>
    <message>
        <source>手工登记</source>
        <translation>by hand</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>记一句话</source>
        <translation>Note a sentence</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>他说了什么、你答应了什么</source>
        <translation>What was said, what you promised</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>记什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>写进他的备注记录。</source>
        <translation>It goes into the member&apos;s notes.</translation>
    </message>
    <message>
        <source>请先选一位成员。</source>
        <translation>Choose a member first.</translation>
    </message>
    <message>
        <source>还没有写内容：请写一句</source>
        <translation>Nothing is written yet: write a sentence</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>记一笔：他说了什么、你答应了什么</source>
        <translation>Note: what was said, what was promised</translation>
    </message>
    <message>
        <source>记一笔</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>时间：{when}</source>
        <translation>When: {when}</translation>
    </message>
    <message>
        <source>地点：{place}</source>
        <translation>Where: {place}</translation>
    </message>
    <message>
        <source>主讲：{name}</source>
        <translation>Lecturer: {name}</translation>
    </message>
    <message>
        <source>主持：{name}</source>
        <translation>Host: {name}</translation>
    </message>
</context>
<context>
    <name>OccurrenceForm</name>
    <message>
        <source>编辑场次</source>
        <translation>Edit session</translation>
    </message>
    <message>
        <source>新建场次</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>All day</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>报名</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>名额</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Repeats</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>不填就用场地的名称和地址</source>
        <translation>As the venue</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>讲师</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>签到员</source>
        <translation>Door helper</translation>
    </message>
    <message>
        <source>找一位成员</source>
        <translation>Find a member</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>这一场已在别处删除，存不进去了</source>
        <translation>This session was deleted elsewhere; it can no longer be saved</translation>
    </message>
    <message>
        <source>这一场已在别处取消</source>
        <translation>This session was cancelled elsewhere</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
    <message>
        <source> 天</source>
        <translation> days</translation>
    </message>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>请填写名称。</source>
        <translation>Please give it a title.</translation>
    </message>
    <message>
        <source>请写一个时间，比如 20:00。</source>
        <translation>Write a time, such as 20:00.</translation>
    </message>
    <message>
        <source>最后一天比第一场还早。</source>
        <translation>The last day is before the first session.</translation>
    </message>
    <message>
        <source>请从候选里选一位成员，或清空。</source>
        <translation>Choose one of the members found, or leave it empty.</translation>
    </message>
    <message>
        <source>不选场地</source>
        <translation>No venue</translation>
    </message>
</context>
<context>
    <name>OffersTab</name>
    <message>
        <source>资源对接</source>
        <translation>Skills and offers</translation>
    </message>
    <message>
        <source>会什么、有什么，例如：法律</source>
        <translation>Skill or offer, e.g. law</translation>
    </message>
    <message>
        <source>查找资源</source>
        <translation>Search the directory</translation>
    </message>
    <message>
        <source>哪些</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>在成员的页面上登记他会什么、能提供什么、需要什么。</source>
        <translation>Enter what a member can do, offers or needs on their page.</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>需本人同意</source>
        <translation>Needs consent</translation>
    </message>
</context>
<context>
    <name>OpenFile</name>
    <message>
        <source>{file} 是外带包带回的文件：请先打开写出外带包的那个社群，再双击它。</source>
        <translation>{file} is what a workshop pack brings back: open the community that wrote the pack first, then double-click it again.</translation>
    </message>
</context>
<context>
    <name>OverlapMatrix</name>
    <message>
        <source>群与群的重叠</source>
        <translation>Overlap of groups</translation>
    </message>
</context>
<context>
    <name>OverlapModel</name>
    <message>
        <source>“{one}”有 {count} 人</source>
        <translation>{one} has {count:person|people}</translation>
    </message>
    <message>
        <source>“{one}”和“{other}”有 {count} 人相同，占小群的 {share}%</source>
        <translation>{count:person is|people are} in both {one} and {other}: {share}% of the smaller</translation>
    </message>
</context>
<context>
    <name>OverlapTab</name>
    <message>
        <source>怎么看</source>
        <translation>How it is shown</translation>
    </message>
    <message>
        <source>图</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>各群合计 {seats} 人次；同一个人只算一次，共 {people} 人。</source>
        <translation>{seats:place|places} in all groups; counted once, {people:person|people}.</translation>
    </message>
</context>
<context>
    <name>OwnFilter</name>
    <message>
        <source>按{field}筛选</source>
        <translation>Filter by {field}</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>怎样比较</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>比较的值</source>
        <translation>With</translation>
    </message>
    <message>
        <source>包含</source>
        <translation>contains</translation>
    </message>
    <message>
        <source>是</source>
        <translation>is</translation>
    </message>
</context>
<context>
    <name>OwnerDialog</name>
    <message>
        <source>“{name}”的群主</source>
        <translation>Owner of {name}</translation>
    </message>
    <message>
        <source>任命</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>一个小组同时只有一位群主：能改群档案、收人、授予群里的角色、解散本群。原来的群主从今天起卸任。</source>
        <translation>A group has one owner at a time, who may change its charter, let people in, give roles in it and dissolve it. The former owner steps down today.</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>还没有选成员：输入姓名、拼音或手机尾号，再选一位</source>
        <translation>Nobody is chosen yet: type a name, pinyin or the end of a phone, then choose</translation>
    </message>
</context>
<context>
    <name>PackCode</name>
    <message>
        <source>文件 {file} 里有 {people} 人。在另一台电脑上打开群主台，选“打开外带包…”，选这个文件，再输入下面的字。文件和码请分开交给本人。</source>
        <translation>{file}: {people} in it. On the other computer open Qunzhu, press &quot;Open a pack…&quot;, choose this file and type the letters below. Hand over file and code separately.</translation>
    </message>
    <message>
        <source>外带包写好了</source>
        <translation>The pack is written</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>留了 {n} 个编号给现场的新人；再多的先用临时编号</source>
        <translation>{n:number is|numbers are} put aside for walk-ins; more are provisional</translation>
    </message>
    <message>
        <source>；这一场的名额给他们留了 {n} 个</source>
        <translation>; {n:place|places} of this session kept for them</translation>
    </message>
    <message>
        <source>码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>码已复制</source>
        <translation>Code copied</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>做外带包</source>
        <translation>Make a pack</translation>
    </message>
    <message>
        <source>写文件…</source>
        <translation>Write the file…</translation>
    </message>
    <message>
        <source>把“{title}”（{start}）要用的名单带到另一台电脑上签到：姓名、编号，没有手机号。文件是加密的，用完带回来自动合并。</source>
        <translation>Takes the list for &quot;{title}&quot; ({start}) to another computer for check-in: names and numbers, no phones. The file is encrypted; what is done comes back and merges.</translation>
    </message>
    <message>
        <source>报了名的；没有报名就是来过的人</source>
        <translation>Who registered; without any, who came before</translation>
    </message>
    <message>
        <source>全部成员</source>
        <translation>All members</translation>
    </message>
    <message>
        <source>人群：{name}</source>
        <translation>Segment: {name}</translation>
    </message>
    <message>
        <source>带谁</source>
        <translation>Who is in it</translation>
    </message>
    <message>
        <source>带上手机尾号四位，方便找人</source>
        <translation>With the last four digits of phones, to find people by</translation>
    </message>
    <message>
        <source>留给新人的编号</source>
        <translation>Numbers for walk-ins</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>到期只是提醒：离线的钟证明不了什么。</source>
        <translation>Expiry is advice: an offline clock proves nothing.</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>写个称呼</source>
        <translation>Write a name</translation>
    </message>
    <message>
        <source>从成员里选</source>
        <translation>Choose a member</translation>
    </message>
    <message>
        <source>比如：门口的小陈</source>
        <translation>e.g. Chen at the door</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>请写个称呼，或从成员里选一位</source>
        <translation>Write a name, or choose a member</translation>
    </message>
    <message>
        <source>到期要在现在以后。</source>
        <translation>It has to expire later than now.</translation>
    </message>
</context>
<context>
    <name>PackPage</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>带来的人</source>
        <translation>In the pack</translation>
    </message>
    <message>
        <source>到场</source>
        <translation>Attended</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>临时编号</source>
        <translation>Provisional numbers</translation>
    </message>
    <message>
        <source>带回…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>带回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>签到台</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>看这一场</source>
        <translation>See this session</translation>
    </message>
    <message>
        <source>已经结束</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>外带包里的成员</source>
        <translation>members came along</translation>
    </message>
    <message>
        <source>其中新人 {n} 位</source>
        <translation>{n} of them new</translation>
    </message>
    <message>
        <source>这一场不用报名</source>
        <translation>this one takes no registrations</translation>
    </message>
    <message>
        <source>不限名额</source>
        <translation>any number of places</translation>
    </message>
    <message>
        <source>还有 {n} 个名额</source>
        <translation>{n:place|places} left</translation>
    </message>
    <message>
        <source>名额已满</source>
        <translation>no place left</translation>
    </message>
    <message>
        <source>带回以后才给编号</source>
        <translation>given when it is back</translation>
    </message>
    <message>
        <source>{when} 写过带回的文件，之后又有改动：再写一次，收几次都只算一次。</source>
        <translation>The file to bring back was written {when}, and there were changes since: write it again, taking it in twice counts once.</translation>
    </message>
    <message>
        <source>{when} 写过带回的文件，之后没有改动。交给社群的电脑，在签到台的“外带包”里收下。</source>
        <translation>The file to bring back was written {when}, and nothing changed since. Hand it to a computer of the community, which takes it in under &quot;Pack&quot; at its door.</translation>
    </message>
    <message>
        <source>还没有签到。结束以后点“带回…”，把写出的文件交给社群的电脑。</source>
        <translation>Nobody is checked in yet. At the end press &quot;Take back…&quot; and hand the file to a computer of the community.</translation>
    </message>
    <message>
        <source>{n} 人签到还没有带回。结束以后点“带回…”，把写出的文件交给社群的电脑。</source>
        <translation>{n:check-in|check-ins} not brought back yet. At the end press &quot;Take back…&quot; and hand the file to a computer of the community.</translation>
    </message>
</context>
<context>
    <name>Packing</name>
    <message>
        <source>做外带包…</source>
        <translation>Make a pack…</translation>
    </message>
    <message>
        <source>收下带回的文件…</source>
        <translation>Take in what came back…</translation>
    </message>
    <message>
        <source>带回…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>在外面：{name}，{when} 到期</source>
        <translation>Out: {name}, expires {when}</translation>
    </message>
    <message>
        <source>写外带包</source>
        <translation>Write a pack</translation>
    </message>
    <message>
        <source>外带包</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>外带包 (*.qzp)</source>
        <translation>Packs (*.qzp)</translation>
    </message>
    <message>
        <source>带回的文件 (*.qzr);;所有文件 (*)</source>
        <translation>Files that come back (*.qzr);;All files (*)</translation>
    </message>
    <message>
        <source>收下带回的文件</source>
        <translation>Take in what came back</translation>
    </message>
    <message>
        <source>带回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>带回的文件 (*.qzr)</source>
        <translation>Files that come back (*.qzr)</translation>
    </message>
    <message>
        <source>写好了：{file}，{came} 人签到，{new} 位新人。请带到社群的电脑上收下。</source>
        <translation>Written: {file}, {came} checked in, {new} new. Take it to a computer of the community.</translation>
    </message>
    <message>
        <source>带回来了：{came} 人签到，{new} 位新人</source>
        <translation>Back: {came} checked in, {new} new</translation>
    </message>
    <message>
        <source>{n} 人更正为没有来</source>
        <translation>{n:person|people} corrected to not there</translation>
    </message>
    <message>
        <source>{n} 人更正了到场的时间</source>
        <translation>{n:person|people} corrected to another time</translation>
    </message>
    <message>
        <source>{n} 位新人在那边撤回了，这里也撤回</source>
        <translation>{n:new person|new people} taken back there, and here too</translation>
    </message>
    <message>
        <source>{n} 位新人的手机和别的成员一样，请看查重</source>
        <translation>{n:newcomer has the phone of another member|newcomers have the phones of other members}: see the duplicates</translation>
    </message>
    <message>
        <source>{n} 人在门口补了报名，名额不够，排在候补</source>
        <translation>{n:person|people} registered at the door beyond the places and wait</translation>
    </message>
    <message>
        <source>{n} 人在门口补了报名，不符合条件，没有报上</source>
        <translation>{n:person|people} registered at the door without meeting the condition and were not registered</translation>
    </message>
    <message>
        <source>{n} 人已经不在名单里，没有记</source>
        <translation>{n:person is|people are} not in the roster any more and left out</translation>
    </message>
    <message>
        <source>外带包已经到期，里面的人不再显示。做过的还在，请带回。</source>
        <translation>This pack has expired and shows nobody any more. What was done is kept: take it back.</translation>
    </message>
    <message>
        <source>外带包：{title}，给 {name}，{when} 到期（到期只是提醒：离线的钟证明不了什么）</source>
        <translation>Pack: {title}, for {name}, until {when} (advice: offline clocks prove nothing)</translation>
    </message>
</context>
<context>
    <name>PairTable</name>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>另一个小组</source>
        <translation>Another group</translation>
    </message>
    <message>
        <source>相同的人</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>占小群</source>
        <translation>Of the smaller</translation>
    </message>
    <message>
        <source>群与群的重叠</source>
        <translation>Overlap of groups</translation>
    </message>
</context>
<context>
    <name>PaletteBox</name>
    <message>
        <source>找人、找场次、去哪个页面、做什么</source>
        <translation>People, sessions, screens, things to do</translation>
    </message>
    <message>
        <source>搜索或跳转</source>
        <translation>Search or jump</translation>
    </message>
    <message>
        <source>找到的</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>没有找到。换个说法，或用拼音、手机尾号试试。</source>
        <translation>Nothing found. Try other words, pinyin, or the end of a phone number.</translation>
    </message>
    <message>
        <source>选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>输入 &gt; 只找命令，@ 只找人</source>
        <translation>Type &gt; for commands, @ for people</translation>
    </message>
    <message numerus="yes">
        <source>%n 个结果</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>签到表：{title}</source>
        <translation>Sign-in: {title}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>改环节</source>
        <translation>Change part</translation>
    </message>
    <message>
        <source>加环节</source>
        <translation>Add part</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>加进流程单</source>
        <translation>Add to run sheet</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>谁来讲</source>
        <translation>Who speaks</translation>
    </message>
    <message>
        <source>计划几分钟</source>
        <translation>Planned minutes</translation>
    </message>
    <message>
        <source>台词</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>素材（文件名或链接，一行一个）</source>
        <translation>Material (file names or links, one a line)</translation>
    </message>
    <message>
        <source>请写环节的名称。</source>
        <translation>Give the part a title.</translation>
    </message>
</context>
<context>
    <name>PartList</name>
    <message>
        <source>流程单</source>
        <translation>Run sheet</translation>
    </message>
</context>
<context>
    <name>PartnersTab</name>
    <message>
        <source>异业伙伴</source>
        <translation>Partners</translation>
    </message>
    <message>
        <source>名称、优惠</source>
        <translation>Name or benefit</translation>
    </message>
    <message>
        <source>查找伙伴</source>
        <translation>Find partners</translation>
    </message>
    <message>
        <source>有效优惠</source>
        <translation>Benefits today</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>哪些</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>新增伙伴</source>
        <translation>New partner</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>附近的超市、药店、餐馆等给成员的优惠，记下起止日期，过期自动不列。</source>
        <translation>What shops, pharmacies and restaurants nearby give members, with first and last day; what is over is not listed.</translation>
    </message>
    <message>
        <source>这里还没有伙伴</source>
        <translation>No partners here yet</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>优惠</source>
        <translation>Benefit</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>起止</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>一直有效</source>
        <translation>Without end</translation>
    </message>
    <message>
        <source>{day} 起</source>
        <translation>From {day}</translation>
    </message>
    <message>
        <source>到 {day}</source>
        <translation>Until {day}</translation>
    </message>
    <message>
        <source>{term}（不在期内）</source>
        <translation>{term} (not now)</translation>
    </message>
    <message>
        <source>修改伙伴</source>
        <translation>Change partner</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>选一个，或自己写</source>
        <translation>Choose one, or write your own</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>To</translation>
    </message>
    <message>
        <source>先点一行</source>
        <translation>Click a row first</translation>
    </message>
    <message>
        <source>已移出</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>PastBanner</name>
    <message>
        <source>回到现在</source>
        <translation>Back to now</translation>
    </message>
    <message>
        <source>这里有已退出的人，只看不改；打开一行去“已退出”，可以再次加入</source>
        <translation>People who left stand here, to read only; open a row to take them in again under &quot;Left&quot;</translation>
    </message>
    <message>
        <source>过去没有记录、没有按它筛选：{filters}。能按城市、等级、来源、分会、小组、手工标签、角色筛选</source>
        <translation>Not filtered by, for want of a record of that day: {filters}. City, level, source, chapter, group, tags put on by hand and role can be</translation>
    </message>
    <message>
        <source>{day}结束时的名单，只看不改</source>
        <translation>The list as of the end of {day}, to read only</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Back to Today</translation>
    </message>
    <message>
        <source>撤销上一步</source>
        <translation>Undo last step</translation>
    </message>
    <message>
        <source>最近操作</source>
        <translation>Past actions</translation>
    </message>
    <message>
        <source>最新的在上面</source>
        <translation>newest first</translation>
    </message>
    <message>
        <source>还没有做过什么</source>
        <translation>Nothing was done yet</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>涉及</source>
        <translation>About</translation>
    </message>
    <message>
        <source>写下</source>
        <translation>Wrote</translation>
    </message>
    <message>
        <source>别人做的不能由你撤销；可以直接更正，并写明原因。</source>
        <translation>You cannot undo what somebody else did; correct it instead and say why.</translation>
    </message>
    <message>
        <source>这一步不能撤销，记录会一直留着。</source>
        <translation>This cannot be undone; the record of it stays.</translation>
    </message>
    <message>
        <source>正在撤销</source>
        <translation>Undoing</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Bringing back</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>写入 {n} 行</source>
        <translation>Write {n:row|rows}</translation>
    </message>
    <message>
        <source>粘贴前看一看</source>
        <translation>Look before pasting</translation>
    </message>
    <message>
        <source>粘贴的每一行</source>
        <translation>Every row that is pasted</translation>
    </message>
    <message>
        <source>第 {n} 列</source>
        <translation>column {n}</translation>
    </message>
    <message>
        <source>这些列不写：{columns}。标签、积分、小组请用“导入”。</source>
        <translation>These columns are not written: {columns}. For tags, points and groups use &quot;Import&quot;.</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>改什么</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>不写</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>新增 {new}，修改 {changed}，没有变化 {same}，不写 {refused}</source>
        <translation>{new} new, {changed} changed, {same} unchanged, {refused} left out</translation>
    </message>
    <message>
        <source>粘贴接龙</source>
        <translation>Paste a sign-up list</translation>
    </message>
    <message>
        <source>报名</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>每一条的结果</source>
        <translation>What becomes of each entry</translation>
    </message>
    <message>
        <source>接龙文字</source>
        <translation>Text of the list</translation>
    </message>
    <message>
        <source>，同来 {n} 人要另外报名</source>
        <translation>, {n} more to be registered by name</translation>
    </message>
    <message>
        <source>报名 {n} 人</source>
        <translation>Register {n:person|people}</translation>
    </message>
    <message>
        <source>已按接龙报名</source>
        <translation>Registered from the list</translation>
    </message>
</context>
<context>
    <name>PathDialog</name>
    <message>
        <source>怎么认识</source>
        <translation>Way of introductions</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>找到另一个人的最短引荐路径，最多六步</source>
        <translation>The shortest way of introductions to somebody, at most six steps</translation>
    </message>
    <message>
        <source>想认识谁</source>
        <translation>Whom to reach</translation>
    </message>
    <message>
        <source>未连通：{most} 步以内找不到</source>
        <translation>Not connected within {most} steps</translation>
    </message>
    <message>
        <source>这就是同一个人</source>
        <translation>That is the same person</translation>
    </message>
    <message numerus="yes">
        <source>%n 步</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message>
        <source>{way} →（{what}）{name}</source>
        <translation>{way} → ({what}) {name}</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nobody found</translation>
    </message>
</context>
<context>
    <name>PauseDialog</name>
    <message>
        <source>暂停这条规则</source>
        <translation>Pause this rule</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>暂停期间发生的不给，恢复以后也不补。以前给的不变。</source>
        <translation>What happens in the pause earns nothing, also after it is resumed. What was given stays.</translation>
    </message>
    <message>
        <source>到哪天自动恢复</source>
        <translation>It resumes by itself</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>选今天就是从现在起。</source>
        <translation>Today means from now on.</translation>
    </message>
    <message>
        <source>含这一天。不勾上面一格，就停到有人恢复为止。</source>
        <translation>This day included. Not ticked above, the pause lasts until somebody resumes the rule.</translation>
    </message>
    <message>
        <source>到哪天为止</source>
        <translation>To</translation>
    </message>
    <message>
        <source>结束不能早于开始。</source>
        <translation>It cannot end before it begins.</translation>
    </message>
</context>
<context>
    <name>PayForm</name>
    <message>
        <source>只记账，不动钱。</source>
        <translation>It is only noted; no money moves.</translation>
    </message>
    <message>
        <source>登记收款</source>
        <translation>Record a payment</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>不填就是应交的</source>
        <translation>Empty: what is due</translation>
    </message>
    <message>
        <source>破例、改金额、赠送时写</source>
        <translation>For an exception, another amount, a gift</translation>
    </message>
    <message>
        <source>提前续</source>
        <translation>Renew ahead</translation>
    </message>
    <message>
        <source>记在同一期</source>
        <translation>Same term</translation>
    </message>
    <message>
        <source>谁交的</source>
        <translation>Who paid</translation>
    </message>
    <message>
        <source>交什么</source>
        <translation>For what</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (¥)</translation>
    </message>
    <message>
        <source>怎么付的</source>
        <translation>How</translation>
    </message>
    <message>
        <source>哪天付的</source>
        <translation>On</translation>
    </message>
    <message>
        <source>凭证号（可不填）</source>
        <translation>Receipt (optional)</translation>
    </message>
    <message>
        <source>原因（可不填）</source>
        <translation>Reason (optional)</translation>
    </message>
    <message>
        <source>招募期：{name}</source>
        <translation>Drive: {name}</translation>
    </message>
    <message>
        <source>招募期：{name}（已结束）</source>
        <translation>Drive: {name} (over)</translation>
    </message>
    <message>
        <source>会籍：{name}（已停售）</source>
        <translation>Plan: {name} (not sold)</translation>
    </message>
    <message>
        <source>会籍：{name}</source>
        <translation>Plan: {name}</translation>
    </message>
    <message>
        <source>充储值</source>
        <translation>Top up stored value</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>进他的储值。</source>
        <translation>It goes into the stored value.</translation>
    </message>
    <message>
        <source>应交 {due}，会籍 {term}。</source>
        <translation>Due {due}; membership {term}.</translation>
    </message>
    <message>
        <source>先选谁交的。</source>
        <translation>Choose who paid first.</translation>
    </message>
</context>
<context>
    <name>PaymentsTab</name>
    <message>
        <source>收款登记</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>收了什么</source>
        <translation>For what</translation>
    </message>
    <message>
        <source>登记退款</source>
        <translation>Record a refund</translation>
    </message>
    <message>
        <source>登记收款</source>
        <translation>Record a payment</translation>
    </message>
    <message>
        <source>哪些收款</source>
        <translation>Which payments</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>要处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>退掉这一笔</source>
        <translation>Give this one back</translation>
    </message>
    <message>
        <source>接到后面</source>
        <translation>Let it buy the next term</translation>
    </message>
    <message>
        <source>会费、储值和别的收款记在这里；只记账，不动钱，记错了登记退款。</source>
        <translation>Fees, stored value and other payments stand here; no money moves. What was recorded wrongly is refunded.</translation>
    </message>
    <message>
        <source>还没有收款</source>
        <translation>No payments yet</translation>
    </message>
    <message>
        <source>看全部收款</source>
        <translation>See all payments</translation>
    </message>
    <message>
        <source>没有符合的收款</source>
        <translation>No payment matches</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>会籍期</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>凭证号</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>已退</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>重复交费，没有延长：退掉，或接到后面</source>
        <translation>Noted twice, brought no day: give it back, or let it buy the next term</translation>
    </message>
    <message>
        <source>有 {n} 天和别的会籍期重叠</source>
        <translation>{n:day overlaps|days overlap} another term</translation>
    </message>
    <message>
        <source>超出名额或日子</source>
        <translation>Beyond the quota or the days</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>Not confirmed</translation>
    </message>
    <message>
        <source>破例</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>全部收款</source>
        <translation>All payments</translation>
    </message>
    <message>
        <source>招募期：{name}</source>
        <translation>Drive: {name}</translation>
    </message>
    <message>
        <source>会籍：{name}</source>
        <translation>Plan: {name}</translation>
    </message>
    <message>
        <source>这一笔已经退过</source>
        <translation>This was given back before</translation>
    </message>
    <message>
        <source>这一笔没有重复，日子也没有重叠</source>
        <translation>It was not noted twice, and its days are its own</translation>
    </message>
    <message>
        <source>这一笔不是会费，没有下一期可接</source>
        <translation>This is no membership fee: it has no next term</translation>
    </message>
    <message>
        <source>{n} 笔，收入 {took}，已退 {back}</source>
        <translation>{n:payment|payments}, takings {took}, refunded {back}</translation>
    </message>
    <message>
        <source>重复交费</source>
        <translation>Noted twice</translation>
    </message>
    <message>
        <source>已接到后面，算下一期</source>
        <translation>It buys the next term now</translation>
    </message>
    <message>
        <source>它带来的会籍期、储值一起收回；是券的费用，券就不能再用。只退一次，不能再改回来。</source>
        <translation>The term or the stored value that it brought goes with it; a coupon whose fee it was cannot be used any more. It is given back once, and stays so.</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>已登记退款</source>
        <translation>Refund recorded</translation>
    </message>
</context>
<context>
    <name>PeopleBlocks</name>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>家庭和单位</source>
        <translation>Household and organisations</translation>
    </message>
    <message>
        <source>人际关系</source>
        <translation>Relations</translation>
    </message>
    <message>
        <source>资源对接</source>
        <translation>Skills and offers</translation>
    </message>
    <message>
        <source>同意记录</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>拿掉：{what}</source>
        <translation>Remove: {what}</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>（文件里的，还没确认）</source>
        <translation> (from a file, not confirmed)</translation>
    </message>
    <message>
        <source>是他的，确认：{what}</source>
        <translation>Theirs, confirm: {what}</translation>
    </message>
    <message>
        <source>拿掉…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>分出…</source>
        <translation>Split off…</translation>
    </message>
    <message>
        <source>（到 {day}）</source>
        <translation> (until {day})</translation>
    </message>
    <message>
        <source>怎么认识…</source>
        <translation>Way to…</translation>
    </message>
    <message>
        <source>找到另一个人的最短引荐路径，最多六步</source>
        <translation>The shortest way of introductions to somebody, at most six steps</translation>
    </message>
    <message>
        <source>身份已核实：{how}，{day}</source>
        <translation>Verified: {how}, {day}</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>核实身份</source>
        <translation>Verify</translation>
    </message>
</context>
<context>
    <name>PeopleColumn</name>
    <message>
        <source>姓名、拼音或手机尾号，补签</source>
        <translation>Name, pinyin or phone ending to sign in late</translation>
    </message>
    <message>
        <source>补签</source>
        <translation>Sign in late</translation>
    </message>
    <message>
        <source>刚到场的人</source>
        <translation>Who came last</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>到场</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>报名 {n}</source>
        <translation>{n} registered</translation>
    </message>
    <message>
        <source>其中迟到</source>
        <translation>of them late</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>not there</translation>
    </message>
    <message>
        <source>这一场已按规则发 {points} 分给 {people} 人</source>
        <translation>By the rules this session gave {points:point|points} to {people:person|people}</translation>
    </message>
    <message>
        <source>结束后预计共发 {points} 分（只算每次给分的规则）</source>
        <translation>about {points} once all is settled (rules for each time only)</translation>
    </message>
    <message>
        <source>{gave}，{hope}</source>
        <translation>{gave}, {hope}</translation>
    </message>
    <message>
        <source>到场的积分按规则自动记</source>
        <translation>Points for coming follow the rules by themselves</translation>
    </message>
    <message>
        <source>谁在提问</source>
        <translation>Who asks</translation>
    </message>
    <message>
        <source>{n} 个问题</source>
        <translation>{n:question|questions}</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>到场名单</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>到场的人</source>
        <translation>Who came</translation>
    </message>
    <message>
        <source>补登到场</source>
        <translation>Add somebody who came</translation>
    </message>
    <message>
        <source>更正…</source>
        <translation>Correct…</translation>
    </message>
    <message numerus="yes">
        <source>%n 人到场</source>
        <translation>
            <numerusform>%n came</numerusform>
            <numerusform>%n came</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有人签到。</source>
        <translation>Nobody has checked in yet.</translation>
    </message>
    <message>
        <source>{name}已经在名单里。</source>
        <translation>{name} is on the list already.</translation>
    </message>
    <message>
        <source>这一场 {start} 才开始。</source>
        <translation>It only begins at {start}.</translation>
    </message>
    <message>
        <source>现在就登记到场？</source>
        <translation>Check in already?</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>没有找到“{text}”。可以先把这个人加到成员里。</source>
        <translation>Nobody found for &quot;{text}&quot;. You can add this person to the members first.</translation>
    </message>
    <message>
        <source>请先在名单里选一位。</source>
        <translation>Choose somebody on the list first.</translation>
    </message>
    <message>
        <source>新群名称</source>
        <translation>Name of the new group</translation>
    </message>
    <message>
        <source>把谁加进来，可以一个接一个</source>
        <translation>Who comes in, one after another</translation>
    </message>
    <message>
        <source>还没有名称：请填写群名称</source>
        <translation>No name yet: fill in the group&apos;s name</translation>
    </message>
    <message>
        <source>还没有选成员：输入姓名、拼音或手机尾号，再选一位</source>
        <translation>Nobody is chosen yet: type a name, pinyin or the end of a phone number, and choose one</translation>
    </message>
</context>
<context>
    <name>PeopleField</name>
    <message>
        <source>姓名、拼音或手机尾号，回车加一位</source>
        <translation>Name, pinyin or end of the phone; Enter adds one</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 人</source>
        <translation>
            <numerusform>%n more person</numerusform>
            <numerusform>%n more people</numerusform>
        </translation>
    </message>
    <message>
        <source>去掉 {name}</source>
        <translation>Take {name} out</translation>
    </message>
</context>
<context>
    <name>PeopleForms</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>添加账号</source>
        <translation>Add an account</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>号码或账号</source>
        <translation>Number or account</translation>
    </message>
    <message>
        <source>分出一个账号</source>
        <translation>Split an account off</translation>
    </message>
    <message>
        <source>另立一人</source>
        <translation>Make a new member</translation>
    </message>
    <message>
        <source>这个账号不是他的：分出去，另立一位成员。撤销就合回来。</source>
        <translation>This account is not theirs: split it off as a member of its own. Undo puts it back.</translation>
    </message>
    <message>
        <source>不填就同名</source>
        <translation>Same name if left empty</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>新成员的姓名</source>
        <translation>New member&apos;s name</translation>
    </message>
    <message>
        <source>拿掉一个账号</source>
        <translation>Remove an account</translation>
    </message>
    <message>
        <source>拿掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>以后不再按它找他、认他。撤销就回来。</source>
        <translation>Nobody is found or known by it any more. Undo brings it back.</translation>
    </message>
    <message>
        <source>添加关系</source>
        <translation>Add a relation</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>是{name}的</source>
        <translation>is to {name}</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>登记资源</source>
        <translation>Add to the directory</translation>
    </message>
    <message>
        <source>例如：法律咨询</source>
        <translation>e.g. legal advice</translation>
    </message>
    <message>
        <source>会、供还是求</source>
        <translation>Can do, offers or wants</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>加入家庭或单位</source>
        <translation>Add to a household or organisation</translation>
    </message>
    <message>
        <source>没有同名的，就新建一个。</source>
        <translation>If there is none of this name, it is made.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>他是</source>
        <translation>As</translation>
    </message>
    <message>
        <source>登记同意或撤回</source>
        <translation>Note a consent or its withdrawal</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>记下就不能改；他改了主意，就再记一条。</source>
        <translation>It stands for good; if they change their mind, note that too.</translation>
    </message>
    <message>
        <source>例如：11 月 20 日微信里说的</source>
        <translation>e.g. on WeChat, 20 Nov</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>他说</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>怎么说的</source>
        <translation>How</translation>
    </message>
    <message>
        <source>核实身份</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>谁会得到</source>
        <translation>Who would get it</translation>
    </message>
    <message numerus="yes">
        <source>%n 次</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message>
        <source>{times}，封顶</source>
        <translation>{times}, capped</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>选一个人，看他的任职</source>
        <translation>Choose somebody to see the roles held</translation>
    </message>
    <message>
        <source>操作员，不是成员</source>
        <translation>Operator, not a member</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message numerus="yes">
        <source>%n 台</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>任职记录</source>
        <translation>Roles held</translation>
    </message>
    <message>
        <source>看过谁的手机…</source>
        <translation>Phones looked at…</translation>
    </message>
    <message>
        <source>转让群主…</source>
        <translation>Hand over ownership…</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>再授角色</source>
        <translation>Grant another</translation>
    </message>
    <message>
        <source>对应到成员…</source>
        <translation>Link to a member…</translation>
    </message>
    <message>
        <source>已删除的角色</source>
        <translation>Deleted role</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>收回 {role}</source>
        <translation>Take back {role}</translation>
    </message>
    <message>
        <source>{start} 授予，当天收回</source>
        <translation>granted {start}, taken back that day</translation>
    </message>
    <message>
        <source>{start} 起</source>
        <translation>since {start}</translation>
    </message>
    <message>
        <source>{start} 到 {end}</source>
        <translation>{start} to {end}</translation>
    </message>
    <message>
        <source>{start} 到 {end}，已结束</source>
        <translation>{start} to {end}, ended</translation>
    </message>
</context>
<context>
    <name>PiecesForm</name>
    <message>
        <source>进货或盘点：{name}</source>
        <translation>Stock: {name}</translation>
    </message>
    <message>
        <source>到货写正数；损坏、丢失写负数。</source>
        <translation>What came is above zero; what was lost or broke is below.</translation>
    </message>
    <message>
        <source>给一台电脑留货：{name}</source>
        <translation>Keep for a computer: {name}</translation>
    </message>
    <message>
        <source>留下的只有那台电脑能发，没有网络也行。同步确认后生效，多的可以退回。</source>
        <translation>Only that computer can give out what it keeps, without a network too. It holds once synced; what is left can be given back.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>几件</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>{device}（这台）</source>
        <translation>{device} (this one)</translation>
    </message>
    <message>
        <source>给哪台电脑</source>
        <translation>For which computer</translation>
    </message>
    <message>
        <source>说明（可不填）</source>
        <translation>Note (optional)</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>修改会籍方案</source>
        <translation>Change a plan</translation>
    </message>
    <message>
        <source>新建会籍方案</source>
        <translation>New plan</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>比如：年度会员</source>
        <translation>e.g. Yearly member</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>方案名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>会费（元）</source>
        <translation>Fee (¥)</translation>
    </message>
    <message>
        <source>一期几个月</source>
        <translation>Months in a term</translation>
    </message>
    <message>
        <source>比如 01-01</source>
        <translation>e.g. 01-01</translation>
    </message>
    <message>
        <source>减百分之几</source>
        <translation>Percent off</translation>
    </message>
    <message>
        <source>固定起算日（可不填）</source>
        <translation>Fixed day (optional)</translation>
    </message>
    <message>
        <source>宽限几天</source>
        <translation>Days of grace</translation>
    </message>
    <message>
        <source>提前几天可续</source>
        <translation>Renewal opens (days)</translation>
    </message>
    <message>
        <source>带来什么（一行一条）</source>
        <translation>What it brings (one a line)</translation>
    </message>
    <message>
        <source>附带的课程</source>
        <translation>Lessons that come with it</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <source>今后 14 天的内容</source>
        <translation>The next 14 days</translation>
    </message>
    <message>
        <source>今后 14 天没有排内容</source>
        <translation>Nothing is planned for the next 14 days</translation>
    </message>
    <message>
        <source>去日历新建栏目</source>
        <translation>Make a column in the calendar</translation>
    </message>
    <message>
        <source>在日历里建一个类型是“栏目”的系列，每一场就是一期，空档会列在这里。</source>
        <translation>Make a series of the kind &quot;Column&quot; in the calendar: each occurrence is a slot, and its gaps are listed here.</translation>
    </message>
    <message>
        <source>空档  {n}</source>
        <translation>Gaps  {n}</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>会籍</source>
        <translation>Membership</translation>
    </message>
    <message>
        <source>谁有会籍</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>招募期</source>
        <translation>Drives</translation>
    </message>
    <message>
        <source>收款</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>登记收款</source>
        <translation>Record a payment</translation>
    </message>
    <message>
        <source>要处理的收款</source>
        <translation>Payments to settle</translation>
    </message>
    <message>
        <source>快到期的会籍</source>
        <translation>Memberships that end soon</translation>
    </message>
    <message>
        <source>新建会籍方案</source>
        <translation>New plan</translation>
    </message>
    <message>
        <source>新建招募期</source>
        <translation>New drive</translation>
    </message>
</context>
<context>
    <name>PlansTab</name>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>会费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>一期</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>优惠</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>带来</source>
        <translation>Brings</translation>
    </message>
    <message>
        <source>有效人数</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>会籍方案</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>停售或重新开售</source>
        <translation>Stop or sell again</translation>
    </message>
    <message>
        <source>新建方案</source>
        <translation>New plan</translation>
    </message>
    <message>
        <source>写上会费、一期多长、带来什么；登记会费时会籍期自己算好。</source>
        <translation>Write the fee, the length and what it brings; terms follow when a fee is recorded.</translation>
    </message>
    <message>
        <source>还没有会籍方案</source>
        <translation>No plans yet</translation>
    </message>
    <message>
        <source>{name}（已停售）</source>
        <translation>{name} (not sold)</translation>
    </message>
    <message>
        <source>{n} 个月</source>
        <translation>{n:month|months}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>PointsDialog</name>
    <message>
        <source>{names} 等 {count} 人</source>
        <translation>{names} and others, {count} in all</translation>
    </message>
    <message>
        <source>发积分</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>发给 {count} 人</source>
        <translation>Give to {count:person|people}</translation>
    </message>
    <message>
        <source>每人多少分</source>
        <translation>Points each</translation>
    </message>
    <message>
        <source>扣分写负数。</source>
        <translation>A negative number takes points away.</translation>
    </message>
    <message>
        <source>例如：帮忙布置会场</source>
        <translation>e.g. helped set up the hall</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>会写进本人的积分流水。</source>
        <translation>Stands in each person&apos;s ledger.</translation>
    </message>
    <message>
        <source>分数不能是 0：请改一下</source>
        <translation>Points cannot be 0: change them</translation>
    </message>
    <message>
        <source>还没有写原因：请写一句</source>
        <translation>No reason yet: write one</translation>
    </message>
</context>
<context>
    <name>PriceDialog</name>
    <message>
        <source>算会员价</source>
        <translation>Member price</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>会籍在有效期里才减，过期第二天起按原价。</source>
        <translation>Taken off while the membership is in force; from the day after it ends the full price.</translation>
    </message>
    <message>
        <source>例如：100</source>
        <translation>e.g. 100</translation>
    </message>
    <message>
        <source>谁来付</source>
        <translation>Who pays</translation>
    </message>
    <message>
        <source>原价（元）</source>
        <translation>Price (yuan)</translation>
    </message>
    <message>
        <source>应付 {money}</source>
        <translation>To pay: {money}</translation>
    </message>
    <message>
        <source>没有有效的会籍优惠。</source>
        <translation>No membership in force takes anything off.</translation>
    </message>
    <message>
        <source>“{plan}”减 {n}%，到 {day}。</source>
        <translation>{plan} takes {n}% off, until {day}.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>胸牌，带码</source>
        <translation>Badges with codes</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>Projector</name>
    <message>
        <source>投屏页</source>
        <translation>Projector page</translation>
    </message>
    <message>
        <source>今天到这里，谢谢大家</source>
        <translation>That is all for today. Thank you</translation>
    </message>
    <message>
        <source>马上开始</source>
        <translation>We begin shortly</translation>
    </message>
    <message>
        <source>{name}问：{text}</source>
        <translation>{name} asks: {text}</translation>
    </message>
    <message>
        <source>接下来：{title}</source>
        <translation>Next: {title}</translation>
    </message>
</context>
<context>
    <name>ProposalsTab</name>
    <message>
        <source>活动提议</source>
        <translation>Proposed events</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>不通过…</source>
        <translation>Decline…</translation>
    </message>
    <message>
        <source>成员想办读书会、美食会，先登记在这里，通过了就排进日历。</source>
        <translation>Members want to hold a reading or a dinner: enter it here, approve it, and it is in the calendar.</translation>
    </message>
    <message>
        <source>登记提议</source>
        <translation>Enter a proposal</translation>
    </message>
    <message>
        <source>还没有成员提议活动</source>
        <translation>No member has proposed an event yet</translation>
    </message>
    <message>
        <source>前后三个月的活动：成员自发 {proposed}/{events}，占 {percent}%</source>
        <translation>Events of the three months before and after today: {proposed} of {events} begun by members ({percent}%)</translation>
    </message>
    <message>
        <source>谁提议</source>
        <translation>Proposed by</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>多少分钟</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>不通过“{name}”</source>
        <translation>Decline &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>不通过</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>写一句原因，好回复提议的人。</source>
        <translation>Say why, so that whoever proposed it can be told.</translation>
    </message>
    <message>
        <source>已排进日历</source>
        <translation>It is in the calendar</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Noted</translation>
    </message>
</context>
<context>
    <name>QuarantineList</name>
    <message>
        <source>谁的改动</source>
        <translation>Whose change</translation>
    </message>
    <message>
        <source>为什么没有成立</source>
        <translation>Why it did not stand</translation>
    </message>
    <message>
        <source>所有设备</source>
        <translation>All devices</translation>
    </message>
    <message>
        <source>所有原因</source>
        <translation>All reasons</translation>
    </message>
    <message>
        <source>接受：照原样生效，各台电脑都会收到。丢弃：作废，作者会看到群主没有采用，可以再做一次。</source>
        <translation>Accept: it takes effect as it is, on every computer. Discard: it is void; its author reads that you did not take it and may do it again.</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>第 {first}–{last} 条，共 {total} 条</source>
        <translation>{first}–{last} of {total}</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>没有符合这两项的改动</source>
        <translation>No change fits both filters</translation>
    </message>
    <message>
        <source>不成立的改动整份留在这里，群主可以接受，也可以丢弃；什么都不会不见。</source>
        <translation>Changes that do not stand are kept here whole. The owner accepts or discards them; nothing is lost.</translation>
    </message>
    <message>
        <source>隔离区是空的</source>
        <translation>The quarantine is empty</translation>
    </message>
    <message>
        <source>接受</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>QuestionColumn</name>
    <message>
        <source>还有 {n} 个</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>记一个问题</source>
        <translation>Note a question</translation>
    </message>
    <message>
        <source>谁问的、问了什么，记在这里，答一个标一个。</source>
        <translation>Note who asks what here, and mark each when it is answered.</translation>
    </message>
    <message>
        <source>还没有人提问</source>
        <translation>Nobody has asked yet</translation>
    </message>
    <message>
        <source>没有署名</source>
        <translation>Nobody named</translation>
    </message>
    <message>
        <source>改“{text}”</source>
        <translation>Change &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>改回待答</source>
        <translation>Not answered after all</translation>
    </message>
    <message>
        <source>已答</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>先不答</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>现在答</source>
        <translation>Answer now</translation>
    </message>
    <message>
        <source>往后放</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>排第一</source>
        <translation>First</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>改问题</source>
        <translation>Change question</translation>
    </message>
    <message>
        <source>记一个问题</source>
        <translation>Note a question</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>排进队列</source>
        <translation>Put in the queue</translation>
    </message>
    <message>
        <source>问了什么</source>
        <translation>What was asked</translation>
    </message>
    <message>
        <source>点赞数</source>
        <translation>Likes</translation>
    </message>
    <message>
        <source>不是成员就直接写称呼，不写也行。</source>
        <translation>Write a name for who is no member, or nothing.</translation>
    </message>
    <message>
        <source>谁问的</source>
        <translation>Who asked</translation>
    </message>
    <message>
        <source>请写问了什么。</source>
        <translation>Write what was asked.</translation>
    </message>
</context>
<context>
    <name>QueueTab</name>
    <message>
        <source>入群申请</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>登记入群申请</source>
        <translation>Enter an application</translation>
    </message>
    <message>
        <source>还没有入群申请</source>
        <translation>No applications yet</translation>
    </message>
    <message>
        <source>先写好入群门槛：要问什么、要满足什么、需要几人同意。</source>
        <translation>Write the admission rule first: what to ask, what has to hold, how many have to agree.</translation>
    </message>
    <message>
        <source>已处理</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>已抹除</source>
        <translation>Erased</translation>
    </message>
</context>
<context>
    <name>RatingDialog</name>
    <message>
        <source>{name} 的分享怎么样？评过的可以改。</source>
        <translation>How good was the share of {name}? What was said before may be changed.</translation>
    </message>
    <message>
        <source>给分享评分</source>
        <translation>Rate the share</translation>
    </message>
    <message>
        <source>评分</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>几分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>5 最好</source>
        <translation>5 is best</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>请写明原因。</source>
        <translation>Please give a reason.</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>知道了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>请存一份给本人或自己留底；里面只有他的编号，没有姓名。</source>
        <translation>Keep a copy for the person or for yourself; it has the number only, no name.</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>存为文件…</source>
        <translation>Save as a file…</translation>
    </message>
</context>
<context>
    <name>RecoverDialog</name>
    <message>
        <source>用恢复码找回社群</source>
        <translation>Recover a community</translation>
    </message>
    <message>
        <source>找回</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>恢复码（打印或抄下的 28 个字）</source>
        <translation>Recovery code (28 letters, printed or copied)</translation>
    </message>
    <message>
        <source>社群会回到这台电脑，你还是群主。在中枢上的，填中枢的地址；没有中枢的，选一个备份，以后由这台电脑作主。之后会列出你别的电脑，被偷的那台可以马上停用。</source>
        <translation>The community comes back to this computer, and you are still its owner. If it is on a hub, give the hub&apos;s address; without a hub choose a backup, and this computer decides from now on. Your other computers are listed then, so that a stolen one can be shut out at once.</translation>
    </message>
    <message>
        <source>中枢的地址（没有中枢就空着）</source>
        <translation>The hub&apos;s address (empty without a hub)</translation>
    </message>
    <message>
        <source>有中枢时可以不选，从中枢取回</source>
        <translation>Not needed with a hub</translation>
    </message>
    <message>
        <source>备份文件</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>还没送到中枢、只在备份里的改动，也会跟着回来。</source>
        <translation>Changes that never reached the hub come back from it, too.</translation>
    </message>
    <message>
        <source>选一个备份…</source>
        <translation>Choose a backup…</translation>
    </message>
    <message>
        <source>找回的社群</source>
        <translation>Recovered community</translation>
    </message>
</context>
<context>
    <name>RedeemForm</name>
    <message>
        <source>兑换礼品</source>
        <translation>Redeem a gift</translation>
    </message>
    <message>
        <source>兑换</source>
        <translation>Redeem</translation>
    </message>
    <message>
        <source>{n} 分，还可兑 {left} 件</source>
        <translation>{n:point|points}, {left} left</translation>
    </message>
    <message>
        <source>{gift}（{told}）</source>
        <translation>{gift} ({told})</translation>
    </message>
    <message>
        <source>谁来换</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>换什么</source>
        <translation>Which gift</translation>
    </message>
    <message>
        <source>几件</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>备注（可不填）</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>有 {has} 分，要 {cost} 分：不够。</source>
        <translation>Has {has} of {cost:point|points}: not enough.</translation>
    </message>
    <message>
        <source>有 {has} 分，用 {cost} 分，还剩 {left} 分。</source>
        <translation>Has {has}, spends {cost}, keeps {left:point|points}.</translation>
    </message>
    <message>
        <source>请先选一位成员。</source>
        <translation>Choose a member first.</translation>
    </message>
</context>
<context>
    <name>RedemptionQueue</name>
    <message>
        <source>兑换单</source>
        <translation>Redemptions</translation>
    </message>
    <message>
        <source>兑换时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>礼品</source>
        <translation>Gift</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>哪些</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>等着发</source>
        <translation>To hand out</translation>
    </message>
    <message>
        <source>要处理</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>已发</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>登记已发</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>取消兑换…</source>
        <translation>Cancel…</translation>
    </message>
    <message>
        <source>成员拿积分换了礼品，就排在这里等着发。</source>
        <translation>What members redeem waits here to be handed out.</translation>
    </message>
    <message>
        <source>这里没有兑换</source>
        <translation>No redemptions here</translation>
    </message>
    <message>
        <source>已登记发出</source>
        <translation>Noted as handed out</translation>
    </message>
    <message>
        <source>积分会退回给成员，只退一次。</source>
        <translation>The points go back to the member, once.</translation>
    </message>
    <message>
        <source>礼品发出去了：请先收回礼品，再取消。积分会退回给成员，只退一次。</source>
        <translation>It was handed out: take the gift back first, then cancel. The points go back to the member, once.</translation>
    </message>
    <message>
        <source>礼品已收回，取消兑换</source>
        <translation>The gift is back: cancel</translation>
    </message>
    <message>
        <source>取消兑换</source>
        <translation>Cancel the redemption</translation>
    </message>
    <message>
        <source>已取消，积分已退回</source>
        <translation>Cancelled, the points went back</translation>
    </message>
</context>
<context>
    <name>ReferralsTab</name>
    <message>
        <source>推荐</source>
        <translation>Referrals</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>哪些</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>不算</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>在成员的页面上登记谁推荐了他，写上依据，再在这里确认。</source>
        <translation>Enter on a member&apos;s page who invited them and how one knows; then confirm it here.</translation>
    </message>
    <message>
        <source>这里还没有推荐</source>
        <translation>No referrals here yet</translation>
    </message>
    <message>
        <source>推荐人</source>
        <translation>Inviter</translation>
    </message>
    <message>
        <source>推荐了</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>先点一行</source>
        <translation>Click a row first</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>RefusedDialog</name>
    <message>
        <source>有些行没有加进来</source>
        <translation>Some rows were not added</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>第 {line} 行：{why}</source>
        <translation>Row {line}: {why}</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 行</source>
        <translation>
            <numerusform>%n more row</numerusform>
            <numerusform>%n more rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejoinDialog</name>
    <message>
        <source>向群主要一个新的邀请码。这个文件夹里的一切都留着，没送出的改动会一起送去。</source>
        <translation>Ask the owner for a new code. Everything in this folder stays, and what waits to be sent goes along.</translation>
    </message>
    <message>
        <source>填你的恢复码；从你的另一台电脑要一个邀请码也行。这个文件夹里的一切都留着，没送出的改动会一起送去。</source>
        <translation>Type your recovery code; a code from another computer of yours does as well. Everything in this folder stays, and what waits to be sent goes along.</translation>
    </message>
    <message>
        <source>重新加入</source>
        <translation>Join again</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>{time} 开始：{title}</source>
        <translation>{time} begins: {title}</translation>
    </message>
    <message>
        <source>5 分钟后再说</source>
        <translation>In 5 minutes</translation>
    </message>
</context>
<context>
    <name>ReportTab</name>
    <message>
        <source>来源质量</source>
        <translation>Quality of sources</translation>
    </message>
    <message>
        <source>申请结果</source>
        <translation>Applications by source</translation>
    </message>
    <message>
        <source>申请结果：每个来源通过、未通过、还在待审</source>
        <translation>Applications by source: accepted, rejected, still open</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>来源质量：活跃占比从高到低；活跃是最近 {days} 天做过事，不论何时加入</source>
        <translation>Quality of sources, by the share that is active: who did anything in the last {days:day|days}, whenever they joined</translation>
    </message>
    <message>
        <source>近 {days} 天活跃</source>
        <translation>Active, {days:day|days}</translation>
    </message>
    <message>
        <source>活跃占比</source>
        <translation>Active share</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>待审</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>未注明</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>ResultStep</name>
    <message>
        <source>看成员</source>
        <translation>See members</translation>
    </message>
    <message>
        <source>没有要写入的内容</source>
        <translation>Nothing to write</translation>
    </message>
    <message numerus="yes">
        <source>写入了 %n 行</source>
        <translation>
            <numerusform>%n row written</numerusform>
            <numerusform>%n rows written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>定一下疑似的 %n 行</source>
        <translation>
            <numerusform>Settle %n suspected row</numerusform>
            <numerusform>Settle %n suspected rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>把 %n 行错误存成表格</source>
        <translation>
            <numerusform>Save %n row with errors as a table</numerusform>
            <numerusform>Save %n rows with errors as a table</numerusform>
        </translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>再导入一份</source>
        <translation>Import another</translation>
    </message>
</context>
<context>
    <name>Resuming</name>
    <message>
        <source>放到中枢 {address} 停在了半路</source>
        <translation>Going up to the hub {address} stopped half way</translation>
    </message>
    <message>
        <source>正在放到中枢 {address}</source>
        <translation>Going up to the hub {address}</translation>
    </message>
    <message>
        <source>已放到中枢上，可以邀请设备了</source>
        <translation>It is on the hub; devices can be invited</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>停用“{name}”？</source>
        <translation>Revoke {name}?</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>它不能再同步；一联网就抹掉钥匙，打不开名单。停用后不能恢复，只能重新邀请。</source>
        <translation>It cannot sync any more; as soon as it is online it erases its keys and cannot open the list. This cannot be undone; the device can only be invited again.</translation>
    </message>
    <message>
        <source>它写的同步包不再收，以后的同步包它也打不开；已有的内容它还打得开。停用后不能恢复，只能重新邀请。</source>
        <translation>Its bundles are taken no more and it opens none from now on; what it has it can still open. This cannot be taken back, only invited anew.</translation>
    </message>
    <message>
        <source>这台设备手里有什么</source>
        <translation>What this device holds</translation>
    </message>
    <message>
        <source>没有个人资料</source>
        <translation>no personal data</translation>
    </message>
    <message>
        <source>{name} 的设备</source>
        <translation>A device of {name}</translation>
    </message>
    <message>
        <source>能看的：{classes}，{people}</source>
        <translation>Can read: {classes}, {people}</translation>
    </message>
    <message>
        <source>它已经看到的收不回来；以后的资料换新钥匙，它解不开。</source>
        <translation>What it has seen cannot be taken back; later data gets new keys that it does not have.</translation>
    </message>
    <message>
        <source>查重复手机用的钥匙不能换：它仍可核对一个号码在不在名单里。</source>
        <translation>The key by which equal phones are found cannot change: it can still tell whether a phone is in the list.</translation>
    </message>
</context>
<context>
    <name>RewardVerbs</name>
    <message>
        <source>已记 {n} 分</source>
        <translation>{n:point|points} recorded</translation>
    </message>
    <message>
        <source>已记{wallet} {n}</source>
        <translation>Given: {n} {wallet}</translation>
    </message>
    <message>
        <source>冲正这一笔</source>
        <translation>Reverse this entry</translation>
    </message>
    <message>
        <source>冲正</source>
        <translation>Reverse</translation>
    </message>
    <message>
        <source>会记一笔相反的流水，原来的留着。规则不会再自动补上它。</source>
        <translation>Writes an opposite entry; the old one stays. The rule will not give it again by itself.</translation>
    </message>
    <message>
        <source>已冲正</source>
        <translation>Reversed</translation>
    </message>
    <message>
        <source>已发布“{name}”，从现在起算</source>
        <translation>&quot;{name}&quot; published, in force from now on</translation>
    </message>
    <message>
        <source>已存草稿“{name}”</source>
        <translation>Draft of &quot;{name}&quot; saved</translation>
    </message>
    <message>
        <source>已丢弃草稿“{name}”</source>
        <translation>Draft of &quot;{name}&quot; discarded</translation>
    </message>
    <message>
        <source>已停用“{name}”</source>
        <translation>&quot;{name}&quot; stopped</translation>
    </message>
    <message>
        <source>已重新启用“{name}”</source>
        <translation>&quot;{name}&quot; started again</translation>
    </message>
    <message>
        <source>恢复这条规则</source>
        <translation>Resume this rule</translation>
    </message>
    <message>
        <source>暂停这条规则…</source>
        <translation>Pause this rule…</translation>
    </message>
    <message>
        <source>已暂停“{name}”</source>
        <translation>Paused &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>已恢复“{name}”，从现在起算</source>
        <translation>Resumed &quot;{name}&quot;; it counts from now on</translation>
    </message>
    <message>
        <source>正在补发“{name}”</source>
        <translation>Awarding {name}</translation>
    </message>
    <message>
        <source>已补发“{name}”</source>
        <translation>&quot;{name}&quot; awarded</translation>
    </message>
</context>
<context>
    <name>Rewards</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>发言</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>下单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>推荐</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>每一次</source>
        <translation>each</translation>
    </message>
    <message>
        <source>第一次</source>
        <translation>the first</translation>
    </message>
    <message>
        <source>里程碑</source>
        <translation>Milestones</translation>
    </message>
    <message>
        <source>推荐来的人第一次</source>
        <translation>First time of who was brought</translation>
    </message>
    <message>
        <source>每个周期</source>
        <translation>each period&apos;s</translation>
    </message>
    <message>
        <source>周期排名</source>
        <translation>a ranking by</translation>
    </message>
    <message>
        <source>每周</source>
        <translation>a week</translation>
    </message>
    <message>
        <source>每月</source>
        <translation>a month</translation>
    </message>
    <message>
        <source>每年</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>每个自定周期</source>
        <translation>each named cycle</translation>
    </message>
    <message>
        <source>只一次</source>
        <translation>once</translation>
    </message>
    <message>
        <source>每个分类一次</source>
        <translation>once for each category</translation>
    </message>
    <message>
        <source>每个系列一次</source>
        <translation>once for each series</translation>
    </message>
    <message>
        <source>记积分</source>
        <translation>as points</translation>
    </message>
    <message>
        <source>记贡献</source>
        <translation>as contribution</translation>
    </message>
    <message>
        <source>每天</source>
        <translation>a day</translation>
    </message>
    <message>
        <source>一共</source>
        <translation>in all</translation>
    </message>
    <message>
        <source>整条规则</source>
        <translation>for the whole rule</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>count</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>amount</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>days</translation>
    </message>
    <message>
        <source>连续天数</source>
        <translation>days in a row</translation>
    </message>
    <message>
        <source>满 {amount} {gained}</source>
        <translation>at {amount} {gained}</translation>
    </message>
    <message>
        <source>{n} 元</source>
        <translation>¥{n}</translation>
    </message>
    <message>
        <source>{n} 次</source>
        <translation>{n}×</translation>
    </message>
    <message>
        <source>前 {n} 名</source>
        <translation>the first {n}</translation>
    </message>
    <message>
        <source>每满 {every} {gained}</source>
        <translation>{gained} for every {every}</translation>
    </message>
    <message>
        <source>{per} {points}</source>
        <translation>{points} {per}</translation>
    </message>
    <message>
        <source>{first} 到 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>从 {first} 起</source>
        <translation>from {first}</translation>
    </message>
    <message>
        <source>到 {last} 为止</source>
        <translation>until {last}</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>any time</translation>
    </message>
    <message>
        <source>一直有效</source>
        <translation>for ever</translation>
    </message>
    <message>
        <source>是</source>
        <translation>is</translation>
    </message>
    <message>
        <source>不是</source>
        <translation>is not</translation>
    </message>
    <message>
        <source>小于</source>
        <translation>less than</translation>
    </message>
    <message>
        <source>不超过</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>大于</source>
        <translation>more than</translation>
    </message>
    <message>
        <source>不少于</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>是其中之一</source>
        <translation>is one of</translation>
    </message>
    <message>
        <source>包含</source>
        <translation>contains</translation>
    </message>
    <message>
        <source>有</source>
        <translation>has</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>一直以来</source>
        <translation>so far</translation>
    </message>
    <message>
        <source>最近 {n} 天</source>
        <translation>in the last {n:day|days}</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>手工</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>规则冲正</source>
        <translation>Reversed by the rule</translation>
    </message>
    <message>
        <source>人工冲正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>封顶</source>
        <translation>Cap</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Spent</translation>
    </message>
    <message>
        <source>加了“{text}”</source>
        <translation>added &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>去掉“{text}”</source>
        <translation>took out &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{per}上限 {before} → {after}</source>
        <translation>cap {per} {before} → {after}</translation>
    </message>
</context>
<context>
    <name>RewardsPage</name>
    <message>
        <source>锁定积分</source>
        <translation>Hold points</translation>
    </message>
    <message>
        <source>到期处理</source>
        <translation>Let go what ended</translation>
    </message>
    <message>
        <source>还没用的积分有多少</source>
        <translation>What is still open</translation>
    </message>
    <message>
        <source>结算一期</source>
        <translation>Close a cycle</translation>
    </message>
    <message>
        <source>券</source>
        <translation>Coupons</translation>
    </message>
    <message>
        <source>券阶梯</source>
        <translation>Coupon ladders</translation>
    </message>
    <message>
        <source>F码</source>
        <translation>Priority codes</translation>
    </message>
    <message>
        <source>福利名单</source>
        <translation>Lists of benefits</translation>
    </message>
    <message>
        <source>新建规则</source>
        <translation>New rule</translation>
    </message>
    <message>
        <source>手工发积分</source>
        <translation>Give points by hand</translation>
    </message>
    <message>
        <source>积分与奖励</source>
        <translation>Points &amp; rewards</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>流水</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>活动记录</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>未兑换 {points} 分</source>
        <translation>{points:point|points} not redeemed</translation>
    </message>
    <message>
        <source>记一笔活动</source>
        <translation>Record activity</translation>
    </message>
    <message>
        <source>导入活动记录</source>
        <translation>Import activity</translation>
    </message>
    <message>
        <source>活动走势</source>
        <translation>Activity over time</translation>
    </message>
    <message>
        <source>积分流水</source>
        <translation>Points ledger</translation>
    </message>
    <message>
        <source>到场奖励</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>消费返分</source>
        <translation>Points for orders</translation>
    </message>
    <message>
        <source>第一单</source>
        <translation>First order</translation>
    </message>
    <message>
        <source>推荐有礼</source>
        <translation>Bring a friend</translation>
    </message>
    <message>
        <source>签到里程碑</source>
        <translation>Check-in milestones</translation>
    </message>
    <message>
        <source>活跃周</source>
        <translation>Active week</translation>
    </message>
    <message>
        <source>消费月榜</source>
        <translation>Orders of the month</translation>
    </message>
    <message>
        <source>为什么…</source>
        <translation>Why…</translation>
    </message>
</context>
<context>
    <name>RewardsTabs</name>
    <message>
        <source>榜单</source>
        <translation>Boards</translation>
    </message>
    <message>
        <source>商城</source>
        <translation>Mall</translation>
    </message>
    <message>
        <source>券</source>
        <translation>Coupons</translation>
    </message>
    <message>
        <source>荣誉</source>
        <translation>Honours</translation>
    </message>
</context>
<context>
    <name>RoleCard</name>
    <message>
        <source>以此角色预览</source>
        <translation>Preview as role</translation>
    </message>
    <message>
        <source>照样新建…</source>
        <translation>Copy…</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message numerus="yes">
        <source>将影响 %n 人</source>
        <translation>
            <numerusform>Affects %n person</numerusform>
            <numerusform>Affects %n people</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有人是这些角色，谁也不受影响</source>
        <translation>Nobody holds these roles yet: nobody is affected</translation>
    </message>
    <message>
        <source>保存改动</source>
        <translation>Save changes</translation>
    </message>
    <message numerus="yes">
        <source>改动了 %n 格，还没保存</source>
        <translation>
            <numerusform>%n cell changed, not saved</numerusform>
            <numerusform>%n cells changed, not saved</numerusform>
        </translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>自定义</source>
        <translation>Custom</translation>
    </message>
    <message>
        <source>预设</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>由“{preset}”复制而来。</source>
        <translation>Copied from {preset}.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{permission}（只限{case}）</source>
        <translation>{permission} ({case} only)</translation>
    </message>
    <message numerus="yes">
        <source>%n 人是这个角色</source>
        <translation>
            <numerusform>%n person holds this role</numerusform>
            <numerusform>%n people hold this role</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有人是这个角色</source>
        <translation>Nobody holds this role</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 人</source>
        <translation>
            <numerusform>%n more person</numerusform>
            <numerusform>%n more people</numerusform>
        </translation>
    </message>
    <message>
        <source>改名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>删除角色</source>
        <translation>Delete role</translation>
    </message>
</context>
<context>
    <name>RoleNameDialog</name>
    <message>
        <source>角色名</source>
        <translation>Name of the role</translation>
    </message>
    <message>
        <source>例如：首席文化官</source>
        <translation>e.g. culture officer</translation>
    </message>
    <message>
        <source>还没有名字：请填一个</source>
        <translation>No name yet: fill one in</translation>
    </message>
</context>
<context>
    <name>RoleVerbs</name>
    <message>
        <source>已授予“{role}”</source>
        <translation>{role} granted</translation>
    </message>
    <message>
        <source>已收回“{role}”</source>
        <translation>{role} taken back</translation>
    </message>
    <message>
        <source>{new} 从今天起是群主，{old} 改任副群主。不能撤销，只能由 {new} 再转让回来。</source>
        <translation>{new} is the owner from today on and {old} becomes a deputy. This cannot be undone; only {new} can hand it back.</translation>
    </message>
    <message>
        <source>{new} 还没有设备，要先加入才能管事。</source>
        <translation> {new} has no device yet and has to join before they can run things.</translation>
    </message>
    <message>
        <source>把群主从 {old} 转让给 {new}？</source>
        <translation>Hand the ownership from {old} to {new}?</translation>
    </message>
    <message>
        <source>转让群主</source>
        <translation>Hand over ownership</translation>
    </message>
    <message>
        <source>{new} 现在是群主</source>
        <translation>{new} is the owner now</translation>
    </message>
    <message>
        <source>这位操作员是哪位成员</source>
        <translation>Which member is this operator</translation>
    </message>
    <message>
        <source>对应</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>对应之后，他的角色会显示在成员名单里。</source>
        <translation>Once linked, the role shows in the member list.</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>已对应到成员</source>
        <translation>Linked to the member</translation>
    </message>
    <message>
        <source>复制“{role}”为新角色</source>
        <translation>Copy {role} as a new role</translation>
    </message>
    <message>
        <source>新建角色</source>
        <translation>Create role</translation>
    </message>
    <message>
        <source>先得到同样的权限，再在表里勾选。</source>
        <translation>It begins with the same permissions; then tick cells in the table.</translation>
    </message>
    <message>
        <source>已新建角色</source>
        <translation>Role created</translation>
    </message>
    <message>
        <source>改角色名</source>
        <translation>Rename role</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>已改名</source>
        <translation>Renamed</translation>
    </message>
    <message>
        <source>已删除角色“{role}”</source>
        <translation>Role {role} deleted</translation>
    </message>
    <message>
        <source>已保存权限</source>
        <translation>Permissions saved</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>群主</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>副群主</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>助理</source>
        <translation>Assistant</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>讲师</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>拍卖师</source>
        <translation>Auctioneer</translation>
    </message>
    <message>
        <source>签到员</source>
        <translation>Door helper</translation>
    </message>
    <message>
        <source>社群只有一位群主，拥有全部权限；换人要转让。</source>
        <translation>A community has exactly one owner, with every permission; to change, transfer it.</translation>
    </message>
    <message>
        <source>代群主管事：除抹除、中枢和转让外都能做，只能授予副群主以下的角色。</source>
        <translation>Acts for the owner: everything but erasing, the hub and transfer; grants only roles below deputy.</translation>
    </message>
    <message>
        <source>管成员、日历和积分；不能导出名单，不能改积分规则。</source>
        <translation>Manages members, calendar and points; may not export or change point rules.</translation>
    </message>
    <message>
        <source>日常帮手：录成员、排日历、登记到场；看不到备注，不发积分。</source>
        <translation>Everyday help: enters members, plans, records attendance; sees no notes, gives no points.</translation>
    </message>
    <message>
        <source>只管自己主持的场次：改时间地点、签到、记活动。</source>
        <translation>Manages sessions they host: time and place, check-in, activity.</translation>
    </message>
    <message>
        <source>只看在自己场次报名的人。</source>
        <translation>Sees only people registered for their own sessions.</translation>
    </message>
    <message>
        <source>讲师的另一种叫法，用在拍卖场次。</source>
        <translation>A lecturer by another name, for auctions.</translation>
    </message>
    <message>
        <source>在门口签到，可现场加入新成员。</source>
        <translation>Checks people in at the door and may add walk-ins.</translation>
    </message>
    <message>
        <source>看姓名、编号和手机尾号</source>
        <translation>Names, phone endings</translation>
    </message>
    <message>
        <source>看手机和联系方式</source>
        <translation>Phones and contacts</translation>
    </message>
    <message>
        <source>看备注和私密资料</source>
        <translation>Notes, private details</translation>
    </message>
    <message>
        <source>新增、修改、导入成员</source>
        <translation>Add, edit, import members</translation>
    </message>
    <message>
        <source>合并、清理成员</source>
        <translation>Merge, clear members</translation>
    </message>
    <message>
        <source>导出成员</source>
        <translation>Export members</translation>
    </message>
    <message>
        <source>彻底抹除成员</source>
        <translation>Erase members</translation>
    </message>
    <message>
        <source>排日历和场次</source>
        <translation>Plan calendar and sessions</translation>
    </message>
    <message>
        <source>登记到场、签到</source>
        <translation>Record attendance</translation>
    </message>
    <message>
        <source>登记活动记录</source>
        <translation>Record activity</translation>
    </message>
    <message>
        <source>发布积分规则</source>
        <translation>Publish point rules</translation>
    </message>
    <message>
        <source>结算周、月、年</source>
        <translation>Close weeks, months, years</translation>
    </message>
    <message>
        <source>发放、冲正积分</source>
        <translation>Award, reverse points</translation>
    </message>
    <message>
        <source>发放礼品</source>
        <translation>Hand out rewards</translation>
    </message>
    <message>
        <source>授予、收回荣誉</source>
        <translation>Grant and take back honours</translation>
    </message>
    <message>
        <source>授予、收回角色</source>
        <translation>Grant, revoke roles</translation>
    </message>
    <message>
        <source>邀请设备</source>
        <translation>Invite devices</translation>
    </message>
    <message>
        <source>社群设置、中枢、密钥</source>
        <translation>Community, hub, keys</translation>
    </message>
    <message>
        <source>能看</source>
        <translation>Sees</translation>
    </message>
    <message>
        <source>能改</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>能导出</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>能发积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>能管人</source>
        <translation>Manages people</translation>
    </message>
    <message>
        <source>报名的人</source>
        <translation>registered</translation>
    </message>
    <message>
        <source>自己的</source>
        <translation>own</translation>
    </message>
    <message>
        <source>现场加入</source>
        <translation>walk-ins</translation>
    </message>
    <message>
        <source>副群主以下</source>
        <translation>below deputy</translation>
    </message>
    <message>
        <source>全社群</source>
        <translation>Whole community</translation>
    </message>
    <message>
        <source>已删除的分会或小组</source>
        <translation>Deleted chapter or group</translation>
    </message>
    <message>
        <source>给了分会或小组的范围，就只能改那里的人、名单里也只列出那里的人。资料本身没有按范围锁上：想不让谁看到手机，请给不含“看手机”的角色。</source>
        <translation>Who is given a chapter or a group may change, and is listed, the people there alone. The data itself is not locked by scope: to keep phones from somebody, give a role without &quot;see phones&quot;.</translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message>
        <source>以此角色预览</source>
        <translation>Preview as role</translation>
    </message>
    <message>
        <source>授予角色</source>
        <translation>Grant role</translation>
    </message>
    <message>
        <source>团队与角色</source>
        <translation>Operators &amp; roles</translation>
    </message>
    <message>
        <source>团队</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>权限</source>
        <translation>Permissions</translation>
    </message>
    <message>
        <source>致谢</source>
        <translation>Thanks</translation>
    </message>
    <message>
        <source>截至哪一天的名册</source>
        <translation>Roster as of which day</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>以“{role}”预览</source>
        <translation>Preview as {role}</translation>
    </message>
</context>
<context>
    <name>RotaPart</name>
    <message>
        <source>再看 8 次</source>
        <translation>8 more</translation>
    </message>
    <message>
        <source>主持轮值</source>
        <translation>Hosting rotation</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>轮值规则：谁参加、什么顺序</source>
        <translation>Rules of the rotation: who takes part, in which order</translation>
    </message>
    <message>
        <source>再设一个轮值</source>
        <translation>Another rotation</translation>
    </message>
    <message numerus="yes">
        <source>%n 人轮流，每人一次后再从头</source>
        <translation>
            <numerusform>%n person, once each, then again</numerusform>
            <numerusform>%n people, once each, then again</numerusform>
        </translation>
    </message>
    <message>
        <source>看哪个轮值</source>
        <translation>Which rotation to show</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>对调</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>缺席</source>
        <translation>Absent</translation>
    </message>
</context>
<context>
    <name>RotaRow</name>
    <message>
        <source>没有人可轮</source>
        <translation>Nobody to take it</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>待指派</source>
        <translation>To assign</translation>
    </message>
    <message>
        <source>首次</source>
        <translation>First</translation>
    </message>
    <message numerus="yes">
        <source>第 %n 次</source>
        <translation>
            <numerusform>No. %n</numerusform>
            <numerusform>No. %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rotating</name>
    <message>
        <source>{day} 跳过{name}，由{next}主持</source>
        <translation>{day}: {name} is skipped, {next} hosts</translation>
    </message>
    <message>
        <source>{day} {name}缺席，由{next}主持</source>
        <translation>{day}: {name} was absent, {next} hosts</translation>
    </message>
    <message>
        <source>{day} {name}值班完成</source>
        <translation>{day}: {name} has had the turn</translation>
    </message>
    <message>
        <source>{day} {name}值班完成，这是首次分享</source>
        <translation>{day}: {name} has had the turn, a first share</translation>
    </message>
    <message>
        <source>还没定的人</source>
        <translation>nobody yet</translation>
    </message>
</context>
<context>
    <name>RotationForm</name>
    <message>
        <source>轮值规则</source>
        <translation>Rules of the rotation</translation>
    </message>
    <message>
        <source>设轮值</source>
        <translation>Set up a rotation</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>开始轮值</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>每人一次后再从头。跳过的排到这一轮最后，缺席的回到队首；中途加入的排在这一轮末尾。</source>
        <translation>Everybody once, then again. Who is skipped comes last in the round, who was absent comes next; who joins comes at the end of the round.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>删除轮值</source>
        <translation>Remove rotation</translation>
    </message>
    <message>
        <source>每天一位</source>
        <translation>One a day</translation>
    </message>
    <message>
        <source>系列：{title}</source>
        <translation>Series: {title}</translation>
    </message>
    <message>
        <source>轮什么</source>
        <translation>For</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>加一位成员</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>加入整个小组…</source>
        <translation>Add a whole group…</translation>
    </message>
    <message>
        <source>谁参加</source>
        <translation>Who takes part</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>顺序（可以拖动）</source>
        <translation>Order (drag to change)</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>主持轮值</source>
        <translation>Hosting rotation</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>已删除轮值“{name}”；主持过的次数和日历里的主持人都还在</source>
        <translation>Rotation &quot;{name}&quot; removed; turns had and hosts in the calendar stay</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>打开	Enter</source>
        <translation>Open	Enter</translation>
    </message>
    <message>
        <source>改这一格	F2</source>
        <translation>Edit this cell	F2</translation>
    </message>
    <message>
        <source>改角色…</source>
        <translation>Change role…</translation>
    </message>
    <message>
        <source>移出名单</source>
        <translation>Remove from the list</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>去掉这个条件</source>
        <translation>Remove this condition</translation>
    </message>
    <message>
        <source>多长时间里</source>
        <translation>In how long</translation>
    </message>
    <message>
        <source>不限哪个系列</source>
        <translation>any series</translation>
    </message>
    <message>
        <source>哪个系列</source>
        <translation>Which series</translation>
    </message>
    <message>
        <source>系列名称里有</source>
        <translation>The series is called</translation>
    </message>
    <message>
        <source>怎样比较</source>
        <translation>How to compare</translation>
    </message>
    <message>
        <source>（写一个值）</source>
        <translation>(type a value)</translation>
    </message>
    <message>
        <source>比较的值</source>
        <translation>Value to compare with</translation>
    </message>
    <message>
        <source>用顿号隔开</source>
        <translation>separated by commas</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>岁</source>
        <translation>years</translation>
    </message>
    <message>
        <source>别的…</source>
        <translation>Other…</translation>
    </message>
    <message>
        <source>当</source>
        <translation>When</translation>
    </message>
    <message>
        <source>且</source>
        <translation>and</translation>
    </message>
    <message>
        <source>则</source>
        <translation>then</translation>
    </message>
    <message>
        <source>最多</source>
        <translation>max</translation>
    </message>
    <message>
        <source>从给的那天算起</source>
        <translation>from the day of the award</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>in</translation>
    </message>
    <message>
        <source>给推荐人</source>
        <translation>to who referred</translation>
    </message>
    <message>
        <source>给本人</source>
        <translation>to the member</translation>
    </message>
    <message>
        <source>什么时候给</source>
        <translation>When to give</translation>
    </message>
    <message>
        <source>什么活动</source>
        <translation>Which activity</translation>
    </message>
    <message>
        <source>发生</source>
        <translation>happens</translation>
    </message>
    <message>
        <source>什么周期</source>
        <translation>Which period</translation>
    </message>
    <message>
        <source>按什么算</source>
        <translation>Measured by</translation>
    </message>
    <message>
        <source>达到</source>
        <translation>reaches</translation>
    </message>
    <message>
        <source>多的排前</source>
        <translation>most first</translation>
    </message>
    <message>
        <source>至少多少</source>
        <translation>At least how much</translation>
    </message>
    <message>
        <source>至少</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>按多少折算…</source>
        <translation>Points for every…</translation>
    </message>
    <message>
        <source>分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>点贡献</source>
        <translation>contribution points</translation>
    </message>
    <message>
        <source>次</source>
        <translation>times</translation>
    </message>
    <message>
        <source>每满</source>
        <translation>for every</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>第 {place} 名 {points}</source>
        <translation>place {place}: {points}</translation>
    </message>
    <message>
        <source>去掉最后一名</source>
        <translation>Remove the last place</translation>
    </message>
    <message>
        <source>加一名</source>
        <translation>Add a place</translation>
    </message>
    <message>
        <source>记成什么</source>
        <translation>What it counts as</translation>
    </message>
    <message>
        <source>给几次</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>再加一个上限</source>
        <translation>Add another cap</translation>
    </message>
    <message>
        <source>不限，加一个上限</source>
        <translation>No cap; add one</translation>
    </message>
    <message>
        <source>加总预算</source>
        <translation>Add a total budget</translation>
    </message>
    <message>
        <source>总预算</source>
        <translation>Total budget</translation>
    </message>
    <message>
        <source>{unit}，0 是不限</source>
        <translation>{unit}, 0 is no limit</translation>
    </message>
    <message>
        <source>给多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>固定数目…</source>
        <translation>A fixed number…</translation>
    </message>
    <message>
        <source>最多多少</source>
        <translation>At most how much</translation>
    </message>
    <message>
        <source>改数目…</source>
        <translation>Change the number…</translation>
    </message>
    <message>
        <source>去掉这个上限</source>
        <translation>Remove this cap</translation>
    </message>
    <message>
        <source>有效多久</source>
        <translation>Valid how long</translation>
    </message>
    <message>
        <source>别的天数…</source>
        <translation>Another number of days…</translation>
    </message>
    <message>
        <source>哪段时间</source>
        <translation>Which time</translation>
    </message>
    <message>
        <source>从</source>
        <translation>from</translation>
    </message>
    <message>
        <source>到</source>
        <translation>to</translation>
    </message>
    <message>
        <source>到多少给多少</source>
        <translation>How far for how much</translation>
    </message>
    <message>
        <source>去掉最后一步</source>
        <translation>Remove the last step</translation>
    </message>
    <message>
        <source>加一步</source>
        <translation>Add a step</translation>
    </message>
    <message>
        <source>满</source>
        <translation>At</translation>
    </message>
    <message>
        <source>推荐人</source>
        <translation>Who brought them</translation>
    </message>
    <message>
        <source>推荐人的推荐人</source>
        <translation>Who brought that one</translation>
    </message>
    <message>
        <source>只给一层</source>
        <translation>One level only</translation>
    </message>
    <message>
        <source>再给一层</source>
        <translation>Add a level</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>已启用</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>已停</source>
        <translation>Stopped</translation>
    </message>
</context>
<context>
    <name>RuleSheet</name>
    <message>
        <source>改规则名</source>
        <translation>Rename the rule</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>看改动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>在别处改过。这里的改动留着，发布后以这里的为准</source>
        <translation>Changed elsewhere. Your changes stay here; publishing puts them in force</translation>
    </message>
    <message>
        <source>换一条规则</source>
        <translation>Another rule</translation>
    </message>
    <message>
        <source>存草稿</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>发布第 {n} 版</source>
        <translation>Publish v{n}</translation>
    </message>
    <message>
        <source>补发过去的是另一步</source>
        <translation>Award the past too…</translation>
    </message>
    <message>
        <source>发布后只管以后的事，以前给的不变</source>
        <translation>Publishing governs what comes; what was given before stays</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>v{n}</translation>
    </message>
    <message>
        <source>已停</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>暂停中</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>第 {n} 版 草稿</source>
        <translation>v{n} draft</translation>
    </message>
    <message>
        <source>改自第 {n} 版：{what}</source>
        <translation>Since v{n}: {what}</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 人的 {points} 分在等补发</source>
        <translation>
            <numerusform>{points} points of %n person wait to be given</numerusform>
            <numerusform>{points} points of %n people wait to be given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 人的 {points} 点贡献在等补发</source>
        <translation>
            <numerusform>{points} contribution points of %n person wait to be given</numerusform>
            <numerusform>{points} contribution points of %n people wait to be given</numerusform>
        </translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>规则名</source>
        <translation>Name of the rule</translation>
    </message>
</context>
<context>
    <name>RulesTab</name>
    <message>
        <source>找规则</source>
        <translation>Find a rule</translation>
    </message>
    <message>
        <source>还没有积分规则</source>
        <translation>No reward rules yet</translation>
    </message>
    <message>
        <source>规则说清楚做了什么得多少分。先试算，再发布；发布之前的分不变。</source>
        <translation>A rule says what earns how many points. Try it, then publish; points given before stay.</translation>
    </message>
    <message>
        <source>未发布</source>
        <translation>Not published</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>v{n}</translation>
    </message>
    <message>
        <source>暂停中</source>
        <translation>paused</translation>
    </message>
    <message numerus="yes">
        <source>近 30 天 %n 人</source>
        <translation>
            <numerusform>%n person in 30 d</numerusform>
            <numerusform>%n people in 30 d</numerusform>
        </translation>
    </message>
    <message>
        <source>重新启用</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>停用这条规则</source>
        <translation>Stop this rule</translation>
    </message>
    <message>
        <source>丢弃草稿</source>
        <translation>Discard the draft</translation>
    </message>
    <message>
        <source>放弃刚才的改动</source>
        <translation>Drop the changes</translation>
    </message>
</context>
<context>
    <name>RunDialog</name>
    <message>
        <source>补发过去的积分</source>
        <translation>Award past activity</translation>
    </message>
    <message>
        <source>按已经发布的规则，把这一天为止还没给的补上，并结算已经结束的周期。</source>
        <translation>Gives what the published rule owes up to this day, and closes the cycles that have ended.</translation>
    </message>
    <message>
        <source>到哪一天为止</source>
        <translation>Up to which day</translation>
    </message>
    <message>
        <source>正在算…</source>
        <translation>Working it out…</translation>
    </message>
    <message>
        <source>补发</source>
        <translation>Award</translation>
    </message>
    <message>
        <source>没有要补的，流水已经和规则一致。</source>
        <translation>Nothing to award: the ledger agrees with the rule.</translation>
    </message>
    <message>
        <source>补发 {points} 分</source>
        <translation>Award {points:point|points}</translation>
    </message>
    <message>
        <source>补发 {points} 点贡献</source>
        <translation>Award {points:contribution point|contribution points}</translation>
    </message>
    <message>
        <source>{people} 人，{awards} 笔，共 {points} 点贡献</source>
        <translation>{people:person|people}, {awards:entry|entries}, {points:contribution point|contribution points}</translation>
    </message>
    <message>
        <source>{people} 人，{awards} 笔，共 {points} 分</source>
        <translation>{people:person|people}, {awards:entry|entries}, {points:point|points}</translation>
    </message>
    <message numerus="yes">
        <source>；另有 %n 笔要冲正</source>
        <translation>
            <numerusform>; %n entry to be reversed</numerusform>
            <numerusform>; %n entries to be reversed</numerusform>
        </translation>
    </message>
    <message>
        <source>；{n} 分到期</source>
        <translation>; {n:point expires|points expire}</translation>
    </message>
</context>
<context>
    <name>RunSheet</name>
    <message>
        <source>{n} 分</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>已 {n} 分</source>
        <translation>{n} min so far</translation>
    </message>
    <message>
        <source>{taken}，超 {n}</source>
        <translation>{taken}, {n} over</translation>
    </message>
    <message>
        <source>已答</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>正在答</source>
        <translation>Being answered</translation>
    </message>
    <message>
        <source>排第一</source>
        <translation>First</translation>
    </message>
    <message>
        <source>待答</source>
        <translation>Waiting</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>正在自动备份</source>
        <translation>Writing the automatic backup</translation>
    </message>
    <message>
        <source>自动备份没成</source>
        <translation>Automatic backup failed</translation>
    </message>
    <message>
        <source>自动备份</source>
        <translation>Auto backup</translation>
    </message>
    <message>
        <source>能打开，完好。{made} 写的：{members} 位成员，{sessions} 场，{entries} 笔积分，{files} 个附件。</source>
        <translation>It opens and is whole. Written {made}: {members:member|members}, {sessions:session|sessions}, {entries:ledger entry|ledger entries}, {files:attachment|attachments}.</translation>
    </message>
</context>
<context>
    <name>ScheduleSection</name>
    <message>
        <source>关</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>每天</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>每周</source>
        <translation>Weekly</translation>
    </message>
    <message>
        <source>自动备份</source>
        <translation>Automatic backups</translation>
    </message>
    <message>
        <source>窗口开着时在后台写，到时候没开就等下次打开；用恢复码或社群的口令打开</source>
        <translation>Written in the background while the window is open, else at the next start; opened by the recovery code or the community&apos;s passphrase</translation>
    </message>
    <message>
        <source>多久一次</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>放在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>留几份</source>
        <translation>How many to keep</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>只删自己写的、超出份数或满 30 天的；最新一份总留着</source>
        <translation>Only its own are deleted: those beyond that number, or older than 30 days; the newest always stays</translation>
    </message>
    <message>
        <source>试一试…</source>
        <translation>Try…</translation>
    </message>
    <message>
        <source>在旁边打开，逐页检查，数一数里面有多少；不动现在的数据</source>
        <translation>Opens it aside, checks every page and counts what is in it; nothing here is touched</translation>
    </message>
    <message>
        <source>试一下备份</source>
        <translation>Try a backup</translation>
    </message>
    <message>
        <source>恢复…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>恢复到一个新的文件夹并打开；现在的社群原样留着</source>
        <translation>Into a new folder, which is then opened; this community stays as it is</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>还没有选；最好是另一个盘或 U 盘</source>
        <translation>Not chosen yet; best another disk or a USB stick</translation>
    </message>
    <message numerus="yes">
        <source>自动写的备份现有 %n 份</source>
        <translation>
            <numerusform>%n automatic backup</numerusform>
            <numerusform>%n automatic backups</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}，上次 {when}</source>
        <translation>{count}, last {when}</translation>
    </message>
    <message>
        <source>自动备份放在哪里</source>
        <translation>Where automatic backups go</translation>
    </message>
    <message>
        <source>备份 (*.qzb)</source>
        <translation>Backups (*.qzb)</translation>
    </message>
    <message>
        <source>试一下哪一份备份</source>
        <translation>Which backup to try</translation>
    </message>
    <message>
        <source>从哪一份备份恢复</source>
        <translation>Which backup to restore</translation>
    </message>
</context>
<context>
    <name>ScopeDialog</name>
    <message>
        <source>仅此场</source>
        <translation>Only this one</translation>
    </message>
    <message>
        <source>系列和其他场次不变</source>
        <translation>The series and the others stay</translation>
    </message>
    <message>
        <source>此场及以后</source>
        <translation>This and all after it</translation>
    </message>
    <message>
        <source>从这一场起都改</source>
        <translation>All from this one on</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>整个系列；已经过去的场次时间不变</source>
        <translation>The whole series; those past keep their time</translation>
    </message>
    <message>
        <source>{text}，{more}</source>
        <translation>{text}, {more}</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>激励</source>
        <translation>Rewards</translation>
    </message>
    <message>
        <source>看数</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>最近操作</source>
        <translation>Past actions</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>人群</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>团队与角色</source>
        <translation>Operators &amp; roles</translation>
    </message>
    <message>
        <source>阶梯与伙伴</source>
        <translation>Ladder and partners</translation>
    </message>
    <message>
        <source>入群申请</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>内容计划</source>
        <translation>Content plan</translation>
    </message>
    <message>
        <source>签到台</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>课程与场地</source>
        <translation>Courses &amp; venues</translation>
    </message>
    <message>
        <source>积分与奖励</source>
        <translation>Points &amp; rewards</translation>
    </message>
    <message>
        <source>可能是同一个人</source>
        <translation>Maybe the same person</translation>
    </message>
    <message>
        <source>会籍</source>
        <translation>Membership</translation>
    </message>
    <message>
        <source>同步与设备</source>
        <translation>Sync and devices</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>小组与分会</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>家庭与单位</source>
        <translation>Households</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>遮住</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>SegmentForm</name>
    <message>
        <source>人群的名称</source>
        <translation>Name of the segment</translation>
    </message>
    <message>
        <source>比如：八五后白领读书人</source>
        <translation>e.g. readers in offices</translation>
    </message>
    <message>
        <source>适合的商品标签</source>
        <translation>Suits products tagged</translation>
    </message>
    <message>
        <source>育儿、绘本</source>
        <translation>parenting, picture books</translation>
    </message>
    <message>
        <source>涉及健康的商品也可以推荐给这群人</source>
        <translation>May also be offered products that concern health</translation>
    </message>
    <message>
        <source>还没有条件：谁都不在里面</source>
        <translation>No condition yet: nobody is in it</translation>
    </message>
    <message>
        <source>标签，比如：摄影</source>
        <translation>A tag, for example: photography</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>下面一条都不符合的人</source>
        <translation>whoever meets none of these</translation>
    </message>
    <message>
        <source>下面不全符合的人</source>
        <translation>whoever does not meet all of these</translation>
    </message>
    <message>
        <source>下面全都符合的人</source>
        <translation>whoever meets all of these</translation>
    </message>
    <message>
        <source>符合下面任何一条的人</source>
        <translation>whoever meets any of these</translation>
    </message>
</context>
<context>
    <name>SegmentMore</name>
    <message>
        <source>给这群人做什么，回车记下</source>
        <translation>What is done for them; Enter keeps it</translation>
    </message>
    <message>
        <source>新方案</source>
        <translation>New programme</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>和别的人群重合</source>
        <translation>Shared with other segments</translation>
    </message>
    <message>
        <source>去掉方案 {name}</source>
        <translation>Remove the programme {name}</translation>
    </message>
    <message>
        <source>还没有方案</source>
        <translation>No programme yet</translation>
    </message>
    <message>
        <source>{people}撤回了“联系本人”的同意：不要联系，手机也不显示、不导出。</source>
        <translation>{people} took back the consent to be contacted: leave them out. Their phones are neither shown nor exported.</translation>
    </message>
    <message>
        <source>没有重合的人</source>
        <translation>Nobody is shared</translation>
    </message>
</context>
<context>
    <name>SegmentVerbs</name>
    <message>
        <source>存好了</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>删除了</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>SegmentsPage</name>
    <message>
        <source>人群</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>看名单</source>
        <translation>See the list</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>放弃改动</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>删除人群</source>
        <translation>Remove segment</translation>
    </message>
    <message>
        <source>新建人群</source>
        <translation>New segment</translation>
    </message>
    <message>
        <source>新建标签规则</source>
        <translation>New tag rule</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>回到成员</source>
        <translation>Back to members</translation>
    </message>
    <message>
        <source>商品适合谁</source>
        <translation>For a product</translation>
    </message>
    <message>
        <source>还没有人群</source>
        <translation>No segments yet</translation>
    </message>
    <message>
        <source>人群是存下来的条件，人数随时是新的，例如八五后、白领、爱阅读。</source>
        <translation>A segment is a saved condition with a live count: born after 1985, works in an office, likes to read.</translation>
    </message>
    <message>
        <source>还没有方案</source>
        <translation>No programme yet</translation>
    </message>
    <message>
        <source>标签规则</source>
        <translation>Tag rules</translation>
    </message>
    <message>
        <source>自动标签</source>
        <translation>automatic tag</translation>
    </message>
    <message>
        <source>删除规则</source>
        <translation>Remove rule</translation>
    </message>
    <message>
        <source>正在数…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>看不到</source>
        <translation>Not shown</translation>
    </message>
    <message>
        <source>条件里有你看不到的资料</source>
        <translation>It asks about what you may not read</translation>
    </message>
</context>
<context>
    <name>SessionDesk</name>
    <message>
        <source>套用模板</source>
        <translation>Use the template</translation>
    </message>
    <message>
        <source>自己加环节</source>
        <translation>Add parts yourself</translation>
    </message>
    <message>
        <source>模板：开场、嘉宾介绍、4 个分享点、问答、致谢，时长自动分好。</source>
        <translation>The template: opening, the guest, 4 points, questions, thanks, with the minutes shared out.</translation>
    </message>
    <message>
        <source>还没有流程单</source>
        <translation>No run sheet yet</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>问答队列</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>分享记录</source>
        <translation>Transcript</translation>
    </message>
    <message>
        <source>记一个问题</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>待答 {waiting}，已答 {answered}</source>
        <translation>{waiting} open, {answered} done</translation>
    </message>
    <message>
        <source>待答 {waiting}</source>
        <translation>{waiting} waiting</translation>
    </message>
    <message>
        <source>提前结束</source>
        <translation>End early</translation>
    </message>
    <message>
        <source>小结</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>给分享评分</source>
        <translation>Rate the share</translation>
    </message>
    <message>
        <source>导入分享记录</source>
        <translation>Import a transcript</translation>
    </message>
    <message>
        <source>在日历里看</source>
        <translation>Show in the calendar</translation>
    </message>
    <message>
        <source>导出为文件</source>
        <translation>Export to a file</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
</context>
<context>
    <name>SessionHead</name>
    <message>
        <source>投屏页</source>
        <translation>Projector</translation>
    </message>
    <message>
        <source>签到台</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>小结</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>计划 {n} 分</source>
        <translation>{n} min planned</translation>
    </message>
    <message>
        <source>{plan}，实际 {n} 分</source>
        <translation>{plan}, {n} min taken</translation>
    </message>
    <message>
        <source>{plan}，还剩 {n} 分</source>
        <translation>{plan}, {n} min left</translation>
    </message>
    <message>
        <source>{plan}，超 {n} 分</source>
        <translation>{plan}, {n} min over</translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source>去日历</source>
        <translation>To the calendar</translation>
    </message>
    <message>
        <source>最近没有场次</source>
        <translation>No session is near</translation>
    </message>
    <message>
        <source>在日历里安排一场，这里就有它的流程单、提问和到场。</source>
        <translation>Plan one in the calendar: its run sheet, questions and attendance stand here.</translation>
    </message>
</context>
<context>
    <name>SessionVerbs</name>
    <message>
        <source>已套用流程单模板</source>
        <translation>Run sheet made from the template</translation>
    </message>
    <message>
        <source>这一场结束了</source>
        <translation>The session is over</translation>
    </message>
    <message>
        <source>删了“{title}”</source>
        <translation>Removed &quot;{title}&quot;</translation>
    </message>
    <message>
        <source>已复制，去群里粘贴</source>
        <translation>Copied: paste it into the chat</translation>
    </message>
    <message>
        <source>这一场 {start} 才开始。</source>
        <translation>This session begins only at {start}.</translation>
    </message>
    <message>
        <source>现在就签到？</source>
        <translation>Check in now?</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>这一场轮值里没有人</source>
        <translation>Nobody had this turn of the rotation</translation>
    </message>
    <message>
        <source>已评 {n} 分</source>
        <translation>Rated {n} of 5</translation>
    </message>
    <message>
        <source>正在存记录</source>
        <translation>Keeping the transcript</translation>
    </message>
    <message>
        <source>存了 {n} 条发言</source>
        <translation>Kept {n:line|lines}</translation>
    </message>
    <message>
        <source>导出分享记录</source>
        <translation>Export the transcript</translation>
    </message>
    <message>
        <source>文本 (*.txt);;Markdown (*.md);;PDF (*.pdf)</source>
        <translation>Text (*.txt);;Markdown (*.md);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>已导出到 {file}</source>
        <translation>Exported to {file}</translation>
    </message>
    <message>
        <source>投屏隐私开着，不能打印</source>
        <translation>Nothing is printed in privacy mode</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>浅色、深色，或跟着系统走</source>
        <translation>Light, dark, or as the system has it</translation>
    </message>
    <message>
        <source>行高</source>
        <translation>Row height</translation>
    </message>
    <message>
        <source>表格和列表一屏看多少行</source>
        <translation>How many rows of a table fit on the screen</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>整个窗口的文字，90% 到 160%</source>
        <translation>All text of the window, 90% to 160%</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>不用重启</source>
        <translation>No restart needed</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>不提醒</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>开始前提醒我</source>
        <translation>Remind me before it begins</translation>
    </message>
    <message>
        <source>你主持、主讲或签到的场次。签到台、投屏和全屏时不出声，只写名称和时间。</source>
        <translation>Sessions that you host, speak at or keep the door of. Quiet at the door, on a projector and in full screen; title and time only.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置的部分</source>
        <translation>Parts of the settings</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>改了就生效</source>
        <translation>Changes apply at once</translation>
    </message>
    <message>
        <source>隐私</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>投屏隐私</source>
        <translation>Screen-share privacy</translation>
    </message>
    <message>
        <source>关</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>开</source>
        <translation>On</translation>
    </message>
    <message>
        <source>投屏、录屏时打开：姓名、手机、金额到处都遮住，悬停也不露。Ctrl+Shift+H</source>
        <translation>For sharing or recording the screen: masks names, phones and amounts everywhere, hovering included. Ctrl+Shift+H</translation>
    </message>
    <message>
        <source>数据只在这台电脑的一个加密文件里；完整手机每看一次都会记下</source>
        <translation>Everything is in one encrypted file on this computer; each look at a full phone is recorded</translation>
    </message>
    <message>
        <source>数据放在哪里</source>
        <translation>Where the data is</translation>
    </message>
    <message>
        <source>这是 {service} 的同步文件夹：同步软件会在写到一半时复制，可能损坏社群。</source>
        <translation>{service} synchronises this folder: it may copy the file in the middle of a write and damage the community.</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>看全部快捷键</source>
        <translation>Show all keys</translation>
    </message>
    <message>
        <source>键盘</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>每件事都能用键盘做。随时按 Shift+F1</source>
        <translation>Everything can be done by keyboard. Press Shift+F1 at any time</translation>
    </message>
    <message>
        <source>打开使用指南</source>
        <translation>Open the guide</translation>
    </message>
    <message>
        <source>使用指南</source>
        <translation>User guide</translation>
    </message>
    <message>
        <source>每件事一页，不用联网。在哪里按 F1，就打开讲那里的一页</source>
        <translation>A page for each job, without a network. F1 opens the one for where you are</translation>
    </message>
    <message>
        <source>关于与诊断</source>
        <translation>About</translation>
    </message>
    <message>
        <source>版本 {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>群主台</source>
        <translation>Qunzhu</translation>
    </message>
    <message>
        <source>Apache-2.0 许可，图标 Phosphor（MIT）</source>
        <translation>Apache-2.0 licence, icons by Phosphor (MIT)</translation>
    </message>
    <message>
        <source>诊断信息…</source>
        <translation>Diagnosis…</translation>
    </message>
    <message>
        <source>版本、大小、大约的数量和出错的位置，没有姓名和手机；不会自动发给谁</source>
        <translation>Versions, sizes, rounded counts and where faults were; no names or phones; nothing is sent by itself</translation>
    </message>
    <message>
        <source>诊断</source>
        <translation>Diagnosis</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>退出预览</source>
        <translation>End preview</translation>
    </message>
    <message>
        <source>清除示例，开始自己的社群…</source>
        <translation>Clear the sample, start your own…</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>看看…</source>
        <translation>See…</translation>
    </message>
    <message>
        <source>带回…</source>
        <translation>Take back…</translation>
    </message>
</context>
<context>
    <name>SheetColumn</name>
    <message>
        <source>复制到群</source>
        <translation>Copy for chat</translation>
    </message>
    <message>
        <source>加环节</source>
        <translation>Add part</translation>
    </message>
    <message>
        <source>流程单</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n:part|parts}</translation>
    </message>
    <message>
        <source>这一段的台词</source>
        <translation>This script</translation>
    </message>
    <message>
        <source>下一段的台词</source>
        <translation>Next script</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>素材：{names}</source>
        <translation>Material: {names}</translation>
    </message>
</context>
<context>
    <name>ShowCode</name>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>我已抄好</source>
        <translation>I have kept it</translation>
    </message>
    <message>
        <source>打印或抄在纸上，和电脑分开放。它能打开这个社群和它的备份；旧的恢复码从现在起作废。这里只显示这一次。</source>
        <translation>Print it or write it down, and keep it away from the computer. It opens this community and its backups; an older code no longer works. It is shown only this once.</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>主持轮值</source>
        <translation>Host rotation</translation>
    </message>
    <message>
        <source>设轮值</source>
        <translation>Rotation…</translation>
    </message>
    <message numerus="yes">
        <source>半年来 %n 人主持过</source>
        <translation>
            <numerusform>%n person hosted in half a year</numerusform>
            <numerusform>%n people hosted in half a year</numerusform>
        </translation>
    </message>
    <message>
        <source>再看 8 场</source>
        <translation>8 more sessions</translation>
    </message>
    <message>
        <source>要留意</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>这一天没有安排。</source>
        <translation>Nothing on this day.</translation>
    </message>
    <message>
        <source>在这天新建</source>
        <translation>Plan on this day</translation>
    </message>
    <message numerus="yes">
        <source>%n 人到场</source>
        <translation>
            <numerusform>%n came</numerusform>
            <numerusform>%n came</numerusform>
        </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Repeats</translation>
    </message>
    <message>
        <source>与系列不同</source>
        <translation>Differs from series</translation>
    </message>
    <message>
        <source>主持</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>讲师</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Door helper</translation>
    </message>
    <message>
        <source>还没有主持人</source>
        <translation>No host yet</translation>
    </message>
    <message>
        <source>选主持人</source>
        <translation>Choose a host</translation>
    </message>
    <message>
        <source>轮到 {name}：次数最少</source>
        <translation>{name}&apos;s turn: hosted least</translation>
    </message>
    <message>
        <source>建议 {name}：空闲，次数最少</source>
        <translation>Suggested: {name}, free and least often</translation>
    </message>
    <message>
        <source>指派 {name}</source>
        <translation>Assign {name}</translation>
    </message>
    <message>
        <source>选别人</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>签到台</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>流程单</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>到场名单</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>取消这场</source>
        <translation>Cancel this one</translation>
    </message>
    <message>
        <source>选一行，这里逐项显示它要写入什么</source>
        <translation>Choose a row to see field by field what it writes</translation>
    </message>
    <message>
        <source>上一行</source>
        <translation>Previous row</translation>
    </message>
    <message>
        <source>下一行</source>
        <translation>Next row</translation>
    </message>
    <message>
        <source>第 {line} 行</source>
        <translation>Row {line}</translation>
    </message>
    <message>
        <source>名单里已有</source>
        <translation>On the list</translation>
    </message>
    <message>
        <source>这一行</source>
        <translation>This row</translation>
    </message>
    <message>
        <source>标签两边都留</source>
        <translation>Tags of both are kept</translation>
    </message>
    <message>
        <source>合并后积分以名单里的为准，这一行的不导入</source>
        <translation>After a merge the member&apos;s own points stand; this row&apos;s are left out</translation>
    </message>
    <message>
        <source>（无权查看）</source>
        <translation>(not shown to this role)</translation>
    </message>
    <message>
        <source>是同一人，合并</source>
        <translation>Same person: merge</translation>
    </message>
    <message>
        <source>新的人</source>
        <translation>Somebody new</translation>
    </message>
    <message>
        <source>跳过这一行</source>
        <translation>Skip this row</translation>
    </message>
    <message>
        <source>先放着，以后再定</source>
        <translation>Leave it for later</translation>
    </message>
    <message>
        <source>已定：{choice}</source>
        <translation>Settled: {choice}</translation>
    </message>
    <message numerus="yes">
        <source>同样情形还有 %n 行</source>
        <translation>
            <numerusform>%n more row like this</numerusform>
            <numerusform>%n more rows like this</numerusform>
        </translation>
    </message>
    <message>
        <source>{reason}。可以一起定；空格不会盖掉已有内容。</source>
        <translation>{reason}. They can be settled together; empty cells never overwrite.</translation>
    </message>
    <message>
        <source>都是同一人</source>
        <translation>All the same person</translation>
    </message>
    <message>
        <source>都是新的人</source>
        <translation>All somebody new</translation>
    </message>
    <message>
        <source>都跳过</source>
        <translation>Skip all</translation>
    </message>
    <message numerus="yes">
        <source>%n 行一起这样办：</source>
        <translation>
            <numerusform>%n row together:</numerusform>
            <numerusform>%n rows together:</numerusform>
        </translation>
    </message>
    <message>
        <source>一台电脑丢了？</source>
        <translation>Lost a computer?</translation>
    </message>
    <message>
        <source>停用它：它一联网就抹掉钥匙，打不开名单。以后的资料换新钥匙封存。</source>
        <translation>Revoke it: once online it erases its keys and cannot open the list. Later data is sealed with new keys.</translation>
    </message>
    <message>
        <source>停用它：它写的同步包不再收，以后的它也打不开；已有的内容它还打得开。</source>
        <translation>Revoke it: its bundles are taken no more and it opens none to come; what it has it can still open.</translation>
    </message>
    <message numerus="yes">
        <source>%n 台</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>还没有名称</source>
        <translation>Unnamed</translation>
    </message>
    <message>
        <source>没有角色</source>
        <translation>No role</translation>
    </message>
    <message>
        <source>{name}，{role}</source>
        <translation>{name}, {role}</translation>
    </message>
    <message>
        <source>停用 {name}</source>
        <translation>Revoke {name}</translation>
    </message>
    <message>
        <source>钥匙还没有换新：{classes}。请群主同步一次</source>
        <translation>Keys not renewed yet: {classes}. The owner needs to sync once</translation>
    </message>
    <message>
        <source>还差新钥匙：{classes}。群主的电脑同步时会给它</source>
        <translation>New keys still owed: {classes}. The owner&apos;s computer gives them when it syncs</translation>
    </message>
    <message>
        <source>新钥匙已给，等它来取：{classes}</source>
        <translation>New keys given, not fetched yet: {classes}</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>此刻</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>没有消息</source>
        <translation>Not heard</translation>
    </message>
    <message>
        <source>时间是最后一次听到那台电脑的时候；在那之后做的，可能还没有送出。</source>
        <translation>The time is when that computer was last heard of; what was done there since may be unsent.</translation>
    </message>
    <message>
        <source>最后一次听到它：{when}</source>
        <translation>Last heard from: {when}</translation>
    </message>
    <message>
        <source>最后一次听到它的时间；在那之后做的，可能还没送出</source>
        <translation>When it was last heard of; what was done there since may not have been sent</translation>
    </message>
    <message>
        <source>还没用的邀请</source>
        <translation>Unused invitations</translation>
    </message>
    <message numerus="yes">
        <source>还能用 %n 小时</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
    <message>
        <source>{left}，输错 {count} 次</source>
        <translation>{left}, {count:wrong try|wrong tries}</translation>
    </message>
    <message>
        <source>收回给 {name} 的邀请</source>
        <translation>Withdraw the invitation for {name}</translation>
    </message>
    <message>
        <source>钥匙与备份</source>
        <translation>Keys and backup</translation>
    </message>
    <message>
        <source>恢复码已有</source>
        <translation>Recovery code set</translation>
    </message>
    <message>
        <source>还没有恢复码</source>
        <translation>No recovery code yet</translation>
    </message>
    <message>
        <source>再印一份</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>去备份</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>{chapters}：当地 {time}</source>
        <translation>{chapters}: {time} there</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>搜索或跳转</source>
        <translation>Search or jump</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SignupDialog</name>
    <message>
        <source>报名名单</source>
        <translation>Registrations</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>报名的人</source>
        <translation>People registered</translation>
    </message>
    <message>
        <source>登记报名</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>取消报名</source>
        <translation>Cancel registration</translation>
    </message>
    <message>
        <source>破例放行…</source>
        <translation>Let in as an exception…</translation>
    </message>
    <message>
        <source>粘贴接龙…</source>
        <translation>Paste a sign-up list…</translation>
    </message>
    <message>
        <source>名额和条件…</source>
        <translation>Capacity and condition…</translation>
    </message>
    <message>
        <source>只限：{who}</source>
        <translation>Only for: {who}</translation>
    </message>
    <message>
        <source>{name}已经报过名。</source>
        <translation>{name} is registered already.</translation>
    </message>
    <message>
        <source>名额满了，{name}排在候补第 {n} 位。</source>
        <translation>All places are taken: {name} is number {n} on the waiting list.</translation>
    </message>
    <message>
        <source>{name}已报名</source>
        <translation>{name} is registered</translation>
    </message>
    <message>
        <source>破例报名？</source>
        <translation>Register as an exception?</translation>
    </message>
    <message>
        <source>破例报名</source>
        <translation>Register as an exception</translation>
    </message>
    <message>
        <source>没有找到“{text}”。可以先把这个人加到成员里。</source>
        <translation>Nobody found for &quot;{text}&quot;. You can add this person to the members first.</translation>
    </message>
    <message>
        <source>已取消报名</source>
        <translation>Registration cancelled</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已取消报名，{names}从候补补上。</source>
        <translation>Registration cancelled; {names} moved up from the waiting list.</translation>
    </message>
    <message>
        <source>{name} 不用等名额，也不占别人的名额。</source>
        <translation>{name} need not wait, and takes nobody&apos;s place.</translation>
    </message>
    <message>
        <source>破例放行</source>
        <translation>Let in as an exception</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Let in</translation>
    </message>
</context>
<context>
    <name>SignupModel</name>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>候补 {n}</source>
        <translation>Waiting {n}</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Came</translation>
    </message>
    <message>
        <source>破例</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>已报</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>{state}，待确认</source>
        <translation>{state}, to be confirmed</translation>
    </message>
</context>
<context>
    <name>Signups</name>
    <message>
        <source>报名名单</source>
        <translation>Registrations</translation>
    </message>
    <message>
        <source>开放报名…</source>
        <translation>Open registrations…</translation>
    </message>
    <message>
        <source>报名 {n} 人，不限名额</source>
        <translation>{n:person|people} registered, any number may come</translation>
    </message>
    <message>
        <source>报名 {n} / 名额 {of}</source>
        <translation>{n} registered / {of:place|places}</translation>
    </message>
    <message>
        <source>，候补 {n}</source>
        <translation>, {n} waiting</translation>
    </message>
    <message>
        <source>，外带包留 {n}</source>
        <translation>, {n} kept by packs</translation>
    </message>
    <message>
        <source>可以报名</source>
        <translation>can register</translation>
    </message>
    <message>
        <source>已经报过</source>
        <translation>registered already</translation>
    </message>
    <message>
        <source>自己写了取消</source>
        <translation>called off in the text</translation>
    </message>
    <message>
        <source>名单里没有</source>
        <translation>not a member</translation>
    </message>
    <message>
        <source>不止一位</source>
        <translation>more than one</translation>
    </message>
    <message>
        <source>不符合条件</source>
        <translation>does not meet the condition</translation>
    </message>
</context>
<context>
    <name>SilentDialog</name>
    <message>
        <source>还有设备没有消息</source>
        <translation>Devices not heard of</translation>
    </message>
    <message>
        <source>仍要结算</source>
        <translation>Close anyway</translation>
    </message>
    <message>
        <source>{period} 结束后，这些设备还没有同步过：</source>
        <translation>Since {period} ended these devices have not synced:</translation>
    </message>
    <message>
        <source>可以等它们同步了再结算。现在结算，晚到的不改榜单，列为补差。</source>
        <translation>You can wait until they sync. Closed now, what comes late does not change the list: it is told as an adjustment.</translation>
    </message>
    <message>
        <source>先等等</source>
        <translation>Wait</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>选文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>把接龙，或从表格里复制的几行，粘贴到这里（连同表头）</source>
        <translation>Paste a sign-up chain, or rows copied from a table (with their heading)</translation>
    </message>
    <message>
        <source>粘贴的名单</source>
        <translation>Pasted list</translation>
    </message>
    <message>
        <source>用粘贴的内容</source>
        <translation>Use what is pasted</translation>
    </message>
    <message>
        <source>可以是 xlsx、xls、ods、csv 或文本，编码会自己认；列名怎么写都行。</source>
        <translation>xlsx, xls, ods, csv or text; the encoding is found out, and columns may be called anything.</translation>
    </message>
    <message>
        <source>把名单拖到这里，或选一个文件</source>
        <translation>Drop a list here, or choose a file</translation>
    </message>
    <message>
        <source>或者粘贴</source>
        <translation>Or paste</translation>
    </message>
    <message>
        <source>先核对，再写入；写入以后也可以整批撤销。</source>
        <translation>Checked before anything is written; the whole import can be undone.</translation>
    </message>
    <message>
        <source>名单 (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt);;所有文件 (*)</source>
        <translation>Lists (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt);;All files (*)</translation>
    </message>
    <message>
        <source>选一份名单</source>
        <translation>Choose a list</translation>
    </message>
</context>
<context>
    <name>SpanChoice</name>
    <message numerus="yes">
        <source>过去 %n 天</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>选日期…</source>
        <translation>Choose days…</translation>
    </message>
</context>
<context>
    <name>SpanDialog</name>
    <message>
        <source>试算哪些天</source>
        <translation>Days to try it on</translation>
    </message>
    <message>
        <source>试算</source>
        <translation>Try</translation>
    </message>
    <message>
        <source>只看不发。按周、月、年的规则，只算这些天里已经结束的周期。</source>
        <translation>Only a look, nothing is given. Rules by week, month or year count the ones that ended in these days.</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到（含当天）</source>
        <translation>To (that day too)</translation>
    </message>
    <message>
        <source>结束日期早于开始日期，请改一下。</source>
        <translation>The last day is before the first. Change one.</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>对账单</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>钱包</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>每一笔和之后的余额，可以直接发给本人</source>
        <translation>Every entry and the balance after it, ready to be sent</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>对账单存为 PDF</source>
        <translation>Save the statement as PDF</translation>
    </message>
    <message>
        <source>已存为 {file}</source>
        <translation>Saved as {file}</translation>
    </message>
</context>
<context>
    <name>StatementPaper</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>余额</source>
        <translation>Balance</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>同步：{state}</source>
        <translation>Sync: {state}</translation>
    </message>
    <message>
        <source>打开“同步与设备”</source>
        <translation>Open Sync and devices</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>安排“{step}”</source>
        <translation>Assign: {step}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Who sees to it</translation>
    </message>
    <message>
        <source>有期限</source>
        <translation>Until a day</translation>
    </message>
    <message>
        <source>到哪天为止</source>
        <translation>Until which day</translation>
    </message>
    <message>
        <source>还没有选成员：从列出的人里选一位，或清空</source>
        <translation>Nobody is chosen: choose one of the list, or leave it empty</translation>
    </message>
</context>
<context>
    <name>SticksVerbs</name>
    <message>
        <source>写一个加入用的同步包</source>
        <translation>Write a bundle for joining</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>join</translation>
    </message>
    <message>
        <source>正在写 {file}</source>
        <translation>Writing {file}</translation>
    </message>
    <message>
        <source>写一个同步包</source>
        <translation>Write a bundle</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>sync</translation>
    </message>
    <message>
        <source>写好了：{file}。带到另一台电脑上，在那里点“读同步包…”</source>
        <translation>{file} is written. Take it to the other computer and choose &quot;Read a bundle…&quot; there</translation>
    </message>
    <message numerus="yes">
        <source>让 %n 台新电脑进来了</source>
        <translation>
            <numerusform>Let %n new computer in</numerusform>
            <numerusform>Let %n new computers in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>读进了 %n 处改动</source>
        <translation>
            <numerusform>%n change read in</numerusform>
            <numerusform>%n changes read in</numerusform>
        </translation>
    </message>
    <message>
        <source>没有新的改动</source>
        <translation>Nothing new in it</translation>
    </message>
    <message>
        <source>同步包 (*.qzs)</source>
        <translation>Bundles (*.qzs)</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>上周</source>
        <translation>Last week</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>{month}/{year}</translation>
    </message>
    <message>
        <source>经办 {name}</source>
        <translation>by {name}</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>看完整的</source>
        <translation>See it whole</translation>
    </message>
    <message>
        <source>建立档案</source>
        <translation>Profile created</translation>
    </message>
    <message>
        <source>恢复到名单</source>
        <translation>Brought back to the list</translation>
    </message>
    <message>
        <source>移出名单</source>
        <translation>Removed from the list</translation>
    </message>
    <message>
        <source>查看了{field}</source>
        <translation>{field} revealed</translation>
    </message>
    <message>
        <source>报名：{what}</source>
        <translation>Registered: {what}</translation>
    </message>
    <message>
        <source>取消报名：{what}</source>
        <translation>Registration cancelled: {what}</translation>
    </message>
    <message>
        <source>授予“{role}”</source>
        <translation>{role} granted</translation>
    </message>
    <message>
        <source>收回“{role}”</source>
        <translation>{role} taken back</translation>
    </message>
    <message>
        <source>{what}“{session}”</source>
        <translation>{what}: {session}</translation>
    </message>
    <message>
        <source>（已更正）</source>
        <translation> (corrected)</translation>
    </message>
    <message>
        <source>规则“{name}”</source>
        <translation>Rule {name}</translation>
    </message>
    <message>
        <source>手工发分：{name}</source>
        <translation>By hand: {name}</translation>
    </message>
    <message>
        <source>导入名单时带来的积分</source>
        <translation>Points brought by an import</translation>
    </message>
    <message>
        <source>收回“{name}”的分</source>
        <translation>Points of {name} taken back</translation>
    </message>
    <message>
        <source>冲正“{name}”</source>
        <translation>{name} reversed</translation>
    </message>
    <message>
        <source>“{name}”的分到期</source>
        <translation>Points of {name} expired</translation>
    </message>
    <message>
        <source>“{name}”封顶，少给的分</source>
        <translation>&quot;{name}&quot; is capped: points left out</translation>
    </message>
    <message>
        <source>用掉：{name}</source>
        <translation>Spent: {name}</translation>
    </message>
    <message>
        <source>手工发分</source>
        <translation>Points by hand</translation>
    </message>
    <message>
        <source>加了{field}“{new}”</source>
        <translation>{field}: {new} added</translation>
    </message>
    <message>
        <source>去掉{field}“{old}”</source>
        <translation>{field}: {old} removed</translation>
    </message>
    <message>
        <source>{field} 由“{old}”改为“{new}”</source>
        <translation>{field}: {old} → {new}</translation>
    </message>
    <message>
        <source>{field} 填为“{new}”</source>
        <translation>{field}: {new}</translation>
    </message>
    <message>
        <source>清空了{field}“{old}”</source>
        <translation>{field} cleared: {old}</translation>
    </message>
    <message>
        <source>改了{field}</source>
        <translation>{field} changed</translation>
    </message>
</context>
<context>
    <name>StoryColumn</name>
    <message>
        <source>只看</source>
        <translation>Show only</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>这里还没有记录</source>
        <translation>Nothing here yet</translation>
    </message>
    <message>
        <source>{count} 以上</source>
        <translation>{count} or more</translation>
    </message>
    <message>
        <source>冲正这一笔</source>
        <translation>Reverse this entry</translation>
    </message>
    <message>
        <source>冲正</source>
        <translation>Reverse</translation>
    </message>
    <message>
        <source>会写一笔相反的流水，原来那笔留着；原因会写进流水。</source>
        <translation>An opposite entry is written and this one stays; the reason is kept in the ledger.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已冲正</source>
        <translation>Reversed</translation>
    </message>
</context>
<context>
    <name>Structure</name>
    <message>
        <source>全社群</source>
        <translation>Whole community</translation>
    </message>
    <message>
        <source>看全部成员</source>
        <translation>See all members</translation>
    </message>
    <message>
        <source>撤下群主</source>
        <translation>Relieve the owner</translation>
    </message>
    <message>
        <source>解散小组</source>
        <translation>Group dissolved</translation>
    </message>
</context>
<context>
    <name>StructureTree</name>
    <message>
        <source>分会和小组</source>
        <translation>Chapters and groups</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>{name} 分会</source>
        <translation>{name}, chapter</translation>
    </message>
</context>
<context>
    <name>SummaryDialog</name>
    <message>
        <source>小结</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这一场</source>
        <translation>This session</translation>
    </message>
</context>
<context>
    <name>SwapForm</name>
    <message>
        <source>{day} {name} 和谁对调</source>
        <translation>{day}: who swaps with {name}?</translation>
    </message>
    <message>
        <source>对调</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>两个人各一次，次数不变。只能和同一轮的对调。</source>
        <translation>Each has one turn, as before. Only turns of one round can be swapped.</translation>
    </message>
    <message>
        <source>对调的那一次</source>
        <translation>The other turn</translation>
    </message>
    <message>
        <source>这一轮没有别人可以对调了。</source>
        <translation>Nobody else of this round is left to swap with.</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>中枢不可信</source>
        <translation>The hub cannot be trusted</translation>
    </message>
    <message>
        <source>中枢没有接受</source>
        <translation>The hub said no</translation>
    </message>
    <message>
        <source>时钟相差 {span}</source>
        <translation>Clock is off by {span}</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>离线，{waiting}</source>
        <translation>Offline, {waiting}</translation>
    </message>
    <message>
        <source>同步中 {count}</source>
        <translation>Syncing {count}</translation>
    </message>
    <message>
        <source>正在连接中枢</source>
        <translation>Reaching the hub</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>In sync</translation>
    </message>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>停用以后它还没有联过网，钥匙还在</source>
        <translation>Not heard of since it was revoked: its key is still there</translation>
    </message>
    <message>
        <source>{when}知道已停用，还没说钥匙抹掉了</source>
        <translation>Told {when}; it has not said that its key is erased</translation>
    </message>
    <message>
        <source>{when}抹掉了钥匙，它自己说的</source>
        <translation>Key erased {when}: it said so itself</translation>
    </message>
    <message>
        <source>{name} 的设备</source>
        <translation>A device of {name}</translation>
    </message>
    <message>
        <source>{name} 的已停用设备</source>
        <translation>A revoked device of {name}</translation>
    </message>
    <message>
        <source>姓名和昵称</source>
        <translation>names and nicknames</translation>
    </message>
    <message>
        <source>手机和联系方式</source>
        <translation>phones and contacts</translation>
    </message>
    <message>
        <source>生日和备注</source>
        <translation>birthdays and notes</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{some} 等 {count} 段</source>
        <translation>{some} … {count} blocks in all</translation>
    </message>
    <message>
        <source>能发的编号：{some}</source>
        <translation>Numbers to give out: {some}</translation>
    </message>
    <message>
        <source>记活动</source>
        <translation>Add an activity</translation>
    </message>
    <message>
        <source>更正活动</source>
        <translation>Correct an activity</translation>
    </message>
    <message>
        <source>导入活动</source>
        <translation>Import activities</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>更正到场</source>
        <translation>Correct attendance</translation>
    </message>
    <message>
        <source>新增安排</source>
        <translation>Add to the calendar</translation>
    </message>
    <message>
        <source>取消场次</source>
        <translation>Cancel a session</translation>
    </message>
    <message>
        <source>改安排</source>
        <translation>Change the calendar</translation>
    </message>
    <message>
        <source>导入日历</source>
        <translation>Import a calendar</translation>
    </message>
    <message>
        <source>删除安排</source>
        <translation>Remove from the calendar</translation>
    </message>
    <message>
        <source>恢复场次</source>
        <translation>Restore a session</translation>
    </message>
    <message>
        <source>改社群设置</source>
        <translation>Change community settings</translation>
    </message>
    <message>
        <source>设备加入</source>
        <translation>A device joined</translation>
    </message>
    <message>
        <source>看过一处不同的改动</source>
        <translation>Looked at two values that met</translation>
    </message>
    <message>
        <source>要重新加入</source>
        <translation>Join again</translation>
    </message>
    <message>
        <source>存人群</source>
        <translation>Save a segment</translation>
    </message>
    <message>
        <source>改人群</source>
        <translation>Change a segment</translation>
    </message>
    <message>
        <source>删除人群</source>
        <translation>Remove a segment</translation>
    </message>
    <message>
        <source>改人群的方案</source>
        <translation>Change what is done for a segment</translation>
    </message>
    <message>
        <source>存名单视图</source>
        <translation>Save a view of the list</translation>
    </message>
    <message>
        <source>删除名单视图</source>
        <translation>Remove a view of the list</translation>
    </message>
    <message>
        <source>存标签规则</source>
        <translation>Save a tag rule</translation>
    </message>
    <message>
        <source>删除标签规则</source>
        <translation>Remove a tag rule</translation>
    </message>
    <message>
        <source>粘贴进名单</source>
        <translation>Paste into the list</translation>
    </message>
    <message>
        <source>邀请新设备</source>
        <translation>Invite a device</translation>
    </message>
    <message>
        <source>停用设备</source>
        <translation>Revoke a device</translation>
    </message>
    <message>
        <source>新增成员</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>改自定义字段</source>
        <translation>Change a custom field</translation>
    </message>
    <message>
        <source>改成员资料</source>
        <translation>Edit a member</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>记一笔</source>
        <translation>Note something</translation>
    </message>
    <message>
        <source>移除成员</source>
        <translation>Remove a member</translation>
    </message>
    <message>
        <source>抹除成员</source>
        <translation>Erase a member</translation>
    </message>
    <message>
        <source>处理疑似同一人</source>
        <translation>Settle a possible duplicate</translation>
    </message>
    <message>
        <source>改标签</source>
        <translation>Change tags</translation>
    </message>
    <message>
        <source>改小组</source>
        <translation>Change groups</translation>
    </message>
    <message>
        <source>发积分</source>
        <translation>Award points</translation>
    </message>
    <message>
        <source>冲正积分</source>
        <translation>Reverse points</translation>
    </message>
    <message>
        <source>结算周期</source>
        <translation>Close a cycle</translation>
    </message>
    <message>
        <source>结算规则</source>
        <translation>Run a rule</translation>
    </message>
    <message>
        <source>授予角色</source>
        <translation>Grant a role</translation>
    </message>
    <message>
        <source>转让了群主</source>
        <translation>Ownership handed over</translation>
    </message>
    <message>
        <source>收回角色</source>
        <translation>Take back a role</translation>
    </message>
    <message>
        <source>发布规则</source>
        <translation>Publish a rule</translation>
    </message>
    <message>
        <source>停用规则</source>
        <translation>Stop a rule</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>更新钥匙</source>
        <translation>Renew keys</translation>
    </message>
    <message>
        <source>改角色</source>
        <translation>Change a role</translation>
    </message>
    <message>
        <source>改规则</source>
        <translation>Change a rule</translation>
    </message>
    <message>
        <source>查看或导出成员</source>
        <translation>View or export members</translation>
    </message>
    <message>
        <source>其他改动</source>
        <translation>Another change</translation>
    </message>
    <message>
        <source>没有权限</source>
        <translation>No permission</translation>
    </message>
    <message>
        <source>一次改很多人</source>
        <translation>Changes very many</translation>
    </message>
    <message>
        <source>资料已经不在</source>
        <translation>Record is gone</translation>
    </message>
    <message>
        <source>已经结算或发布</source>
        <translation>Closed or published</translation>
    </message>
    <message>
        <source>小组满了</source>
        <translation>The group is full</translation>
    </message>
    <message>
        <source>程序比中枢新</source>
        <translation>Newer than the hub</translation>
    </message>
    <message>
        <source>编号已被占用</source>
        <translation>Its number is taken</translation>
    </message>
    <message>
        <source>内容不完整</source>
        <translation>Not well formed</translation>
    </message>
    <message>
        <source>这台设备停用以后才送来，没有生效，做的人不一定是本人。拿不准就丢弃。</source>
        <translation>It came after this device was revoked and has no effect; perhaps somebody else did it. If in doubt, discard it.</translation>
    </message>
    <message>
        <source>作者的角色没有这项权限，所以没有生效。以后也要他做，就去给他权限。</source>
        <translation>The author&apos;s role does not have this right, so it has no effect. If it is to be theirs from now on, give them the right.</translation>
    </message>
    <message>
        <source>一次改动很多人，你看过才生效。</source>
        <translation>It changes very many people at once and has no effect until you have looked.</translation>
    </message>
    <message>
        <source>这次改动不成立</source>
        <translation>does not hold</translation>
    </message>
    <message>
        <source>{why}：等群主接受或丢弃。</source>
        <translation>{why}: the owner takes it in or discards it.</translation>
    </message>
    <message>
        <source>要改的资料已经不在了，接受不了时可以丢弃。</source>
        <translation>What it changes is gone; discard it if it cannot be accepted.</translation>
    </message>
    <message>
        <source>小组满了：先调整容量或请人离开，再接受。</source>
        <translation>The group is full: change its capacity or take somebody out first, then accept.</translation>
    </message>
    <message>
        <source>作者的程序比中枢新，更新中枢后再接受。</source>
        <translation>Its author&apos;s program is newer than the hub. Update the hub, then accept it.</translation>
    </message>
    <message>
        <source>中枢从旧备份恢复，它的编号已归别的改动：照着重做一遍，再丢弃它。</source>
        <translation>The hub was restored from an old backup and its number is another&apos;s by now: do it again, then discard it.</translation>
    </message>
    <message>
        <source>这次改动不成立。接受时会再核对一遍，还不成立就不会生效。</source>
        <translation>It does not stand. Accepting checks it once more; if it still does not stand, nothing happens.</translation>
    </message>
    <message>
        <source>还不在名单里的人</source>
        <translation>somebody not on the list yet</translation>
    </message>
    <message>
        <source>{names}等 {count} 人</source>
        <translation>{names} and others, {count:person|people}</translation>
    </message>
    <message>
        <source>{names}：{fields}</source>
        <translation>{names}: {fields}</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>立即同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>放到中枢…</source>
        <translation>Put on a hub…</translation>
    </message>
    <message>
        <source>接着放</source>
        <translation>Go on uploading</translation>
    </message>
    <message>
        <source>邀请新设备</source>
        <translation>Invite a device</translation>
    </message>
    <message>
        <source>同步与设备</source>
        <translation>Sync and devices</translation>
    </message>
    <message>
        <source>要看的</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>要你定</source>
        <translation>For you to decide</translation>
    </message>
    <message>
        <source>被退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>隔离区</source>
        <translation>Quarantine</translation>
    </message>
    <message>
        <source>钥匙在系统钥匙串</source>
        <translation>Key in the system&apos;s keyring</translation>
    </message>
    <message>
        <source>钥匙由口令保护</source>
        <translation>Key guarded by a passphrase</translation>
    </message>
    <message>
        <source>备份 {when}</source>
        <translation>Backup {when}</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backup yet</translation>
    </message>
</context>
<context>
    <name>SyncVerbs</name>
    <message>
        <source>正在放到中枢 {address}</source>
        <translation>Putting it on the hub {address}</translation>
    </message>
    <message>
        <source>正在重新加入</source>
        <translation>Joining again</translation>
    </message>
    <message>
        <source>已重新加入，正在对齐</source>
        <translation>Joined again, catching up</translation>
    </message>
    <message>
        <source>已重新加入。请写一个同步包，带给第一台电脑</source>
        <translation>Joined again. Now write a bundle and take it to the first computer</translation>
    </message>
    <message>
        <source>正在做邀请码</source>
        <translation>Making a code</translation>
    </message>
    <message>
        <source>{community}-邀请</source>
        <translation>{community}-invitation</translation>
    </message>
    <message>
        <source>邀请文件 (*.qzi)</source>
        <translation>Invitation (*.qzi)</translation>
    </message>
    <message>
        <source>存成邀请文件</source>
        <translation>Save the invitation</translation>
    </message>
    <message>
        <source>已存好</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>邀请文件已存好，请只发给本人</source>
        <translation>The invitation is saved; send it to that person only</translation>
    </message>
    <message>
        <source>邀请已收回，那个码不能用了</source>
        <translation>The invitation was withdrawn; its code is void</translation>
    </message>
    <message>
        <source>还没有名称</source>
        <translation>Unnamed</translation>
    </message>
    <message numerus="yes">
        <source>已停用。它看过 %n 人的资料，它一联网就抹掉钥匙</source>
        <translation>
            <numerusform>Revoked. It has seen data of %n person; once online it erases its keys</numerusform>
            <numerusform>Revoked. It has seen data of %n people; once online it erases its keys</numerusform>
        </translation>
    </message>
    <message>
        <source>已停用。它没有个人资料</source>
        <translation>Revoked. It had no personal data</translation>
    </message>
    <message>
        <source>已换成另一个</source>
        <translation>The other one is in use now</translation>
    </message>
    <message>
        <source>另一个记到备注里了</source>
        <translation>The other one is noted</translation>
    </message>
    <message>
        <source>又做了一次，正在送出</source>
        <translation>Done again, on its way</translation>
    </message>
    <message>
        <source>它作废，隔离区里也找不回来；作者会看到群主没有采用，可以再做一次。</source>
        <translation>It is void and leaves the quarantine for good; its author reads that you did not take it and may do it again.</translation>
    </message>
    <message>
        <source>丢弃这次改动？</source>
        <translation>Discard this change?</translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>已接受，各台设备都会收到</source>
        <translation>Accepted; every device will get it</translation>
    </message>
    <message>
        <source>已丢弃</source>
        <translation>Discarded</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>人到场</source>
        <translation>here</translation>
    </message>
    <message>
        <source>刚刚签到的人</source>
        <translation>Who came in last</translation>
    </message>
    <message>
        <source>几个门口合在一起</source>
        <translation>all doors together</translation>
    </message>
    <message>
        <source>刚刚</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>迟到 {n} 人</source>
        <translation>{n} late</translation>
    </message>
    <message>
        <source>近 5 分钟 {n} 人</source>
        <translation>{n} in 5 minutes</translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>接着做</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>TeamTable</name>
    <message>
        <source>团队</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>没有角色</source>
        <translation>No role</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>TemplateSection</name>
    <message>
        <source>社群模板</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>存成模板…</source>
        <translation>Save as template…</translation>
    </message>
    <message>
        <source>按模板搭建…</source>
        <translation>Build from template…</translation>
    </message>
    <message>
        <source>角色、分会、小组、日程、规则和称谓；没有一个人，人名和电话都去掉</source>
        <translation>Roles, chapters, groups, calendar, rules and words; nobody is in it, names and phones are taken out</translation>
    </message>
    <message>
        <source>带走结构</source>
        <translation>Take the structure</translation>
    </message>
    <message>
        <source>照着搭</source>
        <translation>Build like it</translation>
    </message>
    <message>
        <source>加到这个社群里，已有的不删，可以撤销</source>
        <translation>Added to this community; nothing goes, and it can be undone</translation>
    </message>
    <message>
        <source>社群模板 (*.json)</source>
        <translation>Template (*.json)</translation>
    </message>
    <message>
        <source>存成模板</source>
        <translation>Save as template</translation>
    </message>
    <message>
        <source>社群模板.json</source>
        <translation>community-template.json</translation>
    </message>
    <message>
        <source>按模板搭建</source>
        <translation>Build from template</translation>
    </message>
    <message>
        <source>模板已存好：{file}</source>
        <translation>Template saved: {file}</translation>
    </message>
    <message>
        <source>已按模板搭好</source>
        <translation>Built from the template</translation>
    </message>
</context>
<context>
    <name>TermsDialog</name>
    <message>
        <source>名额和条件</source>
        <translation>Capacity and condition</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>有名额</source>
        <translation>So many places</translation>
    </message>
    <message>
        <source>不限名额</source>
        <translation>Any number</translation>
    </message>
    <message>
        <source>不收报名</source>
        <translation>No registrations</translation>
    </message>
    <message>
        <source>报名</source>
        <translation>Registrations</translation>
    </message>
    <message>
        <source>名额</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>谁可以报名</source>
        <translation>Who may register</translation>
    </message>
    <message>
        <source>更复杂的条件，先存成一个人群，再在这里选。</source>
        <translation>For a condition with more parts, save a segment first and choose it here.</translation>
    </message>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>分会“{name}”的人</source>
        <translation>Chapter &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>有标签“{tag}”</source>
        <translation>Tagged &quot;{tag}&quot;</translation>
    </message>
    <message>
        <source>人群“{name}”</source>
        <translation>Segment &quot;{name}&quot;</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>ThanksTab</name>
    <message>
        <source>致谢名单</source>
        <translation>Thank-you list</translation>
    </message>
    <message>
        <source>哪个月</source>
        <translation>Which month</translation>
    </message>
    <message>
        <source>登记服务</source>
        <translation>Log a service</translation>
    </message>
    <message>
        <source>导出致谢名单</source>
        <translation>Export thank-you list</translation>
    </message>
    <message>
        <source>这个月在任的人、登记过服务的人都会列在这里，月底导出就能致谢。</source>
        <translation>Whoever held a role this month or had a service logged is listed here; export it at the month&apos;s end to thank them.</translation>
    </message>
    <message>
        <source>这个月还没有人可谢</source>
        <translation>Nobody to thank this month yet</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>职责</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>共 {hours} 小时</source>
        <translation>{hours} hours in all</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>还没有选是谁</source>
        <translation>Choose who it was</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.csv)</source>
        <translation>Tables (*.xlsx *.csv)</translation>
    </message>
    <message numerus="yes">
        <source>已导出 %n 人</source>
        <translation>
            <numerusform>%n person exported</numerusform>
            <numerusform>%n people exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickBar</name>
    <message>
        <source>加标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>改小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>批量修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>发积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>已选 {count} 人</source>
        <translation>{count} selected</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Together</name>
    <message>
        <source>几个人一起签</source>
        <translation>Several</translation>
    </message>
    <message>
        <source>一起签到</source>
        <translation>Check in together</translation>
    </message>
    <message>
        <source>同一家的人勾上；别的人把姓名、编号或手机尾号写在下面，一行一位。</source>
        <translation>Tick who of the household is here; write anybody else&apos;s name, number or phone ending below, one a line.</translation>
    </message>
    <message>
        <source>还有谁</source>
        <translation>Who else</translation>
    </message>
    <message>
        <source>没有找到“{name}”。</source>
        <translation>&quot;{name}&quot; was not found.</translation>
    </message>
    <message>
        <source>“{name}”不止一位，请写编号。</source>
        <translation>&quot;{name}&quot; is more than one; write the number.</translation>
    </message>
    <message>
        <source>请至少选一位。</source>
        <translation>Choose at least one.</translation>
    </message>
</context>
<context>
    <name>TogetherTab</name>
    <message>
        <source>合作登记</source>
        <translation>Cooperations</translation>
    </message>
    <message>
        <source>登记合作</source>
        <translation>Log a cooperation</translation>
    </message>
    <message>
        <source>登记曝光</source>
        <translation>Note an exposure</translation>
    </message>
    <message>
        <source>还没有合作登记</source>
        <translation>No cooperation yet</translation>
    </message>
    <message>
        <source>两位成员做成一件事，就记一笔：哪天、多少钱、做了什么。</source>
        <translation>Log it when two members did something together: which day, what it was worth, what it was.</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>和谁</source>
        <translation>With</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What it was</translation>
    </message>
    <message>
        <source>今天新成员</source>
        <translation>New today</translation>
    </message>
    <message>
        <source>今天合作</source>
        <translation>Cooperations today</translation>
    </message>
    <message>
        <source>7 天新成员</source>
        <translation>New in 7 days</translation>
    </message>
    <message>
        <source>7 天合作</source>
        <translation>Cooperations in 7 days</translation>
    </message>
    <message>
        <source>7 天金额</source>
        <translation>Value in 7 days</translation>
    </message>
    <message>
        <source>本月曝光超过 {limit} 次：{names}。换别的成员上，机会要均衡。</source>
        <translation>More than {limit:exposure|exposures} this month: {names}. Give others a turn.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>“{what}”里有一笔以先到的为准</source>
        <translation>One entry of &quot;{what}&quot; had come from another device first</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 条没有列出，处理了上面的再看</source>
        <translation>
            <numerusform>%n more is not listed; see to those above first</numerusform>
            <numerusform>%n more are not listed; see to those above first</numerusform>
        </translation>
    </message>
    <message>
        <source>没有待发的改动</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>断网时做的会排在这里，连上后自动送出。</source>
        <translation>What is done without a network waits here and goes out by itself.</translation>
    </message>
    <message numerus="yes">
        <source>%n 位成员待编号</source>
        <translation>
            <numerusform>%n member waits for a number</numerusform>
            <numerusform>%n members wait for a number</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处改动</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message>
        <source>已收下 {done}，共 {count} 处</source>
        <translation>{done} of {count} accepted</translation>
    </message>
    <message>
        <source>没有要你定的</source>
        <translation>Nothing to decide</translation>
    </message>
    <message>
        <source>两台电脑把同一个人的姓名、手机、等级或时间改得不一样时，会在这里问你。</source>
        <translation>When two computers set a name, phone, level or time differently, you are asked here.</translation>
    </message>
    <message>
        <source>没有被退回的改动</source>
        <translation>Nothing was sent back</translation>
    </message>
    <message>
        <source>中枢按送到时的角色判断；不成立的会退到这里，写明为什么、可以怎么办。</source>
        <translation>The hub judges by the role at arrival; what does not stand comes back here, with why and what can be done.</translation>
    </message>
    <message>
        <source>“{what}”被退回</source>
        <translation>&quot;{what}&quot; was sent back</translation>
    </message>
    <message>
        <source>“{what}”在等群主同意</source>
        <translation>&quot;{what}&quot; waits for the owner</translation>
    </message>
    <message>
        <source>“{what}”封顶，少给 {n}</source>
        <translation>&quot;{what}&quot; passed a cap: {n} less</translation>
    </message>
    <message>
        <source>再做一次</source>
        <translation>Do it again</translation>
    </message>
    <message>
        <source>放下</source>
        <translation>Let it go</translation>
    </message>
</context>
<context>
    <name>TreeEditor</name>
    <message>
        <source>去掉这一组</source>
        <translation>Remove this group</translation>
    </message>
    <message>
        <source>加一个条件</source>
        <translation>Add a condition</translation>
    </message>
    <message>
        <source>加一组条件</source>
        <translation>Add a group of conditions</translation>
    </message>
    <message>
        <source>怎样算在里面</source>
        <translation>How the conditions count</translation>
    </message>
    <message>
        <source>下面全都符合</source>
        <translation>all of these hold</translation>
    </message>
    <message>
        <source>符合下面任何一条</source>
        <translation>any of these holds</translation>
    </message>
    <message>
        <source>下面一条都不符合</source>
        <translation>none of these holds</translation>
    </message>
    <message>
        <source>下面不全符合</source>
        <translation>not all of these hold</translation>
    </message>
    <message>
        <source>且</source>
        <translation>and</translation>
    </message>
    <message>
        <source>或</source>
        <translation>or</translation>
    </message>
</context>
<context>
    <name>TrendView</name>
    <message>
        <source>多长时间</source>
        <translation>Time span</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>近半年</source>
        <translation>6 months</translation>
    </message>
    <message>
        <source>近一年</source>
        <translation>1 year</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>活动走势的数字</source>
        <translation>Figures of activity over time</translation>
    </message>
    <message>
        <source>这段时间没有活动记录</source>
        <translation>No activity in this time</translation>
    </message>
    <message>
        <source>看全部时间</source>
        <translation>Show all time</translation>
    </message>
    <message>
        <source>活动走势</source>
        <translation>Activity over time</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message numerus="yes">
        <source>%n 条活动</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
    <message>
        <source>{total}，最多的是{kind}，占 {share}%</source>
        <translation>{total}, most often {kind} ({share}%)</translation>
    </message>
    <message>
        <source>一天一个点，更正掉的不算</source>
        <translation>One point a day, corrected ones left out</translation>
    </message>
    <message>
        <source>一周一个点，从周一算起，更正掉的不算</source>
        <translation>One point a week from Monday on, corrected ones left out</translation>
    </message>
    <message>
        <source>一个月一个点，更正掉的不算</source>
        <translation>One point a month, corrected ones left out</translation>
    </message>
    <message>
        <source>一年一个点，更正掉的不算</source>
        <translation>One point a year, corrected ones left out</translation>
    </message>
    <message>
        <source>最后一个点到今天为止</source>
        <translation>the last one ends today</translation>
    </message>
    <message numerus="yes">
        <source>今天以后的 %n 条没有画</source>
        <translation>
            <numerusform>%n with a later date is not drawn</numerusform>
            <numerusform>%n with a later date are not drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>试算</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>改一改规则，这里马上算给你看。</source>
        <translation>Change the rule and see at once what it gives.</translation>
    </message>
    <message>
        <source>每人得多少</source>
        <translation>Each would get</translation>
    </message>
    <message>
        <source>图</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>贡献</source>
        <translation>contribution</translation>
    </message>
    <message>
        <source>谁、为什么</source>
        <translation>Who, and why</translation>
    </message>
    <message>
        <source>前 {shown} 人，共 {all} 人</source>
        <translation>the first {shown} of {all}</translation>
    </message>
    <message numerus="yes">
        <source>全部 %n 人</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
    <message>
        <source>不变</source>
        <translation>No change</translation>
    </message>
    <message>
        <source>比第 {n} 版多</source>
        <translation>more than v{n}</translation>
    </message>
    <message>
        <source>比第 {n} 版少</source>
        <translation>less than v{n}</translation>
    </message>
    <message>
        <source>和第 {n} 版相比</source>
        <translation>against version {n}</translation>
    </message>
    <message>
        <source>人会得到</source>
        <translation>people</translation>
    </message>
    <message>
        <source>这些天没有人会得到</source>
        <translation>Nobody would get anything in these days</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 次暂停，期间不给</source>
        <translation>
            <numerusform>%n pause: what happened in it earns nothing</numerusform>
            <numerusform>%n pauses: what happened in them earns nothing</numerusform>
        </translation>
    </message>
    <message>
        <source>其中 {points} 分今天还有效</source>
        <translation>{points:point|points} of them would still be valid today</translation>
    </message>
    <message>
        <source>其中 {points} 点贡献今天还有效</source>
        <translation>{points:contribution point|contribution points} of them would still be valid today</translation>
    </message>
    <message>
        <source>，合 ¥{yuan}</source>
        <translation>, ¥{yuan}</translation>
    </message>
    <message>
        <source>中间一人得 {middle} 分，最多一人得 {most} 分</source>
        <translation>The one in the middle gets {middle}, the most anyone gets is {most}</translation>
    </message>
    <message>
        <source>中间一人得 {middle} 点贡献，最多一人得 {most} 点贡献</source>
        <translation>The one in the middle gets {middle:contribution point|contribution points}, the most anyone gets is {most}</translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation>{n:point|points}</translation>
    </message>
    <message>
        <source>{n} 点贡献</source>
        <translation>{n:contribution point|contribution points}</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>第 {version} 版有、现在没有：{n} 人</source>
        <translation>Something in v{version}, nothing now: {n}</translation>
    </message>
    <message>
        <source>第 {version} 版没有、现在有：{n} 人</source>
        <translation>Nothing in v{version}, something now: {n}</translation>
    </message>
    <message numerus="yes">
        <source>最大的 %n 处意外</source>
        <translation>
            <numerusform>The biggest surprise</numerusform>
            <numerusform>The %n biggest surprises</numerusform>
        </translation>
    </message>
    <message>
        <source>变化</source>
        <translation>What changes</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 条</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 人碰到上限，多出来的不给</source>
        <translation>
            <numerusform>%n person reaches a cap; no more is given</numerusform>
            <numerusform>%n people reach a cap; no more is given</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TryBackup</name>
    <message>
        <source>试一下这份备份</source>
        <translation>Try this backup</translation>
    </message>
    <message>
        <source>试一试</source>
        <translation>Try</translation>
    </message>
    <message>
        <source>在旁边打开 {file}，逐页检查，数一数里面有多少；不恢复，也不动现在的数据。</source>
        <translation>Opens {file} aside, checks every page and counts what is in it; nothing is restored, and nothing here is touched.</translation>
    </message>
    <message>
        <source>备份的口令，或恢复码</source>
        <translation>Passphrase of the backup, or recovery code</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>请输入备份的口令或恢复码。</source>
        <translation>Enter the passphrase of the backup or the recovery code.</translation>
    </message>
</context>
<context>
    <name>TurnRow</name>
    <message>
        <source>还没定</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>待指派</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>首次</source>
        <translation>First</translation>
    </message>
    <message numerus="yes">
        <source>第 %n 次</source>
        <translation>
            <numerusform>no. %n</numerusform>
            <numerusform>no. %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitPanel</name>
    <message>
        <source>选一行，看里面有谁</source>
        <translation>Choose a row to see who belongs to it</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>移出名单</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>孩子</source>
        <translation>Children</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>（到 {day}）</source>
        <translation> (until {day})</translation>
    </message>
    <message>
        <source>拿掉：{what}</source>
        <translation>Remove: {what}</translation>
    </message>
    <message>
        <source>  {years} 岁，{month} 出生</source>
        <translation>  aged {years}, born {month}</translation>
    </message>
    <message>
        <source>（家长还没同意登记）</source>
        <translation> (no guardian consent yet)</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>加入成员</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>他是</source>
        <translation>As</translation>
    </message>
    <message>
        <source>登记孩子</source>
        <translation>Enter a child</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>只记名字和出生年月；登记前先得到家长同意。</source>
        <translation>Only a name and the month of birth; ask the guardian first.</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>出生年月</source>
        <translation>Month of birth</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>家庭与单位</source>
        <translation>Households &amp; organisations</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>家庭</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>会员单位</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>资源对接</source>
        <translation>Skills and offers</translation>
    </message>
    <message>
        <source>近期生日</source>
        <translation>Birthdays</translation>
    </message>
    <message>
        <source>邀请进群</source>
        <translation>Invitations</translation>
    </message>
</context>
<context>
    <name>UnitsTab</name>
    <message>
        <source>指定负责人</source>
        <translation>Assign to an operator</translation>
    </message>
    <message>
        <source>指定</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>家庭</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>会员单位</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>新建家庭</source>
        <translation>New household</translation>
    </message>
    <message>
        <source>新建会员单位</source>
        <translation>New organisation</translation>
    </message>
    <message>
        <source>最近互动</source>
        <translation>Last active</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>孩子</source>
        <translation>Children</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>名称、代码、城市</source>
        <translation>Name, code, city</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>我负责的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>指定负责人…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>还没有家庭</source>
        <translation>No households yet</translation>
    </message>
    <message>
        <source>还没有会员单位</source>
        <translation>No organisations yet</translation>
    </message>
    <message>
        <source>新建一个，或在成员的页面上把他加进去。</source>
        <translation>Make one, or add a member to one on their page.</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>没有符合的</source>
        <translation>None fits</translation>
    </message>
    <message>
        <source>{low}–{high} 岁的孩子</source>
        <translation>Child of {low}–{high}</translation>
    </message>
    <message>
        <source>{days} 天未互动</source>
        <translation>Idle {days} d</translation>
    </message>
    <message numerus="yes">
        <source>没有打勾：列表里的全部 %n 条</source>
        <translation>
            <numerusform>None is ticked: the %n line of the list</numerusform>
            <numerusform>None is ticked: all %n lines of the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>打了勾的 %n 条</source>
        <translation>
            <numerusform>%n line ticked</numerusform>
            <numerusform>%n lines ticked</numerusform>
        </translation>
    </message>
    <message>
        <source>会员单位的表格</source>
        <translation>Table of organisations</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.csv *.ods)</source>
        <translation>Tables (*.xlsx *.xls *.csv *.ods)</translation>
    </message>
    <message>
        <source>正在导入 {file}</source>
        <translation>Importing {file}</translation>
    </message>
    <message>
        <source>新增 {added}，更新 {updated}，没有变化 {skipped}，读不了 {rejected}</source>
        <translation>Added {added}, updated {updated}, unchanged {skipped}, unreadable {rejected}</translation>
    </message>
</context>
<context>
    <name>Unregistered</name>
    <message>
        <source>仍然签到</source>
        <translation>Check in anyway</translation>
    </message>
    <message>
        <source>补报名并签到</source>
        <translation>Register and check in</translation>
    </message>
</context>
<context>
    <name>UpdateSection</name>
    <message>
        <source>更新</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>这个安装包没有写去哪里问新版本：请向给你安装包的人要新的。</source>
        <translation>This build does not say where to ask for releases: ask whoever gave it to you.</translation>
    </message>
    <message>
        <source>新版本</source>
        <translation>Newer release</translation>
    </message>
    <message>
        <source>问新版本</source>
        <translation>Ask for releases</translation>
    </message>
    <message>
        <source>不问</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>每天问一次</source>
        <translation>Once a day</translation>
    </message>
    <message>
        <source>只取一个签过名的版本说明，不说是谁、不带任何资料；不会自己下载或安装，也不弹窗</source>
        <translation>Fetches one signed file and says nothing of you; nothing is downloaded or installed by itself, and nothing pops up</translation>
    </message>
    <message>
        <source>现在问</source>
        <translation>Ask now</translation>
    </message>
    <message>
        <source>打开下载页</source>
        <translation>Download it</translation>
    </message>
    <message>
        <source>正在问…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>现在是 {version}。没有听说更新的版本</source>
        <translation>This is {version}. Nothing newer is known</translation>
    </message>
    <message>
        <source>现在是 {version}，有 {newer}（{day}）：{note}</source>
        <translation>This is {version}; there is {newer} ({day}): {note}</translation>
    </message>
</context>
<context>
    <name>UseForm</name>
    <message>
        <source>用券：{title}</source>
        <translation>Use: {title}</translation>
    </message>
    <message>
        <source>用掉</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>例如：30</source>
        <translation>e.g. 30</translation>
    </message>
    <message>
        <source>几件</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>原价（元）</source>
        <translation>Price (yuan)</translation>
    </message>
    <message>
        <source>应付 ¥{yuan}</source>
        <translation>To pay: ¥{yuan}</translation>
    </message>
</context>
<context>
    <name>VenueGrid</name>
    <message>
        <source>场地和模块</source>
        <translation>Venues and modules</translation>
    </message>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>有</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>VenuesTab</name>
    <message>
        <source>城市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>模块，可容人数</source>
        <translation>Offers, for how many</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>导入场地</source>
        <translation>Import venues</translation>
    </message>
    <message>
        <source>怎样看场地</source>
        <translation>How venues are shown</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>对照表</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>先点一行</source>
        <translation>Choose a row first</translation>
    </message>
    <message>
        <source>已移出“{name}”</source>
        <translation>&quot;{name}&quot; removed</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.csv *.ods)</source>
        <translation>Tables (*.xlsx *.xls *.csv *.ods)</translation>
    </message>
    <message>
        <source>场地的表格</source>
        <translation>Table of venues</translation>
    </message>
    <message>
        <source>新增 {added}，更新 {updated}，没有变化 {skipped}，读不了 {rejected}</source>
        <translation>{added} added, {updated} updated, {skipped} unchanged, {rejected} unreadable</translation>
    </message>
    <message>
        <source>没有读的列：{columns}。提供什么写在“模块”一列里：烘焙课堂：12、体验</source>
        <translation>Columns not read: {columns}. What a venue offers stands in one column, &quot;modules&quot;: baking:12, tasting</translation>
    </message>
    <message>
        <source>修改场地</source>
        <translation>Edit venue</translation>
    </message>
    <message>
        <source>新增场地</source>
        <translation>New venue</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>在国外就写当地的时区：在这里办的场次按当地的钟算。</source>
        <translation>Abroad: the zone there. Sessions held here go by its clocks.</translation>
    </message>
    <message>
        <source>时区，空着和社群一样</source>
        <translation>Time zone, as the community if empty</translation>
    </message>
    <message>
        <source>写成 烘焙课堂：12、体验；数字是一次可容多少人，不写就按容量。</source>
        <translation>As in &quot;Baking:12, Tasting&quot;; the figure is how many at a time. Without one, as many as the venue holds.</translation>
    </message>
    <message>
        <source>提供的模块</source>
        <translation>Offers</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>名称、城市、地址</source>
        <translation>Name, city, address</translation>
    </message>
    <message>
        <source>查找场地</source>
        <translation>Find a venue</translation>
    </message>
    <message>
        <source>表格里写场地、城市、地址、容量和模块（烘焙课堂：12、体验），一次导入。</source>
        <translation>A table with venue, city, address, capacity and modules (Baking:12, Tasting) brings them all at once.</translation>
    </message>
    <message>
        <source>这里还没有场地</source>
        <translation>No venues here yet</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>{day} {title} 还没有主持人</source>
        <translation>{day} {title} has no host yet</translation>
    </message>
    <message>
        <source>去日历里指派，或交给轮值</source>
        <translation>Assign one in the calendar, or leave it to the rotation</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>导入时发现 {count} 行疑似同一人</source>
        <translation>{count:imported row|imported rows} may be the same person</translation>
    </message>
    <message>
        <source>没有写进名单，等你定</source>
        <translation>Not written to the list; you decide</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>规则“{name}”还是草稿</source>
        <translation>Rule &quot;{name}&quot; is still a draft</translation>
    </message>
    <message>
        <source>发布后才会给分，试算不影响谁</source>
        <translation>Gives points once published; try it first</translation>
    </message>
    <message>
        <source>看看</source>
        <translation>See</translation>
    </message>
    <message>
        <source>轮值下一位 {name}</source>
        <translation>Next in the rotation: {name}</translation>
    </message>
    <message>
        <source>{count} 位新成员和已有的人同一个手机</source>
        <translation>{count:new member has|new members have} the phone of somebody already there</translation>
    </message>
    <message>
        <source>两台电脑各记了一次？相同的一次合并，可撤销</source>
        <translation>Entered on two computers? Equal ones merge in one go, with undo</translation>
    </message>
    <message>
        <source>{count} 份入群申请待审</source>
        <translation>{count:application waits|applications wait} for a decision</translation>
    </message>
    <message>
        <source>看他的回答，同意或不通过</source>
        <translation>See the answers, then agree or turn it down</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>自动备份没成</source>
        <translation>The automatic backup failed</translation>
    </message>
    <message>
        <source>原因在设置里，一小时后再试</source>
        <translation>The settings say why; tried again after an hour</translation>
    </message>
    <message>
        <source>{count} 人又下了单，可以升为用户</source>
        <translation>{count:member ordered|members ordered} again and may become users</translation>
    </message>
    <message>
        <source>升不升由你确认</source>
        <translation>You confirm whether</translation>
    </message>
    <message>
        <source>去看看</source>
        <translation>See</translation>
    </message>
    <message>
        <source>{count} 处两台电脑改得不一样</source>
        <translation>{count} changed differently on two computers</translation>
    </message>
    <message>
        <source>两个都留着，用哪一个由你定</source>
        <translation>Both are kept; you decide which holds</translation>
    </message>
    <message>
        <source>隔离区里有 {count} 份改动等你定</source>
        <translation>{count:change waits|changes wait} in quarantine for you</translation>
    </message>
    <message>
        <source>没有权限，或停用以后才送来；接受或丢弃</source>
        <translation>Without the right, or after its device was revoked; accept or discard</translation>
    </message>
    <message>
        <source>{name} 的积分或储值透支了</source>
        <translation>{name} used more points or stored value than there was</translation>
    </message>
    <message>
        <source>{count} 人的积分或储值透支了</source>
        <translation>{count:member|members} used more points or stored value than they had</translation>
    </message>
    <message>
        <source>两台电脑不联网都用了，或发的分被收回：补上或冲正</source>
        <translation>Used offline on two laptops, or what was given was taken back: make it good or reverse it</translation>
    </message>
    <message>
        <source>{name} 锁定的比他有的多</source>
        <translation>More is held of {name} than there is</translation>
    </message>
    <message>
        <source>{name} 等 {count} 人锁定的比有的多</source>
        <translation>Of {name} and others ({count} in all) more is held than there is</translation>
    </message>
    <message>
        <source>两台电脑不联网都锁了、都用了，或发的分被收回：解除，或补上</source>
        <translation>Two computers offline both held or used it, or points were taken back: let go, or make up for it</translation>
    </message>
    <message>
        <source>{count} 处改动被退回</source>
        <translation>{count:change was|changes were} sent back</translation>
    </message>
    <message>
        <source>没有生效：看看为什么，重做或放下</source>
        <translation>Not in effect: see why, do it again or let it go</translation>
    </message>
    <message>
        <source>{count} 张券或 F码重复使用</source>
        <translation>{count:coupon or code was|coupons or codes were} used twice</translation>
    </message>
    <message>
        <source>两边都留着，先到的算；后到的由你定</source>
        <translation>Both are kept and the first stands; you decide about the other</translation>
    </message>
    <message>
        <source>{count} 份礼品发了两次</source>
        <translation>{count:gift was|gifts were} handed out twice</translation>
    </message>
    <message>
        <source>两个门口不联网都发了：收回一份，或记着</source>
        <translation>Two doors without a network both did: take one back, or keep it in mind</translation>
    </message>
    <message>
        <source>{count} 张券是来了才发的，那次签到更正了</source>
        <translation>{count:coupon|coupons} came with a visit that was corrected</translation>
    </message>
    <message>
        <source>没用的收回；已经用了的由你定，一个月后不再提</source>
        <translation>Take back what is unused; what was used is yours to decide. Told for a month</translation>
    </message>
    <message>
        <source>{count} 张来够次数该发的券还没发</source>
        <translation>{count:coupon|coupons} earned by visits, not given yet</translation>
    </message>
    <message>
        <source>签到的人没有发券的权限：在券阶梯里一键发</source>
        <translation>Who checked them in may not hand out: give them from the ladder</translation>
    </message>
    <message>
        <source>去发</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>{count} 份兑换的礼品等着发</source>
        <translation>{count:redeemed gift waits|redeemed gifts wait} to be handed out</translation>
    </message>
    <message>
        <source>成员拿积分换的：发了就登记</source>
        <translation>Had for points: note it when it is handed out</translation>
    </message>
    <message>
        <source>去发放</source>
        <translation>Hand out</translation>
    </message>
    <message>
        <source>“{rule}”的一期到了，还没结算</source>
        <translation>A cycle of &quot;{rule}&quot; ended and is not closed</translation>
    </message>
    <message>
        <source>{count} 条规则有一期到了，还没结算</source>
        <translation>{count:rule has|rules have} a cycle that ended and is not closed</translation>
    </message>
    <message>
        <source>看榜单，结算、公布</source>
        <translation>Look at the board, close and publish it</translation>
    </message>
    <message>
        <source>去结算</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{count} 个会籍 30 天内到期</source>
        <translation>{count:membership ends|memberships end} within 30 days</translation>
    </message>
    <message>
        <source>提醒他们续期</source>
        <translation>Remind them to renew</translation>
    </message>
    <message>
        <source>{count} 笔会费重复，或日子重叠</source>
        <translation>{count:fee was|fees were} noted twice, or the days overlap</translation>
    </message>
    <message>
        <source>退掉一笔，或接到后面算下一期</source>
        <translation>Give one back, or let it buy the next term</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>排第一场</source>
        <translation>Plan the first session</translation>
    </message>
    <message>
        <source>谁来讲、谁主持、在哪里；到时这里会提醒</source>
        <translation>Who speaks, who hosts, where; you are reminded here</translation>
    </message>
    <message>
        <source>去安排</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>定一条积分规则</source>
        <translation>Make a rule for points</translation>
    </message>
    <message>
        <source>比如到场 +10；发布前先看会给谁多少分</source>
        <translation>Such as +10 for coming; see who gets what before it holds</translation>
    </message>
    <message>
        <source>去定</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>把成员分到小组</source>
        <translation>Put members into groups</translation>
    </message>
    <message>
        <source>勾选几个人，一次改好；助理可以只管自己的组</source>
        <translation>Tick some and change them at once; assistants may have groups of their own</translation>
    </message>
    <message>
        <source>去分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>请一位助理一起管</source>
        <translation>Ask an assistant to help</translation>
    </message>
    <message>
        <source>给他一个邀请，他能看什么、改什么由你定</source>
        <translation>Send an invitation; you decide what may be seen and changed</translation>
    </message>
    <message>
        <source>去邀请</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>{count} 人来过，但 {days} 天没到场了</source>
        <translation>{count} came before, but not in the last {days:day|days}</translation>
    </message>
    <message>
        <source>可以请他们的推荐人或组长问一声</source>
        <translation>Who brought them could ask</translation>
    </message>
    <message>
        <source>看名单</source>
        <translation>See list</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>最近操作</source>
        <translation>Past actions</translation>
    </message>
    <message>
        <source>等你处理</source>
        <translation>Waiting for you</translation>
    </message>
    <message numerus="yes">
        <source>%n 件</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>都处理完了</source>
        <translation>All done</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 场没有主持人</source>
        <translation>
            <numerusform>%n more session without a host</numerusform>
            <numerusform>%n more sessions without a host</numerusform>
        </translation>
    </message>
    <message>
        <source>接着可以做</source>
        <translation>What could be next</translation>
    </message>
    <message>
        <source>导入名单</source>
        <translation>Import a list</translation>
    </message>
    <message>
        <source>先加一位成员</source>
        <translation>Add one member first</translation>
    </message>
    <message>
        <source>表格、剪贴板、接龙文字都可以，写入前先给你看结果。</source>
        <translation>A spreadsheet, the clipboard or a chat list; you see the result before anything is written.</translation>
    </message>
    <message>
        <source>名单还是空的</source>
        <translation>The list is still empty</translation>
    </message>
</context>
<context>
    <name>WalkIn</name>
    <message>
        <source>现场加入</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>加入并签到</source>
        <translation>Add and check in</translation>
    </message>
    <message>
        <source>第一次来的人：记下姓名就能进，手机可以不填。</source>
        <translation>Here for the first time: a name is enough, the phone may be left out.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机（可不填）</source>
        <translation>Phone (optional)</translation>
    </message>
    <message>
        <source>请写姓名。</source>
        <translation>Write a name.</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>几台电脑一起用，能得到什么</source>
        <translation>What several computers give you</translation>
    </message>
    <message>
        <source>每台电脑都有名单和日历，断网照样做事，连上后自动对齐。</source>
        <translation>Each has the list and the calendar, works without a network and catches up by itself.</translation>
    </message>
    <message>
        <source>每一步都有署名；两台改得不一样，两个都留着，由你定。</source>
        <translation>Every step is signed; where two computers differ both are kept and you decide.</translation>
    </message>
    <message>
        <source>别人只能做他的角色允许的事；中枢只存密文，看不到姓名和手机。</source>
        <translation>Others can do what their role allows; the hub keeps only ciphertext and sees no name or phone.</translation>
    </message>
    <message>
        <source>怎么开始</source>
        <translation>How to begin</translation>
    </message>
    <message>
        <source>用文件邀请…</source>
        <translation>Invite by a file…</translation>
    </message>
    <message>
        <source>写同步包…</source>
        <translation>Write a bundle…</translation>
    </message>
    <message>
        <source>读同步包…</source>
        <translation>Read a bundle…</translation>
    </message>
    <message>
        <source>放到自己的中枢</source>
        <translation>Put it on a hub of your own</translation>
    </message>
    <message>
        <source>中枢装在一台常开的电脑或服务器上，启动时显示开通码。群主点右上角的“放到中枢…”填进去，再邀请别的电脑。</source>
        <translation>A hub runs on a computer or server that stays on and shows a set-up code when it starts. The owner presses the hub button at the top right, enters the code and then invites other computers.</translation>
    </message>
    <message>
        <source>加入别人的社群</source>
        <translation>Join somebody else&apos;s community</translation>
    </message>
    <message>
        <source>请对方发一个邀请码，然后点左上角的社群名，选“换一个社群或新建”，在那里加入。现在这个社群不受影响。</source>
        <translation>Ask for an invitation code, then click the community&apos;s name at the top left, choose another community, and join there. This one stays as it is.</translation>
    </message>
    <message>
        <source>没有服务器，用 U 盘带</source>
        <translation>Without a server: by USB stick</translation>
    </message>
    <message>
        <source>改动写成加密的同步包，用 U 盘带到另一台电脑，在那里读进来；再带一个回来，两边就一样了。</source>
        <translation>Changes are written into an encrypted bundle. Take it to the other computer by USB stick and read it there; take one back, and both are the same.</translation>
    </message>
</context>
<context>
    <name>WeekCanvas</name>
    <message>
        <source>周历</source>
        <translation>Week</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>复制给本人看</source>
        <translation>Copy for the member</translation>
    </message>
    <message>
        <source>看规则</source>
        <translation>See the rule</translation>
    </message>
    <message>
        <source>冲正…</source>
        <translation>Reverse…</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>为什么有、为什么没有</source>
        <translation>Why there are points, or none</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>每条规则</source>
        <translation>Every rule</translation>
    </message>
    <message>
        <source>比如：2026-W09、2026-03</source>
        <translation>e.g. 2026-W09, 2026-03</translation>
    </message>
    <message>
        <source>问谁</source>
        <translation>Of whom</translation>
    </message>
    <message>
        <source>哪条规则</source>
        <translation>Which rule</translation>
    </message>
    <message>
        <source>哪一期（可不填）</source>
        <translation>Which cycle (optional)</translation>
    </message>
    <message>
        <source>回答，可以直接发给本人</source>
        <translation>The answer, ready to send</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>冲正…</source>
        <translation>Reverse…</translation>
    </message>
    <message>
        <source>复制给本人看</source>
        <translation>Copy for the member</translation>
    </message>
    <message>
        <source>看规则</source>
        <translation>See the rule</translation>
    </message>
    <message>
        <source>选一笔，看它为什么在这里。</source>
        <translation>Choose an entry to see why it is here.</translation>
    </message>
    <message>
        <source>这一笔已经冲正。</source>
        <translation>This entry has been reversed.</translation>
    </message>
    <message>
        <source>这一笔冲正了同一人的另一笔，下面是那一笔的依据。</source>
        <translation>This entry reverses another of the same member; below is what that one rested on.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{community} – 群主台</source>
        <translation>{community} – Qunzhu</translation>
    </message>
    <message>
        <source>{count} 位成员</source>
        <translation>{count:member|members}</translation>
    </message>
    <message>
        <source>示例社群：里面的人和事都是编的，随便点，不会混进你的数据。</source>
        <translation>Sample community: all invented, kept apart from yours.</translation>
    </message>
    <message>
        <source>示例社群：口令就放在它的文件夹里（{file}），别往里放真人。</source>
        <translation>Sample community: its passphrase lies in its folder ({file}); put no real people in it.</translation>
    </message>
    <message>
        <source>以“{role}”身份</source>
        <translation>As {role}</translation>
    </message>
    <message>
        <source>备份 {when}</source>
        <translation>Backup {when}</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>投屏隐私已开</source>
        <translation>Privacy on</translation>
    </message>
    <message>
        <source>有新版本 {version}</source>
        <translation>Release {version} is out</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>要改掉或删掉 {rows} 条已有的内容吗？</source>
        <translation>Change or delete {rows:thing that is|things that are} there?</translation>
    </message>
    <message>
        <source>社群一共 {members} 位成员。现在还什么都没有改。</source>
        <translation>The community has {members:member|members}. Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>改掉 {rows} 条</source>
        <translation>Change {rows}</translation>
    </message>
    <message>
        <source>正在撤销</source>
        <translation>Undoing</translation>
    </message>
    <message>
        <source>已撤销：{action}</source>
        <translation>Undone: {action}</translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation>Brought back</translation>
    </message>
    <message>
        <source>{undone}；{kept}</source>
        <translation>{undone}; {kept}</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Bringing back</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>投屏隐私已开：姓名、手机、金额都遮住了</source>
        <translation>Privacy is on: names, phones and amounts are masked</translation>
    </message>
    <message>
        <source>投屏隐私已关</source>
        <translation>Privacy is off</translation>
    </message>
    <message>
        <source>刚才那个错又出现了，已经记下。可以换一页，或重新打开程序。</source>
        <translation>The same error came up again and has been noted. Go to another page, or open the program again.</translation>
    </message>
    <message>
        <source>正在以“{role}”的眼睛看，只能看，不能改</source>
        <translation>Looking on as {role}: you can see, not change</translation>
    </message>
    <message>
        <source>社群放在 {service} 的同步文件夹里，同步时可能损坏：请移到不同步的文件夹。</source>
        <translation>The community lies in a folder that {service} synchronises and may get damaged: move it elsewhere.</translation>
    </message>
    <message>
        <source>清除示例社群？</source>
        <translation>Clear the sample community?</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>它的文件夹会删掉，你在里面加的也一起删掉；自己的社群不受影响。</source>
        <translation>Its folder is deleted, with whatever you added to it; your own communities are not touched.</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n 年</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处改动</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条被退回</source>
        <translation>
            <numerusform>%n sent back</numerusform>
            <numerusform>%n sent back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处要你定</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条待发</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟前</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时前</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Joining</name>
    <message>
        <source>邀请码</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>恢复码或邀请码</source>
        <translation>Recovery code or invitation code</translation>
    </message>
    <message>
        <source>只有一串邀请码就不用选</source>
        <translation>Not needed where you have only a code</translation>
    </message>
    <message>
        <source>对方给的文件（邀请文件、同步包或外带包）</source>
        <translation>The file you were given (an invitation, a bundle or a pack)</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>这个码要和文件一起用：请选对方给你的那个文件。</source>
        <translation>This code goes with a file: choose the one that you were given.</translation>
    </message>
</context>
</TS>
