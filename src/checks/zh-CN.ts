/** 检查的简体中文：id → 标题，以及它证明什么。 */
export const checkTitles: Readonly<Record<string, readonly [title: string, proves: string]>> = {
  'audit.list-changes': [
    '目录中的更改有记录',
    '目录一周的审核日志逐页读与一次读相同，最新的在前。',
  ],
  'audit.list-registrations': [
    '用户的登录方式有记录',
    '登录方式的记录中，该用户以自己的 ID 出现一次。',
  ],
  'audit.list-sign-ins': [
    '用户的登录在日志中',
    '登录日志给出且只给出该用户自己的登录，最新的在前。',
  ],
  'calendar.edit-event': [
    '事件移到另一天',
    '更改事件后读到的就是更改后的内容，版本是新的，别的不变。',
  ],
  'calendar.find-default': ['默认日历在日历列表中', '日历可以读取，默认日历在列出的日历之中。'],
  'calendar.find-times': [
    '建议的时间在所要求的时间内',
    'Outlook 建议的时间符合所要求的时长和日期，没有时会说明原因。',
  ],
  'calendar.list-groups': ['默认日历属于一个组', '日历组可以读取，恰好一个组包含默认日历。'],
  'calendar.make-calendar': [
    '新日历包含它的事件',
    '可以创建日历，以其名称列出，且只包含放入的那个事件。',
  ],
  'calendar.make-group': ['新日历组包含它的日历', '可以创建日历组，会被列出，且只包含放入的日历。'],
  'calendar.plan-event': [
    '事件跨时区保持时间',
    '以一个时区写入的事件读回时是同一时间，并出现在那一周。',
  ],
  'calendar.read-schedule': [
    '忙闲时间覆盖所要求的一天',
    '对一天的每一段都给出该用户的日程，而且只有该用户的。',
  ],
  'calendar.repeat-event': ['系列包含应有的事件', '每隔几天重复若干次的事件，恰好发生在那些日子。'],
  'calendar.set-reminder': ['提醒在该到时到', '事件的提醒会被列出，并在所要求的提前量到期。'],
  'calendar.split-range': ['一段日历等于两半相加', '两周的事件等于前一段与后一段的事件之和。'],
  'calendar.track-event': ['新事件作为更改被报告', '跟踪一段日历的更改，会得知在那里创建的事件。'],
  'contacts.add-contact': ['联系人保留更改', '添加后又更改的联系人读回时带有更改，其余不变。'],
  'contacts.make-folder': [
    '联系人文件夹包含放入的联系人',
    '新的联系人文件夹以其名称列出，并列出放入的那一个联系人。',
  ],
  'contacts.page-contacts': ['联系人的各页相加无误', '联系人可以读取，逐页读与一次读相同。'],
  'contacts.track-contacts': ['第一轮更改包含每个联系人', '跟踪联系人的更改从现有的联系人开始。'],
  'devices.list-devices': ['设备可以计数', '目录列出设备，两种计数方式结果一致。'],
  'devices.list-managed': [
    '受管理的设备可以打开',
    'Intune 管理的设备可以按 ID 读取，注册时间相同。',
  ],
  'devices.list-owned': [
    '用户自己的设备可以计数',
    '目录列出用户拥有的设备，数量与所说一致，各一次。',
  ],
  'devices.list-policies': ['合规策略可以打开', 'Intune 的合规策略可以按 ID 读取，版本相同。'],
  'devices.list-registered': [
    '用户注册的设备可以计数',
    '目录列出为用户注册的设备，数量与所说一致，各一次。',
  ],
  'directory.filter-users': ['高级查询找到该用户', '目录的索引按登录名的结尾找到且只找到该用户。'],
  'directory.find-graph': [
    '目录认识 Microsoft Graph',
    '按键和按筛选，目录都给出 Microsoft Graph 的同一个服务主体。',
  ],
  'directory.list-applications': [
    '应用注册可按 ID 打开',
    '目录列出的应用注册可以按 ID 读取，客户端 ID 相同。',
  ],
  'directory.list-contacts': ['组织联系人可按 ID 打开', '目录列出的联系人可以按 ID 读取。'],
  'directory.list-deleted-groups': [
    '已删除的组说明何时删除',
    '每个可恢复的已删除组列出一次，时间在过去。',
  ],
  'directory.list-domains': [
    '已验证的域与组织一致',
    '域列表和组织给出相同的已验证域，且只有一个默认域。',
  ],
  'directory.list-principals': [
    '服务主体可按 ID 打开',
    '目录列出的服务主体可以按 ID 读取，客户端 ID 相同。',
  ],
  'directory.list-role-definitions': [
    '角色定义可按 ID 打开',
    '目录列出的角色定义可以按 ID 读取，是否内置与列表一致。',
  ],
  'directory.list-setting-templates': [
    '组设置模板可按 ID 打开',
    '组设置模板中有 Microsoft 365 组的模板，按 ID 读取时各自相同。',
  ],
  'directory.list-units': ['管理单元可按 ID 打开', '目录列出的管理单元可以按 ID 读取，名称相同。'],
  'directory.match-roles': [
    '每个目录角色都有模板',
    '目录中使用的每个角色都来自所列的一个模板，各一次。',
  ],
  'directory.page-users': ['用户的各页相加无误', '目录的用户可以列出，逐页读与一次读相同。'],
  'directory.read-organization': [
    '用户的域属于组织',
    '组织有一个默认域和一个初始域，用户以其中之一登录。',
  ],
  'directory.track-users': [
    '增量查询包含该用户并可继续',
    '限定到该用户的增量查询只给出该用户，并以可继续的链接结束。',
  ],
  'extensions.list-own': [
    '用户条目的扩展可按名称打开',
    '用户条目列出的开放扩展可以按 ID 读取，名称相同。',
  ],
  'extensions.list-schemas': [
    '架构扩展可按 ID 打开',
    '筛选只给出可用的架构扩展，其中一个按 ID 读取相同。',
  ],
  'extensions.mark-draft': ['草稿保留扩展', '草稿的开放扩展读回时与写入相同，删除后消失。'],
  'extensions.mark-event': ['事件保留扩展', '事件的开放扩展读回时与写入相同，删除后消失。'],
  'extensions.mark-user': ['用户条目保留扩展', '添加到用户条目的开放扩展读回时与写入相同。'],
  'files.copy-file': ['文件被复制', 'Graph 告知复制何时完成，副本有自己的 ID 和相同的字节。'],
  'files.download-range': [
    '文件的一部分可单独取得',
    '单独请求文件的一段字节，得到的就是上传内容的那一段。',
  ],
  'files.fill-folder': ['文件夹列出放入的内容', '新文件夹逐页列出放入的文件，别无其他。'],
  'files.find-documents': [
    '文档文件夹位于其名称所指之处',
    '驱动器的特殊文档文件夹是该驱动器中的文件夹。',
  ],
  'files.guard-file': ['来得太晚的更改被拒绝', '以已过时的 eTag 更改文件会被拒绝，什么都不变。'],
  'files.list-root': [
    '根文件夹列出的内容在其中',
    '驱动器根文件夹列出的每一项都以该文件夹和驱动器为所属。',
  ],
  'files.move-file': ['文件移到另一个文件夹', '移动的文件保留 ID，位于新文件夹，不再在旧文件夹。'],
  'files.open-by-path': ['路径通向该项', '根文件夹中的项按路径与按列表有相同的 ID。'],
  'files.read-quota': [
    '驱动器的配额相加无误',
    '剩余配额不超过总量减已用量，按自己的 ID 读取是同一个驱动器。',
  ],
  'files.rename-file': ['重命名的文件只以新名称应答', '文件换名后保留 ID，旧名称下什么也没有。'],
  'files.replace-file': ['新内容产生新版本', '替换的内容取代原内容，文件有两个版本。'],
  'files.search-folder': [
    '搜索驱动器按名称找到文件夹',
    '一天前或更早创建的文件夹可以在驱动器中按名称找到。',
  ],
  'files.share-link': ['共享链接可建可删', '面向组织的文件链接在删除之前一直在其权限中。'],
  'files.store-file': ['文件逐字节取回', '上传的文件的大小、哈希和字节都与发送的相同。'],
  'files.track-file': ['新文件作为更改被告知', '从文件创建之前开始的更改列表会告知该文件。'],
  'files.track-root': ['更改告知全部内容', '从头开始的更改列表包含根文件夹及其列出的内容。'],
  'files.upload-in-parts': ['分段发送的文件是完整的', '分两段上传的文件的大小和字节与发送的相同。'],
  'groups.count-members': ['组的成员数与计数一致', '几个组各自列出的人数与目录计数相同。'],
  'groups.find-membership': ['我所在的组以我为成员', '目录所说的用户的组，与这些组的成员一致。'],
  'groups.list-groups': ['列表中的组与单独读取的相同', '目录列出的一个组按 ID 读取是同样的类型。'],
  'groups.make-group': ['可以创建并描述安全组', '新的安全组以其名称读回，带有后来给出的文字。'],
  'groups.track-groups': ['第一轮更改包含每个组', '跟踪组的更改恰好从所列的组开始。'],
  'licences.compare-assigned': ['用户的许可证属于租户', '用户的每个许可证都属于租户的一个订阅。'],
  'licences.list-skus': [
    '租户的许可证可按 ID 打开',
    '租户列出的许可证可以按 ID 读取，产品和状态相同。',
  ],
  'licences.match-skus': ['每个订阅都给出许可证', '每个有效订阅的产品，租户都有其许可证。'],
  'licences.read-plans': [
    '用户的服务计划来自许可证',
    '用户许可证中的每个服务计划，租户的许可证也有。',
  ],
  'mail.attach-file': ['草稿保留附件', '附加到草稿的文件是它唯一的附件，并逐字节取回。'],
  'mail.copy-draft': ['草稿被复制到文件夹', '草稿的副本位于目标文件夹，草稿仍在原处。'],
  'mail.edit-draft': ['草稿保留更改', '更改草稿后读到的就是更改后的内容，版本是新的，别的不变。'],
  'mail.list-folders': [
    '已知文件夹在邮箱的文件夹中',
    '按已知名称请求的文件夹是邮箱列出的文件夹之一。',
  ],
  'mail.make-folder': ['邮件文件夹包含放入的内容', '新文件夹会被列出，并列出放入的那一封邮件。'],
  'mail.move-draft': ['草稿移到文件夹', '移动的草稿位于目标文件夹。'],
  'mail.page-inbox': ['收件箱的各页相加无误', '收件箱可以读取，最新的邮件逐页读与一次读相同。'],
  'mail.read-tips': [
    '邮件提示说的是所问的地址',
    'Exchange 只对用户自己的地址给出一次提示，并说明邮件可以多大。',
  ],
  'mail.send-to-self': ['发给自己的邮件会送达', 'Exchange 接受邮件，并在两分钟内原样送达。'],
  'mail.sort-inbox': ['收件箱最新的在前', 'Exchange 按收到时间排列收件箱的邮件。'],
  'mail.track-draft': [
    '新草稿作为更改被告知',
    '跟踪新文件夹的更改，先是什么都没有，然后是那一个草稿。',
  ],
  'mail.track-folders': ['第一轮更改包含已知文件夹', '跟踪邮件文件夹的更改从现有的文件夹开始。'],
  'mail.write-draft': ['草稿按所写保存', '写入的草稿可以逐字读回。'],
  'mailbox-settings.add-category': ['类别保留新颜色', '添加的类别以其名称列出，并保留颜色的更改。'],
  'mailbox-settings.add-rule': [
    '收件箱规则按所建保存',
    '创建的（关闭的）规则会被列出，读回时带有其条件。',
  ],
  'mailbox-settings.read-time-zone': [
    '邮箱的时区是 Exchange 支持的',
    '邮箱的设置可以读取，其时区为服务器所支持。',
  ],
  'notes.list-notebooks': [
    '笔记本单独读取与列表中相同',
    '列出的笔记本按自己的 ID 读取时名称相同。',
  ],
  'notes.list-sections': ['分区属于笔记本', '列出的每个分区都以所列的一个笔记本为所属。'],
  'notes.page-pages': ['分区的各页相加无误', '分区的页面分几次读与一次列出的相同。'],
  'notes.read-page': ['页面单独读取与分区中相同', '分区列出的页面按自己的 ID 读取时创建时间相同。'],
  'notes.write-page': ['页面保留所写内容', '放入分区的页面有其标题和文字，并在那里列出。'],
  'people.list-people': [
    '相关人员的各页相加无误',
    '对用户最重要的人可以读取，逐页读与一次读相同。',
  ],
  'planner.describe-task': ['计划的任务保留详细信息', '给计划任务的文字和清单就是之后读到的。'],
  'planner.keep-bucket': ['计划的存储桶换了名称', '放入计划的存储桶以最后给出的名称列出。'],
  'planner.keep-task': [
    '计划的任务开始进行',
    '放入计划的任务在其中，读回时已开始且截止日期如所改。',
  ],
  'planner.list-my-plans': [
    '列表中的计划与单独读取的相同',
    'Planner 列为用户的一个计划，按 ID 读取标题相同。',
  ],
  'planner.list-my-tasks': ['我的任务分配给我', 'Planner 列为用户的每个任务都分配给该用户。'],
  'planner.match-buckets': [
    '计划的任务在其存储桶中',
    '计划属于其组，任务在计划及其自己的存储桶中。',
  ],
  'profile.find-self': ['目录按登录名找到用户', '对租户用户的筛选按登录名找到且只找到该用户。'],
  'profile.read-self': [
    '用户的个人资料按 ID 相同',
    '目录认识该用户，按名称和按 ID 给出相同的条目。',
  ],
  'profile.show-photo': ['个人照片与其描述相符', '用户的照片可以下载，宽和高与描述一致。'],
  'reports.count-active-users': [
    '活动用户有报告',
    '各产品活动用户的报告可以下载，列与 Microsoft 文档一致，覆盖一周。',
  ],
  'reports.count-mail': [
    '邮件有报告',
    '发送、接收和阅读邮件的报告可以下载，列与 Microsoft 文档一致，覆盖一周。',
  ],
  'reports.count-teams': [
    'Teams 的活动有报告',
    'Teams 活动的报告可以下载，列与 Microsoft 文档一致，覆盖一周。',
  ],
  'reports.measure-drives': [
    '驱动器的大小有报告',
    'OneDrive 所用存储的报告可以下载，列与 Microsoft 文档一致，覆盖一周。',
  ],
  'reports.measure-mailboxes': [
    '邮箱的大小有报告',
    '邮箱所用存储的报告可以下载，列与 Microsoft 文档一致，覆盖一周。',
  ],
  'reports.measure-sites': [
    '网站的大小有报告',
    'SharePoint 网站所用存储的报告可以下载，列与 Microsoft 文档一致，覆盖一周。',
  ],
  'search.query-files': [
    '搜索只在所要求之处',
    '在用户自己的驱动器中搜索文件，别处的不会出现，也不重复。',
  ],
  'search.query-messages': [
    '搜索只在所要求的时间内',
    '搜索用户自某日以来的邮件，之前的不会出现，也不重复。',
  ],
  'security.list-alerts': [
    '警报的各部分相加无误',
    '租户的安全警报可以列出，分两部分读与一次读相同。',
  ],
  'security.list-controls': [
    '安全功能分数的控件可以打开',
    '构成分数的控件可以按 ID 读取，分值相同。',
  ],
  'security.read-score': [
    '安全功能分数相加无误',
    '租户的安全功能分数最新的在前，且都不超过最高分。',
  ],
  'service-health.list-issues': [
    '服务问题的各页相加无误',
    'Microsoft 服务的问题逐页读与一次读相同。',
  ],
  'service-health.list-messages': [
    '给管理员的消息可以打开',
    '消息中心的消息可以按 ID 读取，开始时间相同。',
  ],
  'service-health.list-overviews': [
    '服务的运行状况说的是自己的问题',
    '服务的运行状况可以按 ID 读取，只含该服务的问题。',
  ],
  'sites.keep-item': [
    '列表项保留更改',
    '添加到列表后又更改的项读回时是更改后的内容，并且是新版本。',
  ],
  'sites.list-all': [
    '根网站在所有网站之中',
    '应用得到的每个网站只出现一次；得到全部时，也包括根网站。',
  ],
  'sites.list-columns': ['根网站的列可按 ID 打开', '根网站显示的列可以按 ID 读取，名称相同。'],
  'sites.list-content-types': [
    '根网站的内容类型可按 ID 打开',
    '根网站显示的内容类型可以按 ID 读取，名称相同。',
  ],
  'sites.list-drives': [
    '根网站自己的驱动器在其驱动器中',
    '根网站作为自己的文档库是所列的之一，只出现一次。',
  ],
  'sites.list-followed': ['用户关注的网站可以打开', '用户关注的网站可以按关注时的 ID 读取。'],
  'sites.list-lists': [
    '根网站的列表可按 ID 打开',
    '根网站显示的列表可以按 ID 读取，名称和地址相同。',
  ],
  'sites.list-pages': ['根网站的页面可按 ID 打开', '根网站显示的页面可以按 ID 读取，文件名相同。'],
  'sites.page-items': ['列表的各页相加无误', '根网站一个列表的项逐页读与一次读相同。'],
  'sites.read-root': ['根网站按 ID 相同', 'SharePoint 有根网站，按名称和按 ID 是同一个。'],
  'sites.search-sites': ['找到的网站可以打开', '搜索找到的网站可以按找到时的 ID 读取。'],
  'sites.track-item': ['列表报告新项', '某一时刻以来列表的更改包含之后添加的项。'],
  'tasks.check-steps': ['任务的步骤中有一个完成', '任务保留所给的步骤，恰好勾选的那个已完成。'],
  'tasks.describe-task': ['任务保留文字和提醒', '后来给任务的文字、重要性和提醒就是之后读到的。'],
  'tasks.find-default-list': [
    '有一个默认任务列表',
    '用户的任务列表中恰好有一个默认列表，单独读取相同。',
  ],
  'tasks.keep-list': ['列表中的任务可以完成', '新列表包含放入的任务，完成之后显示为已完成。'],
  'tasks.page-tasks': ['任务的各页相加无误', '默认列表最前面的任务分页读与一次请求给出的相同。'],
  'tasks.track-lists': ['第一轮更改包含每个列表', '跟踪任务列表的更改从用户自己的全部列表开始。'],
  'tasks.track-task': ['新任务作为更改被报告', '跟踪新任务列表的更改，会得知放入其中的任务。'],
  'teams.browse-catalog': ['应用目录可以搜索', '目录包含 Teams 商店的应用，并按 ID 找到其中一个。'],
  'teams.list-apps': ['团队的应用可以筛选', '筛选商店应用，得到的是团队应用中来自商店的那些。'],
  'teams.list-channels': [
    '团队的第一个频道在其频道中',
    '团队的“常规”频道在频道列表中恰好出现一次。',
  ],
  'teams.list-chats': [
    '聊天的各页相加无误',
    '用户的聊天可以列出，逐页读与一次读相同。不读取任何消息。',
  ],
  'teams.list-joined': ['已加入的团队可以打开', '用户已加入的团队可以按 ID 读取，名称相同。'],
  'teams.list-members': [
    '用户是已加入团队的成员',
    '用户已加入的团队的成员中，该用户恰好出现一次。',
  ],
  'teams.list-user-apps': [
    '已安装的应用可以打开',
    '为用户安装的应用可以按 ID 读取，是同一个应用。',
  ],
  'teams.plan-meeting': ['联机会议可以加入', 'Teams 按主题和时间创建联机会议，并可按地址找到它。'],
  'teams.prefer-presence': [
    '首选状态会显示',
    '用户希望显示的状态就是别人看到的；没有登录 Teams 的用户保持脱机。',
  ],
  'teams.read-presence': [
    '用户的状态可知',
    'Teams 给出用户自己的状态，以及 Microsoft 文档中有的可用性。',
  ],
  'teams.set-status': ['状态消息会显示', '在 Teams 中设置的状态消息在一分钟内逐字显示。'],
  'workbooks.add-sheet': ['工作表可建可删', '工作簿列出添加的工作表，删除后不再列出。'],
  'workbooks.add-table': ['表格可以加行', '由单元格建立的表格有它们的行，以及之后添加的行。'],
  'workbooks.calculate-sum': [
    '公式会计算，并重新计算',
    '公式得到所指单元格之和，其中一个更改前后都是。',
  ],
  'workbooks.keep-session': [
    '会话的更改只属于它自己',
    '会话中的更改在会话里可见，不保存时在工作簿里不可见。',
  ],
  'workbooks.write-range': ['单元格保留所写内容', '写入工作簿单元格的文字和数字可以再读出来。'],
};

/** 令牌看不到、而检查需要的东西。 */
export const checkNeeds: Readonly<Record<string, string>> = {
  'a Microsoft 365 group that was deleted in the last 30 days':
    '最近 30 天内删除的 Microsoft 365 组',
  'a commercial subscription': '商业订阅',
  'a compliance policy': '合规策略',
  'a contact in the organization’s directory': '组织目录中的联系人',
  'a device that Intune manages': 'Intune 管理的设备',
  'a file or folder in the drive’s root folder': '驱动器根文件夹中的文件或文件夹',
  'a folder for documents, which OneDrive makes when it is first used':
    '文档文件夹（OneDrive 首次使用时创建）',
  'a group that the user is a member of': '用户所在的组',
  'a licence for Intune': 'Intune 许可证',
  'a licence for Microsoft Entra ID P1': 'Microsoft Entra ID P1 许可证',
  'a licence of any product': '任一产品的许可证',
  'a licence that the user has': '用户拥有的许可证',
  'a mailbox in Exchange Online': 'Exchange Online 邮箱',
  'a mailbox whose time zone was set by its Windows name': '以 Windows 名称设置时区的邮箱',
  'a notebook of the user’s own': '用户自己的笔记本',
  'a notebook section of the user’s own': '用户自己的笔记本分区',
  'a page in one of the user’s own notebooks': '用户自己笔记本中的页面',
  'a page in the root site': '根网站中的页面',
  'a plan that is shared with the user': '与用户共享的计划',
  'a profile photo': '个人照片',
  'a site that the user follows': '用户关注的网站',
  'a task of a plan that is assigned to the user': '分配给用户的计划任务',
  'an administrative unit': '管理单元',
  'an app that is registered in the tenant': '在租户中注册的应用',
  'an open extension of the user’s entry, made by any app': '任一应用在用户条目上创建的开放扩展',
  'app-only, an application access policy in Teams that covers the user':
    '仅应用时，Teams 中包含该用户的应用程序访问策略',
  'no status message of the user’s own': '用户自己没有设置状态消息',
  'sharing links for people in the organization, allowed by the tenant’s sharing settings':
    '租户的共享设置允许面向组织的共享链接',
  'signed in: that users may make security groups, or a role that may':
    '登录时：允许用户创建安全组，或有可以创建的角色',
  'two messages in the inbox': '收件箱中有两封邮件',
  'version history of document libraries, which is on unless somebody switched it off':
    '文档库的版本历史记录（除非被关闭，默认开启）',
  'when signed in, a directory role that may read audit logs (Reports Reader, for one)':
    '登录时，可读取审核日志的目录角色（例如报告读取者）',
  'when signed in, a directory role that may read deleted groups (Groups Administrator, for one)':
    '登录时，可读取已删除组的目录角色（例如组管理员）',
  'when signed in, a directory role that may read group settings (Directory Readers, for one)':
    '登录时，可读取组设置的目录角色（例如目录读取者）',
  'when signed in, a directory role that may read reports on sign-in methods (Reports Reader, for one)':
    '登录时，可读取登录方式报告的目录角色（例如报告读取者）',
  'when signed in, a directory role that may read service health (Service Support Administrator, for one)':
    '登录时，可读取服务运行状况的目录角色（例如服务支持管理员）',
  'when signed in, a directory role that may read sign-ins (Reports Reader, for one)':
    '登录时，可读取登录的目录角色（例如报告读取者）',
  'when signed in, a directory role that may read the message centre (Message Center Reader, for one)':
    '登录时，可读取消息中心的目录角色（例如消息中心读取者）',
  'when signed in, a role in Intune that may read devices': '登录时，可读取设备的 Intune 角色',
  'when signed in, a role in Intune that may read policies': '登录时，可读取策略的 Intune 角色',
  'a folder named “Perennial fixtures” in the drive’s root folder, a day old':
    '驱动器根文件夹中名为“Perennial fixtures”、已满一天的文件夹',
  'a licence with Excel for the web': '含 Excel 网页版的许可证',
  'a list “Perennial fixtures” in the root site, made once':
    '根网站中名为“Perennial fixtures”的列表（创建一次）',
  'a notebook section named “Perennial fixtures” among the user’s own':
    '用户自己的、名为“Perennial fixtures”的笔记本分区',
  'a plan named “Perennial fixtures” in a Microsoft 365 group that the user belongs to':
    '用户所在 Microsoft 365 组中名为“Perennial fixtures”的计划',
  'a team that the user is in': '用户所在的团队',
  'when signed in, a directory role that may read security data (Security Reader, for one)':
    '登录时，可读取安全数据的目录角色（例如安全读取者）',
  'when signed in, a directory role that may read usage reports (Reports Reader, for one)':
    '登录时，可读取使用情况报告的目录角色（例如报告读取者）',
};
