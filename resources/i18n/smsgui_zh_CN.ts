<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AccountDetails</name>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
    </message>
    <message>
        <source>Ask the provider whether the keys are good; sends no message</source>
        <translation>向服务商核对密钥是否有效，不会发送短信</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>保存修改(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Undo changes</source>
        <translation>撤消修改(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>删除(&amp;R)…</translation>
    </message>
    <message>
        <source>Asking the provider …</source>
        <translation>正在向服务商核对…</translation>
    </message>
</context>
<context>
    <name>AccountFlow</name>
    <message>
        <source>This computer has no keyring to keep secrets in. You can work all the same: keys that you enter are kept for this sitting only, and asked for again next time.</source>
        <translation>这台电脑没有可用的系统密码库（密钥环），无法保存密钥。您仍可正常使用：输入的密钥只在本次运行期间有效，下次启动需要重新输入。</translation>
    </message>
    <message>
        <source>Kept. Press “Check” to ask the provider whether the keys are good; that sends no message.</source>
        <translation>已保存。点“检查”可向服务商核对密钥是否有效，不会发送短信。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Remove the account “{name}”?</source>
        <translation>要删除账号“{name}”吗？</translation>
    </message>
    <message>
        <source>Its settings and its keys are forgotten. What was sent with it stays in the history.</source>
        <translation>它的设置和密钥将被清除。用它发送过的内容仍保留在发送记录中。</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不删除</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Stored; leave empty to keep it as it is</source>
        <translation>已保存；留空则不变</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>可以留空</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Whose account at which provider sends the messages and pays for them?</source>
        <translation>选择用哪个服务商账号发送短信，费用从该账号扣除。</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号列表</translation>
    </message>
    <message>
        <source>&amp;Add an account</source>
        <translation>添加账号(&amp;A)</translation>
    </message>
    <message>
        <source>No message leaves this computer</source>
        <translation>短信不会离开这台电脑</translation>
    </message>
    <message>
        <source>Discard what you have entered?</source>
        <translation>放弃已填写的内容吗？</translation>
    </message>
    <message>
        <source>It is not kept yet. Nothing of it is left if you go on to something else.</source>
        <translation>这些内容尚未保存，转到别处就会全部丢失。</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续填写</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>{sheet} – results.xlsx</source>
        <translation>{sheet} – 发送结果.xlsx</translation>
    </message>
    <message>
        <source>{sheet} – to mend.xlsx</source>
        <translation>{sheet} – 待修改.xlsx</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Export the rows that are left out</source>
        <translation>导出跳过的行</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message numerus="yes">
        <source>Saved %Ln row(s) in {file}.</source>
        <translation>
            <numerusform>已将 %Ln 行保存到 {file}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <source>Something in this program went wrong.</source>
        <translation>程序出了一个错误。</translation>
    </message>
    <message>
        <source>Nothing is sent again because of it, and what was sent is written down. Please copy the details and give them to whoever looks after this program; they hold no numbers and no keys.</source>
        <translation>不会因此重复发送，已发送的内容都有记录。请复制详细信息，交给维护本程序的人员；其中不含号码和密钥。</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>复制详细信息</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Look &amp;in:</source>
        <translation>查找范围(&amp;I)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>&amp;Next: {page}</source>
        <translation>下一步：{page}(&amp;N)</translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message numerus="yes">
        <source>Send the %Ln message(s) that are left?</source>
        <translation>
            <numerusform>发送剩下的 %Ln 条短信吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers that were sent to already are left alone.</source>
        <translation>已经发过的号码不会再发。</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>继续发送</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not sent yet are left as they are.</source>
        <translation>
            <numerusform>另有 %Ln 条尚未发送的短信，这次不发。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) again?</source>
        <translation>
            <numerusform>重新发送 %Ln 条短信吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>It is not known whether these messages were sent. Look in the provider&apos;s console first: whoever has got the message already would get it a second time.</source>
        <translation>这些短信是否已发出并不清楚。请先到服务商的控制台查看：已经收到的人会再收到一次。</translation>
    </message>
    <message>
        <source>The provider did not take these messages. What it said stands beside each number; where the reason is still there, it will refuse again.</source>
        <translation>服务商没有受理这些短信，原因写在每个号码旁边。若原因未解决，再次发送仍会被拒绝。</translation>
    </message>
</context>
<context>
    <name>HistoryFlow</name>
    <message>
        <source>Another send is under way: let it end, or stop it, first.</source>
        <translation>另一次发送正在进行：请先等它结束或停止它。</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>发送记录</translation>
    </message>
    <message>
        <source>Every job that was started on this computer. Open one to see what became of each number.</source>
        <translation>在这台电脑上发起的每一次发送。打开即可查看每个号码的结果。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>发送任务</translation>
    </message>
    <message>
        <source>&amp;All jobs</source>
        <translation>全部记录(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>还没有发送过</translation>
    </message>
    <message>
        <source>What you send will be listed here, number by number.</source>
        <translation>您发送的短信会逐个号码列在这里。</translation>
    </message>
    <message>
        <source>Double-click a job, or press Enter, to open it.</source>
        <translation>双击一条记录，或选中后按回车键，即可打开。</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Send marked rows again…</source>
        <translation>重新发送选中的行…</translation>
    </message>
    <message>
        <source>&amp;Export results…</source>
        <translation>导出结果(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Stop at once…</source>
        <translation>立即停止(&amp;S)…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Go on with the %Ln that are left…</source>
        <translation>
            <numerusform>继续发送剩余的 %Ln 条(&amp;G)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send the %Ln rejected again…</source>
        <translation>
            <numerusform>重新发送被拒绝的 %Ln 条…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send the %Ln unknown again…</source>
        <translation>
            <numerusform>重新发送结果未知的 %Ln 条…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobView</name>
    <message>
        <source>Number, name, reference …</source>
        <translation>号码、姓名、编号…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Results for each number</source>
        <translation>每个号码的结果</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are marked</source>
        <translation>
            <numerusform>已选中 %Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookupFlow</name>
    <message>
        <source>Asking the provider …</source>
        <translation>正在向服务商核对…</translation>
    </message>
    <message>
        <source>This account has no sender that could be chosen.</source>
        <translation>该账号没有可选的发送方。</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be chosen. {reason}</source>
        <translation>“{name}”不能选用。{reason}</translation>
    </message>
    <message>
        <source>Fetched: {name}</source>
        <translation>已获取：{name}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Messages are being sent. Stop and close?</source>
        <translation>正在发送短信。要停止发送并关闭吗？</translation>
    </message>
    <message>
        <source>The request on its way is finished first. The rest is not sent, and you can go on with it later.</source>
        <translation>已发出的请求会先完成，其余的不再发送，以后可以继续。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>继续发送</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open sheet…</source>
        <translation>打开表格(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Export results…</source>
        <translation>导出结果(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Mask numbers</source>
        <translation>隐藏号码中间几位(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About smsgui</source>
        <translation>关于 smsgui(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>About smsgui</source>
        <translation>关于 smsgui</translation>
    </message>
    <message>
        <source>Text messages from a spreadsheet, each number accounted for.

Your sheets, your numbers and your keys stay on this computer; they go to the provider of the account that you choose, and nowhere else.</source>
        <translation>按表格群发短信，每个号码的结果都可查。

您的表格、号码和密钥都留在这台电脑上，只会发给您所选账号的服务商，不会去别处。</translation>
    </message>
</context>
<context>
    <name>MessageFlow</name>
    <message>
        <source>Open a sheet to see the message of each of its rows.</source>
        <translation>打开表格后，这里会显示每一行的短信。</translation>
    </message>
    <message>
        <source>The message appears here as soon as it is complete.</source>
        <translation>短信填写完整后会显示在这里。</translation>
    </message>
    <message>
        <source>No message for this row.</source>
        <translation>这一行没有短信。</translation>
    </message>
    <message>
        <source>No usable number</source>
        <translation>号码不可用</translation>
    </message>
    <message>
        <source>This row&apos;s number can&apos;t be sent to; the preview says why.</source>
        <translation>这一行的号码无法发送，原因见“预览”。</translation>
    </message>
    <message>
        <source>Enter the approved text to see the whole message.</source>
        <translation>填写审核通过的模板内容，即可看到完整短信。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 个字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s), estimated</source>
        <translation>
            <numerusform>预计按 %Ln 条计费</numerusform>
        </translation>
    </message>
    <message>
        <source>{characters} (an emoji counts as two or more)</source>
        <translation>{characters}（一个表情符号按两个字或更多计）</translation>
    </message>
    <message>
        <source>without the signature, which is not known here</source>
        <translation>不含签名（这里不知道它的内容）</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>Message</source>
        <translation>短信内容</translation>
    </message>
    <message>
        <source>Fewer, larger requests for the same content</source>
        <translation>内容全部相同时，合并成较少的大请求</translation>
    </message>
    <message>
        <source>The text, with each recipient&apos;s own values put in from the sheet.</source>
        <translation>填写短信内容，表格中每个人自己的信息会自动填入。</translation>
    </message>
    <message>
        <source>{provider} sends templates that it has approved; the sheet fills in their variables.</source>
        <translation>{provider} 只发送审核通过的模板，模板中的变量由表格填入。</translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln number(s) in one request. It is faster, but the provider then gives one answer for all of them: which number failed is not told.</source>
        <translation>
            <numerusform>每个请求最多 %Ln 个号码。速度更快，但服务商对整个请求只给一个答复，不说明哪个号码失败。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewAccount</name>
    <message>
        <source>For example: Orders department</source>
        <translation>例如：订单部</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新账号</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>账号名称</translation>
    </message>
    <message>
        <source>&amp;Keep this account</source>
        <translation>保存账号(&amp;K)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The keys are found in the provider&apos;s console. They are kept in this computer&apos;s keyring and nowhere else.</source>
        <translation>密钥可以在服务商的控制台中找到，只保存在这台电脑的系统密码库里。</translation>
    </message>
    <message>
        <source>The keys are found in the provider&apos;s console. They are kept for this sitting only.</source>
        <translation>密钥可以在服务商的控制台中找到，只在本次运行期间保留。</translation>
    </message>
</context>
<context>
    <name>ParameterTable</name>
    <message>
        <source>None yet. A template without variables needs none.</source>
        <translation>还没有变量。不含变量的模板无需添加。</translation>
    </message>
    <message>
        <source>Add a varia&amp;ble</source>
        <translation>添加变量(&amp;B)</translation>
    </message>
    <message>
        <source>Remove the last variable</source>
        <translation>删除最后一个变量</translation>
    </message>
    <message>
        <source>Variables, and the columns that fill them</source>
        <translation>变量，以及填入变量的列</translation>
    </message>
    <message>
        <source>Column for variable {number}</source>
        <translation>变量 {number} 对应的列</translation>
    </message>
    <message>
        <source>Choose the column…</source>
        <translation>选择列…</translation>
    </message>
</context>
<context>
    <name>PracticeDetails</name>
    <message>
        <source>Choose an account</source>
        <translation>选择一个账号</translation>
    </message>
    <message>
        <source>Add your own account at a provider, or try everything first with a practice account: it works like a real one, and no message leaves this computer.</source>
        <translation>添加您在服务商处的账号，或者先用练习账号试一遍：它用起来和真的一样，短信不会离开这台电脑。</translation>
    </message>
    <message>
        <source>This account looks and works like a real one. The provider that it sends to is a rehearsal inside this program: no message leaves this computer, and nothing is billed.</source>
        <translation>这个账号看起来、用起来都和真的一样。它对应的“服务商”是本程序内部的演练：短信不会离开这台电脑，也不产生费用。</translation>
    </message>
    <message>
        <source>Numbers that end in 0000 are refused, so that you can see what a refusal looks like.</source>
        <translation>以 0000 结尾的号码会被拒绝，好让您看到被拒绝时的样子。</translation>
    </message>
    <message>
        <source>Any template ID will do, for example UTA-PRACTICE-1; any signature too.</source>
        <translation>模板 ID 可以随意填写，例如 UTA-PRACTICE-1；签名也一样。</translation>
    </message>
</context>
<context>
    <name>PreviewFlow</name>
    <message>
        <source>Writing the messages …</source>
        <translation>正在生成短信…</translation>
    </message>
    <message>
        <source>Sending these messages has begun: the Send page and the history say what became of each number.</source>
        <translation>这些短信已开始发送：每个号码的结果见“发送”页和发送记录。</translation>
    </message>
    <message>
        <source>Stopped. Come back to this page to begin again.</source>
        <translation>已停止。再次回到本页会重新开始。</translation>
    </message>
    <message>
        <source>Numbers are masked: switch that off to see the request as it is sent.</source>
        <translation>号码已隐藏中间几位。关闭该选项后可查看实际发送的请求。</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Exactly what would be sent, and what would be left out. Nothing has left this computer.</source>
        <translation>这里是将要发送的全部内容，以及会跳过的行。目前还没有发出任何短信。</translation>
    </message>
    <message>
        <source>&amp;Export these rows…</source>
        <translation>导出这些行(&amp;E)…</translation>
    </message>
    <message>
        <source>A workbook with just these rows and the reasons, to mend and open again</source>
        <translation>导出只含这些行和原因的工作簿，修改后可再次打开</translation>
    </message>
    <message>
        <source>Double-click a row, or press Enter, to mend its cell in this window; your file stays as it is.</source>
        <translation>双击一行，或选中后按回车键，即可直接在本窗口中修改对应的单元格；您的文件不会改动。</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>Every row of the sheet can be sent.</source>
        <translation>表格的每一行都可以发送。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>{count} × {parts}</source>
        <translation>{count} 条短信各计 {parts}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s)</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>not known without the template&apos;s text</source>
        <translation>不知道模板内容，无法估算</translation>
    </message>
    <message>
        <source>rows in the sheet</source>
        <translation>表格中的行</translation>
    </message>
    <message>
        <source>will be sent</source>
        <translation>将发送</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>segments to pay for, estimated</source>
        <translation>预计计费条数</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln request(s)</source>
        <translation>
            <numerusform>分 %Ln 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send again to the %Ln number(s) that this very message was sent to in the last 7 days</source>
        <translation>
            <numerusform>最近 7 天内已发过同样短信的 %Ln 个号码，也再发一次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to the %Ln duplicate(s) too: the same number gets the same text again</source>
        <translation>
            <numerusform>%Ln 个重复的也发送：同一号码会再次收到同样的短信</numerusform>
        </translation>
    </message>
    <message>
        <source>Send duplicates too</source>
        <translation>重复的也发送</translation>
    </message>
</context>
<context>
    <name>RecipientsFlow</name>
    <message>
        <source>Open a spreadsheet</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Spreadsheets ({endings})</source>
        <translation>表格文件 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file}…</translation>
    </message>
</context>
<context>
    <name>RecipientsPage</name>
    <message>
        <source>Recipients</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>The spreadsheet with the phone numbers. It is only read, never changed.</source>
        <translation>含有手机号的表格。程序只读取，不会改动它。</translation>
    </message>
    <message>
        <source>Open the other worksheet</source>
        <translation>打开另一个工作表</translation>
    </message>
    <message>
        <source>Open that worksheet</source>
        <translation>打开该工作表</translation>
    </message>
    <message>
        <source>&amp;Open another sheet…</source>
        <translation>打开其他表格(&amp;O)…</translation>
    </message>
    <message>
        <source>Rows of the sheet</source>
        <translation>表格的行</translation>
    </message>
    <message>
        <source>Double-click a cell to mend it here; your file stays as it is.</source>
        <translation>双击单元格可以在这里修改，您的文件不会改动。</translation>
    </message>
    <message>
        <source>Drop a spreadsheet here</source>
        <translation>把表格文件拖到这里</translation>
    </message>
    <message>
        <source>Excel, OpenDocument or CSV, with one row for each recipient and the numbers in one column</source>
        <translation>支持 Excel、OpenDocument 和 CSV；每个收件人一行，手机号放在同一列</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) that you mended can&apos;t be found here as they were, and are not mended now.</source>
        <translation>
            <numerusform>有 %Ln 个您修改过的单元格在这次读入的内容中不存在或已是别的内容，现在未作修改。</numerusform>
        </translation>
    </message>
    <message>
        <source>This sheet&apos;s columns are known: everything is set as the last time. Change what is different.</source>
        <translation>认得这张表格的列，已按上次设好。如有不同请修改。</translation>
    </message>
    <message>
        <source>The worksheet “{worksheet}” is open because it was used the last time for a file of this name; otherwise “{otherwise}” would be. Make sure that it is the right one.</source>
        <translation>上次打开同名文件时用的是工作表“{worksheet}”，所以现在打开的也是它；否则打开的会是“{otherwise}”。请确认没有用错工作表。</translation>
    </message>
    <message>
        <source>There is no column of phone numbers here, but there is one in the worksheet “{worksheet}”.</source>
        <translation>这个工作表里没有手机号列，工作表“{worksheet}”里有。</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>…… 还有 %Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them hidden</source>
        <translation>
            <numerusform>其中 %Ln 行已隐藏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) mended here, not in your file</source>
        <translation>
            <numerusform>已在这里修改 %Ln 个单元格（您的文件未改动）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestView</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Content of the request</source>
        <translation>请求的内容</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>易读格式</translation>
    </message>
    <message>
        <source>As it is sent</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Secrets and signatures are shown as ***</source>
        <translation>密钥和请求签名显示为 ***</translation>
    </message>
</context>
<context>
    <name>RowPreview</name>
    <message>
        <source>Row of the sheet</source>
        <translation>表格的行号</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Show what was entered</source>
        <translation>显示输入的内容</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>可以发送了</translation>
    </message>
    <message>
        <source>You are asked once more before anything leaves. You can stop at any time; what has left by then can&apos;t be called back.</source>
        <translation>发出之前还会再确认一次。随时可以停止，但已经发出的无法撤回。</translation>
    </message>
    <message>
        <source>The first message</source>
        <translation>第一条短信</translation>
    </message>
    <message>
        <source>The last look before it goes out.</source>
        <translation>发送前最后看一眼。</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>条短信</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln request(s)</source>
        <translation>
            <numerusform>分 %Ln 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>rows left out</source>
        <translation>行跳过</translation>
    </message>
    <message>
        <source>segments, estimated</source>
        <translation>预计计费条数</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send %Ln message(s)…</source>
        <translation>
            <numerusform>发送 %Ln 条短信(&amp;S)…</numerusform>
        </translation>
    </message>
    <message>
        <source>No row can be sent: look at the problems in the preview.</source>
        <translation>没有可以发送的行：请查看“预览”中的问题。</translation>
    </message>
    <message>
        <source>Row {row} of the sheet</source>
        <translation>表格第 {row} 行</translation>
    </message>
</context>
<context>
    <name>SendProgress</name>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>不到一分钟</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>约剩 %Ln 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SenderEdit</name>
    <message>
        <source>&amp;List…</source>
        <translation>查询(&amp;L)…</translation>
    </message>
    <message>
        <source>Ask the provider which ones this account has</source>
        <translation>向服务商查询该账号有哪些</translation>
    </message>
    <message>
        <source>Sen&amp;der ID</source>
        <translation>发送方 ID(&amp;D)</translation>
    </message>
    <message>
        <source>Empty: the provider&apos;s own</source>
        <translation>留空则使用服务商默认的</translation>
    </message>
    <message>
        <source>Si&amp;gnature or its ID</source>
        <translation>签名或签名 ID(&amp;G)</translation>
    </message>
    <message>
        <source>A signature is written in front of the text as 【…】</source>
        <translation>签名会以【…】的形式写在短信最前面</translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation>签名(&amp;G)</translation>
    </message>
    <message>
        <source>Written in front of the text as 【…】</source>
        <translation>会以【…】的形式写在短信最前面</translation>
    </message>
    <message>
        <source>The approved signature, without brackets</source>
        <translation>审核通过的签名，不带括号</translation>
    </message>
    <message>
        <source>This is the ID of the signature 【{name}】.</source>
        <translation>这是签名【{name}】的 ID。</translation>
    </message>
</context>
<context>
    <name>SendingFlow</name>
    <message>
        <source>Stopping: the request on its way is finished first, the rest is not sent.</source>
        <translation>正在停止：已发出的请求会先完成，其余的不再发送。</translation>
    </message>
    <message>
        <source>Stop without waiting for the answer?</source>
        <translation>不等答复就停止吗？</translation>
    </message>
    <message>
        <source>The numbers of the request on its way will be called “not known”: they may get the message, and the program will not find out. They are never sent again by themselves.</source>
        <translation>已发出的请求中的号码会记为“结果未知”：他们可能收到短信，而程序不会知道。程序不会自动重发。</translation>
    </message>
    <message>
        <source>Stop at once</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Wait for the answer</source>
        <translation>等待答复</translation>
    </message>
    <message>
        <source>Account: {account}</source>
        <translation>账号：{account}</translation>
    </message>
    <message>
        <source>Segments: {count}, estimated</source>
        <translation>预计计费：{count} 条</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>跳过：{count} 行</translation>
    </message>
    <message>
        <source>The first message, to {number}:</source>
        <translation>第一条短信，发给 {number}：</translation>
    </message>
    <message>
        <source>This is practice: no message leaves this computer.</source>
        <translation>这是练习：短信不会离开这台电脑。</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) now?</source>
        <translation>
            <numerusform>现在发送 %Ln 条短信吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s)</source>
        <translation>
            <numerusform>发送 %Ln 条短信</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Waiting {seconds} s before trying again. {reason}</source>
        <translation>等待 {seconds} 秒后重试。{reason}</translation>
    </message>
    <message>
        <source>Stopped before the end: {reason}</source>
        <translation>未发完就停止了：{reason}</translation>
    </message>
</context>
<context>
    <name>SheetChoices</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>0 – none</source>
        <translation>0（无）</translation>
    </message>
    <message>
        <source>Choose the column…</source>
        <translation>选择列…</translation>
    </message>
    <message>
        <source>Phone numbers are in column</source>
        <translation>手机号所在的列</translation>
    </message>
    <message>
        <source>Numbers without a country are from</source>
        <translation>没有国家代码的号码属于</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Column names are in row</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>文字编码</translation>
    </message>
    <message numerus="yes">
        <source>Send to the %Ln hidden or filtered-out row(s) too</source>
        <translation>
            <numerusform>隐藏或被筛选掉的 %Ln 行也发送</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name}（已隐藏）</translation>
    </message>
</context>
<context>
    <name>SheetModel</name>
    <message>
        <source>Mended here; in your file it is as it was.</source>
        <translation>已在这里修改，您的文件中仍是原样。</translation>
    </message>
    <message>
        <source>This cell holds an error, or a formula without a result.</source>
        <translation>这个单元格是错误值，或者是没有结果的公式。</translation>
    </message>
    <message>
        <source>The spreadsheet program may show this cell differently.</source>
        <translation>表格软件里这个单元格显示的内容可能不同。</translation>
    </message>
    <message>
        <source>This row is hidden in the sheet.</source>
        <translation>这一行在表格中是隐藏的。</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>History</source>
        <translation>发送记录</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Practice: no message leaves this computer.</source>
        <translation>练习模式：短信不会离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>StatusFilter</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>StepModel</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚不可用</translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>As the provider&apos;s console shows it, for example UTA230…</source>
        <translation>与服务商控制台中的一致，例如 UTA230…</translation>
    </message>
    <message>
        <source>Hello {1}, your order {2} …</source>
        <translation>您好{1}，您的订单{2}……</translation>
    </message>
    <message>
        <source>F&amp;etch text</source>
        <translation>获取内容(&amp;E)</translation>
    </message>
    <message>
        <source>Ask the provider for the text of this template, and whether it is approved</source>
        <translation>向服务商查询该模板的内容，以及是否审核通过</translation>
    </message>
    <message>
        <source>&amp;Template ID</source>
        <translation>模板 ID(&amp;T)</translation>
    </message>
    <message>
        <source>May stay empty. With it you see each message whole, and how many segments it takes.</source>
        <translation>可以留空。填写后可看到每条短信的全文和计费条数。</translation>
    </message>
    <message>
        <source>Approved te&amp;xt</source>
        <translation>审核通过的模板内容(&amp;X)</translation>
    </message>
    <message>
        <source>This text was entered for template {id}. Is it that of the ID above, too?</source>
        <translation>这段内容是为模板 {id} 填写的。它也是上面这个模板 ID 的内容吗？</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Press a column to put each recipient&apos;s own value into the text:</source>
        <translation>点一下列名，把每个人自己的信息填入短信：</translation>
    </message>
    <message>
        <source>Te&amp;xt of the message</source>
        <translation>短信正文(&amp;X)</translation>
    </message>
</context>
<context>
    <name>UnfinishedFlow</name>
    <message>
        <source>Go on…</source>
        <translation>继续…</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>先查看</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>计费条数</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>短信内容</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>跳过的原因</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号码数</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>服务商编号</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>The list of accounts can&apos;t be read: mend or move away the file {file}, then start again.</source>
        <translation>无法读取账号列表：请修复或移走文件 {file}，然后重新启动。</translation>
    </message>
    <message>
        <source>There is no account “{name}”, nor any other: add it first.</source>
        <translation>没有账号“{name}”，也没有其他账号：请先添加。</translation>
    </message>
    <message>
        <source>There is no account “{name}”: choose one of these: {known}.</source>
        <translation>没有名为“{name}”的账号，请从这些账号中选择：{known}。</translation>
    </message>
    <message>
        <source>The account “{name}” has no {field} in the keyring: enter it again in the account.</source>
        <translation>系统密码库中没有账号“{name}”的“{field}”：请在账号中重新输入。</translation>
    </message>
    <message>
        <source>Give the account a name on one line.</source>
        <translation>请给账号起一个名称，写在一行内。</translation>
    </message>
    <message>
        <source>There is already an account “{name}”: choose another name.</source>
        <translation>已经有名为“{name}”的账号：请换一个名称。</translation>
    </message>
    <message>
        <source>The accounts can&apos;t be saved in {folder} ({cause}): make room or get the right.</source>
        <translation>无法把账号保存到 {folder}（{cause}）：请腾出空间或取得写入权限。</translation>
    </message>
    <message>
        <source>Each line of standard input must read key=value in UTF-8, with one of these keys: {keys}.</source>
        <translation>标准输入的每一行必须是 UTF-8 编码的 key=value，可用的键：{keys}。</translation>
    </message>
    <message>
        <source>{provider} takes free text: give --text, and no --template or --param.</source>
        <translation>{provider} 发送自由文本：请使用 --text，不要使用 --template 或 --param。</translation>
    </message>
    <message>
        <source>{provider} takes an approved template: give --template, and no --text.</source>
        <translation>{provider} 发送审核通过的模板：请使用 --template，不要使用 --text。</translation>
    </message>
    <message>
        <source>The variable “{variable}” is given two columns: give it one.</source>
        <translation>变量“{variable}”指定了两列：只能指定一列。</translation>
    </message>
    <message>
        <source>The results “{file}” must have a name that ends in .xlsx.</source>
        <translation>结果文件“{file}”的名称必须以 .xlsx 结尾。</translation>
    </message>
    <message>
        <source>The results may not be written over the sheet “{file}”: choose another name.</source>
        <translation>结果不能覆盖原表格“{file}”：请换一个名称。</translation>
    </message>
    <message>
        <source>There is no folder for the results “{file}”: make it, or choose another.</source>
        <translation>结果文件“{file}”所在的文件夹不存在：请新建，或换一个。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be written: choose another name.</source>
        <translation>无法写入“{file}”：请换一个名称。</translation>
    </message>
    <message>
        <source>Nobody can be asked here whether to send: add --yes to send without asking.</source>
        <translation>这里无法询问是否发送：如需直接发送，请加上 --yes。</translation>
    </message>
    <message>
        <source>Stopped before all messages were written; nothing was sent.</source>
        <translation>短信还没有全部生成就停止了，没有发出任何内容。</translation>
    </message>
    <message>
        <source>“{region}” is not a region: give its two letters, such as CN, HK or US.</source>
        <translation>“{region}”不是国家或地区代码：请填写两个字母，例如 CN、HK 或 US。</translation>
    </message>
    <message>
        <source>The sheet has no column “{column}”. It has {count} columns; the first are: {columns}.</source>
        <translation>表格中没有“{column}”这一列。共有 {count} 列，前几列是：{columns}。</translation>
    </message>
    <message>
        <source>It is not clear which column holds the phone numbers: choose one of {columns}.</source>
        <translation>无法确定手机号在哪一列：请从这些列中选择：{columns}。</translation>
    </message>
    <message>
        <source>The sheet has no column “{column}”. Its columns are: {columns}.</source>
        <translation>表格中没有“{column}”这一列。现有的列：{columns}。</translation>
    </message>
    <message>
        <source>A brace in the message has no other half, near “{place}”: a column is written as {{column}}, and a brace that is meant as such is written twice.</source>
        <translation>短信中“{place}”附近的花括号不成对：列写作 {{列名}}，如果就是要写花括号，请连写两个。</translation>
    </message>
    <message>
        <source>The message has no text: write it.</source>
        <translation>短信没有正文：请填写。</translation>
    </message>
    <message>
        <source>“{place}” is written with wide braces: write {{{column}}} instead.</source>
        <translation>“{place}”用的是全角花括号：请改为 {{{column}}}。</translation>
    </message>
    <message>
        <source>There is no template: enter the id of an approved one.</source>
        <translation>没有模板：请填写审核通过的模板 ID。</translation>
    </message>
    <message>
        <source>Variables are numbered 1, 2, 3 and so on, each once, none left out: look at variable {variable}.</source>
        <translation>变量按 1、2、3…… 编号，不重复、不遗漏：请检查变量 {variable}。</translation>
    </message>
    <message>
        <source>No column is chosen for variable {variable} of the template: choose one.</source>
        <translation>模板的变量 {variable} 还没有选择列：请选择。</translation>
    </message>
    <message>
        <source>The text of the template has no variable {variable}: leave it out, or mend the text.</source>
        <translation>模板内容中没有变量 {variable}：请去掉它，或修改模板内容。</translation>
    </message>
    <message>
        <source>Choose an account first.</source>
        <translation>请先选择账号。</translation>
    </message>
    <message>
        <source>Open a sheet and choose its phone column first.</source>
        <translation>请先打开表格并选择手机号所在的列。</translation>
    </message>
    <message>
        <source>“{file}” is the sheet itself: save the results under another name.</source>
        <translation>“{file}”就是原表格：请用其他名称保存结果。</translation>
    </message>
    <message>
        <source>The practice server does not understand the fault “{part}”: write for example refuse=13800138000, throttle@2 or cut@3, with commas between them.</source>
        <translation>练习服务器看不懂故障“{part}”：请写成例如 refuse=13800138000、throttle@2 或 cut@3，用逗号分隔。</translation>
    </message>
    <message>
        <source>The practice server can’t use port {port}: choose another one.</source>
        <translation>练习服务器无法使用端口 {port}：请换一个。</translation>
    </message>
    <message>
        <source>There is no provider “{provider}”: choose one of {known}.</source>
        <translation>没有名为“{provider}”的服务商：请从 {known} 中选择。</translation>
    </message>
    <message>
        <source>{provider} has no separate call for one content to many numbers: leave that choice out.</source>
        <translation>{provider} 没有“同一内容发给多个号码”的单独接口：请不要选择该项。</translation>
    </message>
    <message>
        <source>{provider} needs a signature: enter the approved signature as the sender.</source>
        <translation>{provider} 需要签名：请填写审核通过的签名。</translation>
    </message>
    <message>
        <source>SUBMAIL needs a signature: enter it as the sender, or begin the text with 【signature】.</source>
        <translation>SUBMAIL 需要签名：请填写签名，或在正文开头写上【签名】。</translation>
    </message>
    <message>
        <source>This computer has no keyring that smsgui can keep secrets in: set one up (on Linux: install and unlock GNOME Keyring or KWallet), then try again; nothing was stored.</source>
        <translation>这台电脑没有可供 smsgui 保存密钥的系统密码库：请先设置（Linux 上请安装并解锁 GNOME Keyring 或 KWallet）再试；没有保存任何内容。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not do what was asked ({cause}): unlock it and try again.</source>
        <translation>系统密码库没有完成操作（{cause}）：请解锁后再试。</translation>
    </message>
    <message>
        <source>The job {job} was begun with another kind of account than “{name}” is now: set that account up as it was, then go on.</source>
        <translation>任务 {job} 开始时使用的账号类型与“{name}”现在的不同：请把账号恢复原样后再继续。</translation>
    </message>
    <message>
        <source>There is no job “{job}”: “jobs list” shows those there are.</source>
        <translation>没有任务“{job}”：“jobs list”会列出现有的任务。</translation>
    </message>
    <message>
        <source>Another smsgui (process {process}) is sending the job {job}: wait for it to end.</source>
        <translation>另一个 smsgui（进程 {process}）正在发送任务 {job}：请等它结束。</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written ({cause}): make room or get the right.</source>
        <translation>无法写入文件夹 {folder}（{cause}）：请腾出空间或取得写入权限。</translation>
    </message>
    <message>
        <source>The journal in {folder} can&apos;t be written: the disk is full or failing; make room, then go on.</source>
        <translation>无法写入 {folder} 中的发送日志：磁盘已满或有故障；请腾出空间后再继续。</translation>
    </message>
    <message>
        <source>The journal in {folder} can&apos;t be written: get the right to write in that folder, then go on.</source>
        <translation>无法写入 {folder} 中的发送日志：请取得该文件夹的写入权限后再继续。</translation>
    </message>
    <message>
        <source>The journal in {folder} is in use by another program: close that program, then go on.</source>
        <translation>{folder} 中的发送日志正被其他程序使用：请关闭该程序后再继续。</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be used ({cause}): get the right to write there.</source>
        <translation>无法使用文件夹 {folder}（{cause}）：请取得写入权限。</translation>
    </message>
    <message>
        <source>The journal in {folder} was written by a newer smsgui: install that version.</source>
        <translation>{folder} 中的发送日志由更新版本的 smsgui 写成：请安装该版本。</translation>
    </message>
    <message>
        <source>The journal in {folder} is damaged: close every smsgui, then start it again to begin a new one.</source>
        <translation>{folder} 中的发送日志已损坏：请关闭所有 smsgui，再重新启动以建立新的日志。</translation>
    </message>
    <message>
        <source>The journal was damaged and has been moved to {file}; start again for a new one, which does not know what was sent before.</source>
        <translation>发送日志已损坏，已移到 {file}；重新启动会建立新的日志，但新日志不知道以前发送过什么。</translation>
    </message>
    <message>
        <source>{provider} has no setting “{key}”: the settings are {known}.</source>
        <translation>{provider} 没有“{key}”这项设置，可用的设置：{known}。</translation>
    </message>
    <message>
        <source>“{key}” is a secret: enter it when asked, never among the settings.</source>
        <translation>“{key}”属于密钥：请在提示时输入，不要写在设置里。</translation>
    </message>
    <message>
        <source>{provider} has no secret “{key}”: it needs {known}.</source>
        <translation>{provider} 没有“{key}”这项密钥，需要的是：{known}。</translation>
    </message>
    <message>
        <source>{provider} needs “{key}”: enter it.</source>
        <translation>{provider} 需要“{key}”：请填写。</translation>
    </message>
    <message>
        <source>“{key}” is missing: fill it in.</source>
        <translation>缺少“{key}”：请填写。</translation>
    </message>
    <message>
        <source>“{key}” holds a line break or another invisible character: enter it again.</source>
        <translation>“{key}”中有换行或其他看不见的字符：请重新输入。</translation>
    </message>
    <message>
        <source>“{key}” can&apos;t be “{value}”: choose one of {known}.</source>
        <translation>“{key}”不能是“{value}”：请从 {known} 中选择。</translation>
    </message>
    <message>
        <source>“{key}” can&apos;t be “{value}”: enter a number from {least} to {most}.</source>
        <translation>“{key}”不能是“{value}”：请填写 {least} 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>“{key}” must be an address such as https://example.com (http:// only for this computer), without a user name, a password, ? or #.</source>
        <translation>“{key}”必须是 https://example.com 这样的地址（只有本机可以用 http://），不能含用户名、密码、? 或 #。</translation>
    </message>
    <message>
        <source>“{file}” unpacks to an absurd size and was not read. Open it in your spreadsheet program, copy the list into a new file and choose that.</source>
        <translation>“{file}”解压后大得不合理，没有读取。请用表格软件打开，把名单复制到新文件，再选择新文件。</translation>
    </message>
    <message>
        <source>“{file}” is damaged and can&apos;t be read. Open it in your spreadsheet program, save it under a new name and choose that.</source>
        <translation>“{file}”已损坏，无法读取。请用表格软件打开，另存为新文件，再选择新文件。</translation>
    </message>
    <message>
        <source>“{file}” is a folder. Choose a file in it.</source>
        <translation>“{file}”是文件夹。请选择其中的文件。</translation>
    </message>
    <message>
        <source>“{file}” is not a file with a list but a device or a pipe. Save the list in a file and choose that.</source>
        <translation>“{file}”不是名单文件，而是设备或管道。请把名单保存成文件，再选择该文件。</translation>
    </message>
    <message>
        <source>“{file}” is empty. Choose the file that holds the list.</source>
        <translation>“{file}”是空文件。请选择含有名单的文件。</translation>
    </message>
    <message>
        <source>“{file}” is not a spreadsheet but a {kind} file, whatever its name says. Choose the file with the list.</source>
        <translation>“{file}”不是表格，而是 {kind} 文件，不论文件名怎么写。请选择含有名单的文件。</translation>
    </message>
    <message>
        <source>The worksheet “{worksheet}” of “{file}” is empty. Choose another worksheet.</source>
        <translation>“{file}”的工作表“{worksheet}”是空的。请选择其他工作表。</translation>
    </message>
    <message>
        <source>There is no header in row {row}: the worksheet “{worksheet}” of “{file}” ends with row {last}.</source>
        <translation>第 {row} 行没有列名：“{file}”的工作表“{worksheet}”到第 {last} 行为止。</translation>
    </message>
    <message>
        <source>There are no rows below the header, row {row} of the worksheet “{worksheet}” of “{file}”.</source>
        <translation>“{file}”的工作表“{worksheet}”在列名（第 {row} 行）下面没有内容。</translation>
    </message>
    <message>
        <source>There is no file “{file}”. Perhaps it was moved or renamed.</source>
        <translation>找不到文件“{file}”，可能已被移动或改名。</translation>
    </message>
    <message>
        <source>“{file}” may not be read. If it is open in your spreadsheet program, close it there; else ask for the right to read it.</source>
        <translation>没有读取“{file}”的权限。如果它正在表格软件中打开，请先关闭；否则请取得读取权限。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read: {reason}.</source>
        <translation>无法读取“{file}”：{reason}。</translation>
    </message>
    <message>
        <source>“{file}” is not a spreadsheet. If your spreadsheet program can open it, save it there as .xlsx.</source>
        <translation>“{file}”不是表格。如果表格软件能打开它，请另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The folder “{folder}” is not there, so “{file}” can&apos;t be written into it.</source>
        <translation>文件夹“{folder}”不存在，无法写入“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be written. If it is open in your spreadsheet program, close it there; else choose another folder or name.</source>
        <translation>无法写入“{file}”。如果它正在表格软件中打开，请先关闭；否则请换一个文件夹或名称。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be written: {reason}. Choose another folder.</source>
        <translation>无法写入“{file}”：{reason}。请换一个文件夹。</translation>
    </message>
    <message>
        <source>Reading “{file}” was stopped.</source>
        <translation>已停止读取“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” is too large: it reaches over more rows and columns than can be read. Delete what stands far away from the list, or split the list into several files.</source>
        <translation>“{file}”太大：行列范围超出可读取的限度。请删除离名单很远的内容，或把名单拆成几个文件。</translation>
    </message>
    <message>
        <source>“{file}” is protected by a password. Open it in your spreadsheet program, save it without one and choose that.</source>
        <translation>“{file}”有密码保护。请用表格软件打开，去掉密码另存，再选择新文件。</translation>
    </message>
    <message>
        <source>In row {row} of “{file}” a quotation mark is out of place: the cell in column {column} has swallowed what stands in the lines below it. Mend it, or save the list as .xlsx.</source>
        <translation>“{file}”第 {row} 行的引号位置不对：{column} 列的单元格把下面几行的内容也并了进来。请改正引号，或将名单另存为 .xlsx。</translation>
    </message>
    <message>
        <source>Row {row} of “{file}” has {count} columns; a spreadsheet has {most} at most. Delete the columns that are not needed, or choose another file.</source>
        <translation>“{file}”第 {row} 行有 {count} 列，而表格最多只能有 {most} 列。请删除不需要的列，或换一个文件。</translation>
    </message>
    <message>
        <source>There is no encoding “{encoding}”. Use one such as utf-8, gb18030 or big5.</source>
        <translation>没有“{encoding}”这种编码。请使用 utf-8、gb18030 或 big5 等。</translation>
    </message>
    <message>
        <source>“{file}” can&apos;t be read as text in the encoding {encoding}. Choose another encoding, or open the file in your spreadsheet program and save it as .xlsx.</source>
        <translation>“{file}”无法按 {encoding} 编码读取。请选择其他编码，或用表格软件打开后另存为 .xlsx。</translation>
    </message>
    <message>
        <source>Row {row} of “{file}” can&apos;t be read: it holds a cell of more than {limit} characters. Perhaps a quotation mark is missing there.</source>
        <translation>“{file}”的第 {row} 行无法读取：有一个单元格超过 {limit} 个字，可能是少了一个引号。</translation>
    </message>
    <message>
        <source>In row {row} of “{file}” a quotation mark begins a cell that never ends, so all rows below it would be lost. Mend it, or save the list as .xlsx.</source>
        <translation>“{file}”第 {row} 行的引号开始了一个没有结束的单元格，下面的行都会丢失。请修改，或把名单另存为 .xlsx。</translation>
    </message>
    <message>
        <source>“{file}” holds no worksheet with cells. Choose another file.</source>
        <translation>“{file}”中没有可用的工作表。请选择其他文件。</translation>
    </message>
    <message>
        <source>“{file}” has no worksheet “{worksheet}”. Choose one of these: {worksheets}.</source>
        <translation>“{file}”中没有工作表“{worksheet}”。请从这些工作表中选择：{worksheets}。</translation>
    </message>
    <message>
        <source>Huawei Cloud writes the signature of this ID in front itself: take 【…】 out of the text.</source>
        <translation>华为云会自动在前面加上该 ID 的签名：请去掉正文中的【…】。</translation>
    </message>
    <message>
        <source>Huawei Cloud needs a signature: enter it or its ID as the sender, or begin the text with 【signature】.</source>
        <translation>华为云需要签名：请填写签名或签名 ID，或在正文开头写上【签名】。</translation>
    </message>
    <message>
        <source>Another smsgui sends this job at the same time: let only one of them go on.</source>
        <translation>另一个 smsgui 正在同时发送这个任务：请只保留一个。</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>The row is hidden or filtered out in the sheet.</source>
        <translation>这一行在表格中被隐藏或筛选掉了。</translation>
    </message>
    <message>
        <source>“{column}” is empty in this row.</source>
        <translation>这一行的“{column}”是空的。</translation>
    </message>
    <message>
        <source>The message has {characters} characters, its signature included; {limit} are allowed: shorten it.</source>
        <translation>短信连同签名共 {characters} 个字，最多允许 {limit} 个字：请缩短。</translation>
    </message>
    <message>
        <source>Row {first} already has this number with the same text.</source>
        <translation>第 {first} 行已有这个号码，内容也相同。</translation>
    </message>
    <message>
        <source>The spreadsheet has shortened the number to “{cell}” and its digits are lost: format the column as text and enter the number again.</source>
        <translation>表格把号码缩写成了“{cell}”，数字已丢失：请把该列设为文本格式，再重新输入号码。</translation>
    </message>
    <message>
        <source>There is more than one number in the cell: give each number a row of its own.</source>
        <translation>单元格里不止一个号码：请让每个号码单独占一行。</translation>
    </message>
    <message>
        <source>The cell begins with a minus sign: the number was changed, or calculated with. Format the cell as text and enter the number again.</source>
        <translation>单元格以负号开头：号码被改动过，或被当成算式计算过。请把单元格设为文本格式，再重新输入号码。</translation>
    </message>
    <message>
        <source>The cell holds “{found}”, which is no part of a phone number: leave only the number in it.</source>
        <translation>单元格里有“{found}”，它不属于电话号码：请只保留号码。</translation>
    </message>
    <message>
        <source>The cell holds {digits} digits, more than any phone number has.</source>
        <translation>单元格里有 {digits} 位数字，超过了任何电话号码的长度。</translation>
    </message>
    <message>
        <source>There is no phone number in this row.</source>
        <translation>这一行没有电话号码。</translation>
    </message>
    <message>
        <source>The cell holds a number with decimals, not a phone number.</source>
        <translation>单元格里是带小数的数，不是电话号码。</translation>
    </message>
    <message>
        <source>This is not a phone number: check its digits.</source>
        <translation>这不是电话号码：请检查数字。</translation>
    </message>
    <message>
        <source>The cell looks like two numbers written together: give each number a row of its own.</source>
        <translation>单元格中像是两个号码连在了一起：请让每个号码单独占一行。</translation>
    </message>
    <message>
        <source>No phone number with the country code +{country} looks like this: check its digits.</source>
        <translation>国家代码 +{country} 没有这样的电话号码：请检查数字。</translation>
    </message>
    <message>
        <source>This is a short number, not a mobile number.</source>
        <translation>这是短号，不是手机号。</translation>
    </message>
    <message>
        <source>The number has {digits} digits; a mobile number of mainland China has 11.</source>
        <translation>这个号码有 {digits} 位；中国内地手机号是 11 位。</translation>
    </message>
    <message>
        <source>No mobile number of mainland China begins with {begin}: check its digits. A number from elsewhere needs + and its country code in front.</source>
        <translation>中国内地没有以 {begin} 开头的手机号：请检查数字。其他地区的号码前面要写上 + 和国家代码。</translation>
    </message>
    <message>
        <source>This is a landline number: only mobile numbers can get text messages.</source>
        <translation>这是固定电话号码：只有手机才能收短信。</translation>
    </message>
    <message>
        <source>This is a service number (such as 400 or 800): only mobile numbers can get text messages.</source>
        <translation>这是服务号码（如 400 或 800）：只有手机才能收短信。</translation>
    </message>
    <message>
        <source>This is not a mobile number: only mobile numbers can get text messages.</source>
        <translation>这不是手机号：只有手机才能收短信。</translation>
    </message>
    <message>
        <source>“{column}” holds an error, or a formula whose result was not saved: mend the cell in the spreadsheet program and save the file there.</source>
        <translation>“{column}”是错误值，或者是没有保存结果的公式：请在表格软件中修改并保存。</translation>
    </message>
    <message>
        <source>The number is not one of mainland China, and this provider sends to none but those.</source>
        <translation>这不是中国内地的号码，而该服务商只发往中国内地。</translation>
    </message>
    <message>
        <source>This number was already sent this text on {day} through the account “{account}”.</source>
        <translation>{day} 已通过账号“{account}”给这个号码发过同样的短信。</translation>
    </message>
</context>
<context>
    <name>providers</name>
    <message>
        <source>Address</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>Seconds to wait for a connection</source>
        <translation>连接等待秒数</translation>
    </message>
    <message>
        <source>Seconds to wait for an answer</source>
        <translation>答复等待秒数</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>同时发出的请求数</translation>
    </message>
    <message>
        <source>Requests a second (0: no limit)</source>
        <translation>每秒请求数（0 为不限）</translation>
    </message>
    <message>
        <source>Numbers in a request (0: as many as the provider takes)</source>
        <translation>每个请求的号码数（0 为服务商上限）</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>App key</source>
        <translation>App Key</translation>
    </message>
    <message>
        <source>How requests are signed</source>
        <translation>请求的签名方式</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>SUBMAIL repeats it in everything that it reports to your own server; 32 characters at most.</source>
        <translation>SUBMAIL 向您自己的服务器推送时会原样带上；最多 32 个字符。</translation>
    </message>
    <message>
        <source>The app is good; it has {balance} general and {transactional} transactional messages left.</source>
        <translation>应用可用；剩余通用短信 {balance} 条，事务短信 {transactional} 条。</translation>
    </message>
    <message>
        <source>The app ID or app key was not accepted: check both, and that the app is one for mainland messages.</source>
        <translation>App ID 或 App Key 未被接受：请检查二者，并确认该应用用于国内短信。</translation>
    </message>
    <message>
        <source>The request&apos;s signature was not accepted: check the app key, or choose the plain way of signing.</source>
        <translation>请求签名未被接受：请检查 App Key，或改用明文方式。</translation>
    </message>
    <message>
        <source>This app may not send: look in SUBMAIL&apos;s console whether it is verified, enabled and not expired.</source>
        <translation>该应用不能发送：请到 SUBMAIL 控制台查看它是否已认证、已启用且未过期。</translation>
    </message>
    <message>
        <source>The message balance is used up: top it up, then go on.</source>
        <translation>短信余额已用完：请充值后继续。</translation>
    </message>
    <message>
        <source>The request came too late for its time stamp: check this computer&apos;s clock.</source>
        <translation>请求的时间戳已过期：请校准这台电脑的时间。</translation>
    </message>
    <message>
        <source>SUBMAIL does not take this number: check it.</source>
        <translation>SUBMAIL 不接受这个号码：请检查。</translation>
    </message>
    <message>
        <source>The signature 【…】 was not accepted: use one that SUBMAIL has approved, 2 to 10 characters, at the very front.</source>
        <translation>签名【…】未被接受：请使用 SUBMAIL 审核通过的签名，2 到 10 个字，放在最前面。</translation>
    </message>
    <message>
        <source>The keys were not accepted: check them, the region and this computer&apos;s clock, then wait five minutes.</source>
        <translation>密钥未被接受：请检查密钥、区域和这台电脑的时钟，然后等待五分钟。</translation>
    </message>
    <message>
        <source>This user may not send messages in this project: check the project ID and the region, or ask the account&apos;s owner.</source>
        <translation>该用户在此项目中没有发送权限：请检查项目 ID 和区域，或向账号所有者询问。</translation>
    </message>
    <message>
        <source>Huawei Cloud does not offer direct messages to this account: only customers from before 2018 have them.</source>
        <translation>华为云不向该账号提供直接发送短信：只有 2018 年以前的客户才有。</translation>
    </message>
    <message>
        <source>The account&apos;s real-name check is missing: finish it in Huawei&apos;s console.</source>
        <translation>账号尚未实名认证：请在华为云控制台完成。</translation>
    </message>
    <message>
        <source>The account&apos;s balance is used up or it is blocked: top it up, then go on.</source>
        <translation>账号余额已用完或被冻结：请充值后继续。</translation>
    </message>
    <message>
        <source>Huawei Cloud does not take this number: check it.</source>
        <translation>华为云不接受这个号码：请检查。</translation>
    </message>
    <message>
        <source>The signature was not accepted: choose one that is approved in this region, and kept for such messages.</source>
        <translation>签名未被接受：请选择在该区域审核通过、且用于这类短信的签名。</translation>
    </message>
    <message>
        <source>The text was not accepted: change it.</source>
        <translation>短信内容未被接受：请修改。</translation>
    </message>
    <message>
        <source>The text fits no template that is filed with Huawei Cloud: change it, or file one.</source>
        <translation>短信内容与华为云报备的模板都不相符：请修改，或先报备模板。</translation>
    </message>
    <message>
        <source>Huawei Cloud did not understand the request.</source>
        <translation>华为云无法识别该请求。</translation>
    </message>
    <message>
        <source>Huawei Cloud had a fault of its own, so it is not known whether the messages were taken: look in its console.</source>
        <translation>华为云自身出现故障，不清楚短信是否已受理：请到其控制台查看。</translation>
    </message>
    <message>
        <source>The account name, user name or password is wrong: check them before the next try, because Huawei Cloud locks a user after a few.</source>
        <translation>账号名、用户名或密码有误：请检查后再试，多次失败会被华为云锁定。</translation>
    </message>
    <message>
        <source>The account is suspended: look in Huawei&apos;s console why.</source>
        <translation>账号已被停用：请到华为云控制台查看原因。</translation>
    </message>
    <message>
        <source>The text must end with how to unsubscribe: add that.</source>
        <translation>短信内容结尾必须写明退订方式：请补上。</translation>
    </message>
    <message>
        <source>Huawei Cloud says that the request held this number twice, and not what became of it.</source>
        <translation>华为云说请求中这个号码出现了两次，但没有说明结果。</translation>
    </message>
    <message>
        <source>The text is too long: shorten it.</source>
        <translation>短信内容太长：请缩短。</translation>
    </message>
    <message>
        <source>SUBMAIL did not understand the request.</source>
        <translation>SUBMAIL 无法识别该请求。</translation>
    </message>
    <message>
        <source>The template that this text belongs to can&apos;t be used: look in SUBMAIL&apos;s console.</source>
        <translation>这段内容对应的模板不可用：请到 SUBMAIL 控制台查看。</translation>
    </message>
    <message>
        <source>The app does not allow requests from this network address: add it in SUBMAIL&apos;s console.</source>
        <translation>该应用不允许从当前网络地址发出请求：请在 SUBMAIL 控制台添加该地址。</translation>
    </message>
    <message>
        <source>The app&apos;s number of messages for today is used up: raise it, or go on tomorrow.</source>
        <translation>该应用今天的发送数量已用完：请提高上限，或明天继续。</translation>
    </message>
    <message>
        <source>This number is on the blacklist.</source>
        <translation>这个号码在黑名单中。</translation>
    </message>
    <message>
        <source>This number has got too many messages in a short time: try again later.</source>
        <translation>这个号码短时间内收到的短信太多：请稍后再试。</translation>
    </message>
    <message>
        <source>The app has no approved signature: apply for one in SUBMAIL&apos;s console.</source>
        <translation>该应用没有审核通过的签名：请在 SUBMAIL 控制台申请。</translation>
    </message>
    <message>
        <source>The owner of this number has unsubscribed.</source>
        <translation>机主已退订。</translation>
    </message>
    <message>
        <source>The text holds a forbidden word: change the text.</source>
        <translation>短信内容含有违禁词：请修改。</translation>
    </message>
    <message>
        <source>The same number got the same text a moment ago: nothing was sent again.</source>
        <translation>这个号码刚刚收到过同样的短信：没有再次发送。</translation>
    </message>
    <message>
        <source>SUBMAIL&apos;s staff are still reviewing this text (8:00 to 24:00): send these rows again in some minutes.</source>
        <translation>SUBMAIL 正在人工审核这段内容（8:00 至 24:00）：请过几分钟再重新发送这些行。</translation>
    </message>
    <message>
        <source>SUBMAIL&apos;s staff rejected this text: change it, or delete the rejected template in the console.</source>
        <translation>SUBMAIL 人工审核未通过这段内容：请修改，或在控制台删除未通过的模板。</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>公钥</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>The keys are good; projects that they open: {count}.</source>
        <translation>密钥有效，可访问 {count} 个项目。</translation>
    </message>
    <message>
        <source>This signature still waits for its review: it can&apos;t be used yet.</source>
        <translation>这个签名还在等待审核，暂不能使用。</translation>
    </message>
    <message>
        <source>This signature is still being reviewed: it can&apos;t be used yet.</source>
        <translation>这个签名正在审核，暂不能使用。</translation>
    </message>
    <message>
        <source>This signature was not approved: it can&apos;t be used.</source>
        <translation>这个签名审核未通过，不能使用。</translation>
    </message>
    <message>
        <source>This signature was deleted: it can&apos;t be used.</source>
        <translation>这个签名已被删除，不能使用。</translation>
    </message>
    <message>
        <source>It is not known whether this signature is approved.</source>
        <translation>不清楚这个签名是否审核通过。</translation>
    </message>
    <message>
        <source>Huawei Cloud keeps this service open only for customers who had a message signature before 14 May 2018. For all others it answers with an error.</source>
        <translation>华为云只对 2018 年 5 月 14 日之前已有短信签名的客户保留这项服务，其他客户会收到错误。</translation>
    </message>
    <message>
        <source>How to sign in</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>aksk: with an access key. token: with a user&apos;s name and password.</source>
        <translation>可用访问密钥（AK/SK），或用户名和密码。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>The one in which the signature was approved.</source>
        <translation>签名审核通过的区域。</translation>
    </message>
    <message>
        <source>Project ID</source>
        <translation>项目 ID</translation>
    </message>
    <message>
        <source>Access key (AK)</source>
        <translation>访问密钥 ID（AK）</translation>
    </message>
    <message>
        <source>Secret key (SK)</source>
        <translation>私有访问密钥（SK）</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>账号名</translation>
    </message>
    <message>
        <source>IAM user name</source>
        <translation>IAM 用户名</translation>
    </message>
    <message>
        <source>A HUAWEI ID gets no token: make an IAM user in the console.</source>
        <translation>华为账号（HUAWEI ID）不能用：请在控制台新建 IAM 用户。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Empty: the region&apos;s own.</source>
        <translation>留空则使用该区域的地址。</translation>
    </message>
    <message>
        <source>Address of IAM</source>
        <translation>IAM 地址</translation>
    </message>
    <message>
        <source>The keys are good; signatures that can be used: {count}.</source>
        <translation>密钥有效，可使用 {count} 个签名。</translation>
    </message>
    <message>
        <source>The keys are good, but Huawei Cloud does not show this account&apos;s signatures ({code}): it may not let the account send messages.</source>
        <translation>密钥有效，但华为云没有给出该账号的签名（{code}）：可能不允许该账号发送短信。</translation>
    </message>
    <message>
        <source>Only the main account may leave it empty; it then uses its default project.</source>
        <translation>只有主账号可以留空，留空时使用默认项目。</translation>
    </message>
    <message>
        <source>The keys were not accepted: check the public and the private key.</source>
        <translation>密钥未被接受：请检查公钥和私钥。</translation>
    </message>
    <message>
        <source>This account may not send messages in this project: ask the account&apos;s owner for the right.</source>
        <translation>该账号在此项目中没有发送权限：请向账号所有者申请。</translation>
    </message>
    <message>
        <source>The provider had a fault of its own, so it is not known whether the messages were taken: look in its console.</source>
        <translation>服务商自身出现故障，不清楚短信是否已受理：请到其控制台查看。</translation>
    </message>
    <message>
        <source>The provider asks to slow down; nothing was taken.</source>
        <translation>服务商要求降低发送速度；没有受理任何短信。</translation>
    </message>
    <message>
        <source>The provider had a fault of its own and did not take the messages.</source>
        <translation>服务商自身出现故障，没有受理短信。</translation>
    </message>
    <message>
        <source>The provider did not understand the request: check the template ID, the signature and the values.</source>
        <translation>服务商无法识别该请求：请检查模板 ID、签名和变量内容。</translation>
    </message>
    <message>
        <source>The signature was not accepted: check the private key, and whether the keys belong to this address.</source>
        <translation>请求签名未被接受：请检查私钥，以及密钥是否属于该接口地址。</translation>
    </message>
    <message>
        <source>The public key is not known: check it for missing or extra characters.</source>
        <translation>公钥不存在：请检查是否多了或少了字符。</translation>
    </message>
    <message>
        <source>This account is restricted: ask UCloud why.</source>
        <translation>该账号受到限制：请向 UCloud 询问原因。</translation>
    </message>
    <message>
        <source>There is no such project: check the project ID.</source>
        <translation>没有这个项目：请检查项目 ID。</translation>
    </message>
    <message>
        <source>The account does not allow requests from this network address: have it added to the account&apos;s list.</source>
        <translation>该账号不允许从当前网络地址发出请求：请把该地址加入账号的名单。</translation>
    </message>
    <message>
        <source>The account is locked for safety: unlock it in UCloud&apos;s console.</source>
        <translation>账号因安全原因被锁定：请在 UCloud 控制台解锁。</translation>
    </message>
    <message>
        <source>The right is missing, or the project ID is: fill in the project ID, then ask the account&apos;s owner.</source>
        <translation>缺少权限或项目 ID：请填写项目 ID，再向账号所有者申请权限。</translation>
    </message>
    <message>
        <source>The message package is used up: buy more, then go on.</source>
        <translation>短信套餐已用完：请购买后继续。</translation>
    </message>
    <message>
        <source>Some numbers are not valid; UCloud does not say which, nor if the others were sent: look in its console.</source>
        <translation>有些号码无效；UCloud 没有说明是哪些，也没有说明其他号码是否已发送：请到其控制台查看。</translation>
    </message>
    <message>
        <source>The signature does not exist or is not approved: check it in UCloud&apos;s console.</source>
        <translation>签名不存在或未审核通过：请到 UCloud 控制台检查。</translation>
    </message>
    <message>
        <source>The template does not exist or is not approved: check its ID in UCloud&apos;s console.</source>
        <translation>模板不存在或未审核通过：请到 UCloud 控制台检查模板 ID。</translation>
    </message>
    <message>
        <source>The template has another number of variables than were filled in.</source>
        <translation>模板的变量个数与填写的不一致。</translation>
    </message>
    <message>
        <source>Too many numbers stood in one request: make the requests smaller in the account.</source>
        <translation>一个请求中的号码太多：请在账号中把请求调小。</translation>
    </message>
    <message>
        <source>The text holds a word that the carriers block: change the text.</source>
        <translation>短信内容含有运营商屏蔽的词：请修改。</translation>
    </message>
    <message>
        <source>A value breaks the rules for variables: shorten or change it.</source>
        <translation>某个变量内容不符合规定：请缩短或修改。</translation>
    </message>
    <message>
        <source>UCloud took some numbers of the request and refused others of it.</source>
        <translation>UCloud 受理了请求中的部分号码，拒绝了其余号码。</translation>
    </message>
    <message>
        <source>This template still waits for its review: it can&apos;t be sent yet.</source>
        <translation>这个模板还在等待审核，暂不能发送。</translation>
    </message>
    <message>
        <source>This template is still being reviewed: it can&apos;t be sent yet.</source>
        <translation>这个模板正在审核，暂不能发送。</translation>
    </message>
    <message>
        <source>This template was not approved: it can&apos;t be sent.</source>
        <translation>这个模板审核未通过，不能发送。</translation>
    </message>
    <message>
        <source>This template is disabled: it can&apos;t be sent.</source>
        <translation>这个模板已停用，不能发送。</translation>
    </message>
    <message>
        <source>It is not known whether this template is approved.</source>
        <translation>不清楚这个模板是否审核通过。</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>Access Key ID</translation>
    </message>
    <message>
        <source>Access key secret</source>
        <translation>Access Key Secret</translation>
    </message>
    <message>
        <source>The keys are good.</source>
        <translation>密钥有效。</translation>
    </message>
    <message>
        <source>The keys were not accepted: check the access key ID and secret for missing or extra characters.</source>
        <translation>密钥未被接受：请检查 Access Key ID 和 Secret 是否多了或少了字符。</translation>
    </message>
    <message>
        <source>USpeedo does not take what the request holds: check the template ID, the sender and the values.</source>
        <translation>USpeedo 不接受请求的内容：请检查模板 ID、发送方和变量内容。</translation>
    </message>
    <message>
        <source>There is no such template: check its ID in USpeedo&apos;s console.</source>
        <translation>没有这个模板：请到 USpeedo 控制台检查模板 ID。</translation>
    </message>
    <message>
        <source>Something is missing in the request: check the template ID and its variables.</source>
        <translation>请求中缺少内容：请检查模板 ID 和变量。</translation>
    </message>
    <message>
        <source>USpeedo had a fault of its own, so it is not known whether the messages were taken: look in its console.</source>
        <translation>USpeedo 自身出现故障，不清楚短信是否已受理：请到其控制台查看。</translation>
    </message>
</context>
<context>
    <name>table</name>
    <message>
        <source>No row matches.</source>
        <translation>没有符合条件的行。</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>The provider could not be reached for a while. {reason}</source>
        <translation>有一段时间联系不上服务商。{reason}</translation>
    </message>
    <message>
        <source>The provider answered with HTTP status {status}.</source>
        <translation>服务商返回了 HTTP 状态 {status}。</translation>
    </message>
    <message>
        <source>{sentence} (Provider: {words})</source>
        <translation>{sentence}（服务商原话：{words}）</translation>
    </message>
    <message>
        <source>Practice – {provider}</source>
        <translation>练习 – {provider}</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Template {id}</source>
        <translation>模板 {id}</translation>
    </message>
    <message>
        <source>{count} accepted by the provider, not yet delivered</source>
        <translation>{count} 条已由服务商受理（不代表已送达）</translation>
    </message>
    <message>
        <source>{count} rejected</source>
        <translation>{count} 条被拒绝</translation>
    </message>
    <message>
        <source>{count} not known: they may have been sent</source>
        <translation>{count} 条结果未知，可能已发出</translation>
    </message>
    <message>
        <source>{count} not sent yet</source>
        <translation>{count} 条未发送</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>跳过 {count} 行</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>服务商编号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>计费条数</translation>
    </message>
    <message>
        <source>Row in the sheet</source>
        <translation>原表格行号</translation>
    </message>
    <message>
        <source>Since the send of {date}: new numbers {new}, gone {gone}, names with another number {changed}.</source>
        <translation>与 {date} 的发送相比：新增号码 {new} 个，减少 {gone} 个，{changed} 个姓名换了号码。</translation>
    </message>
    <message>
        <source>The send of {date} ({sheet}) broke off: what became of {count} message(s) is not known.</source>
        <translation>{date} 的发送（{sheet}）中断了：有 {count} 条短信结果未知。</translation>
    </message>
    <message>
        <source>The send of {date} ({sheet}) stopped at {done} of {total}: go on, or look first.</source>
        <translation>{date} 的发送（{sheet}）停在 {done}/{total}：可以继续，或者先看看。</translation>
    </message>
    <message>
        <source>All rows: {rows}. No message left this computer. See {results} and {picture}.</source>
        <translation>共 {rows} 行。短信没有离开这台电脑。请看 {results} 和 {picture}。</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Nothing was sent to this number.</source>
        <translation>还没有向这个号码发送。</translation>
    </message>
    <message>
        <source>The request is on its way.</source>
        <translation>请求已发出，等待答复。</translation>
    </message>
    <message>
        <source>The provider took the message; it is not yet delivered.</source>
        <translation>服务商已受理这条短信，但不代表已送达。</translation>
    </message>
    <message>
        <source>The provider did not take the message.</source>
        <translation>服务商没有受理这条短信。</translation>
    </message>
    <message>
        <source>A request left and no clear answer came: the message may have been sent. It is never sent again by itself.</source>
        <translation>请求已发出，但没有得到明确答复，短信可能已发出。程序不会自动重发。</translation>
    </message>
    <message>
        <source>This row could not be sent.</source>
        <translation>这一行无法发送。</translation>
    </message>
    <message>
        <source>Not a phone number</source>
        <translation>不是电话号码</translation>
    </message>
    <message>
        <source>Not a mobile number</source>
        <translation>不是手机号</translation>
    </message>
    <message>
        <source>Same number and text twice</source>
        <translation>号码和内容重复</translation>
    </message>
    <message>
        <source>A value is missing</source>
        <translation>缺少内容</translation>
    </message>
    <message>
        <source>A cell holds an error</source>
        <translation>单元格有错误</translation>
    </message>
    <message>
        <source>Sent the same in the last days</source>
        <translation>最近几天已发过同样的短信</translation>
    </message>
    <message>
        <source>Hidden row</source>
        <translation>隐藏的行</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>短信太长</translation>
    </message>
    <message>
        <source>Country not served</source>
        <translation>不支持该国家或地区</translation>
    </message>
    <message>
        <source>The request was sent, but no answer came in time.</source>
        <translation>请求已发出，但没有按时收到答复。</translation>
    </message>
    <message>
        <source>The request was sent, but the connection broke before the answer.</source>
        <translation>请求已发出，但在收到答复前连接断开了。</translation>
    </message>
    <message>
        <source>The provider&apos;s answer could not be understood.</source>
        <translation>无法理解服务商的答复。</translation>
    </message>
    <message>
        <source>The program ended before the answer came.</source>
        <translation>收到答复之前程序就结束了。</translation>
    </message>
    <message>
        <source>The provider could not be reached in time: check the internet connection. Nothing was sent.</source>
        <translation>没能按时连上服务商：请检查网络。没有发出任何内容。</translation>
    </message>
    <message>
        <source>The provider could not be reached: check the internet connection. Nothing was sent.</source>
        <translation>连不上服务商：请检查网络。没有发出任何内容。</translation>
    </message>
    <message>
        <source>No secure connection could be made: ask whoever looks after this network. Nothing was sent.</source>
        <translation>无法建立安全连接：请联系网络管理员。没有发出任何内容。</translation>
    </message>
    <message>
        <source>This network&apos;s proxy did not let the connection through: ask whoever looks after it. Nothing was sent.</source>
        <translation>网络代理没有放行这个连接：请联系网络管理员。没有发出任何内容。</translation>
    </message>
    <message>
        <source>The provider asks to slow down.</source>
        <translation>服务商要求降低发送速度。</translation>
    </message>
    <message>
        <source>The provider did not let this account in: check its keys.</source>
        <translation>服务商不接受这个账号：请检查密钥。</translation>
    </message>
    <message>
        <source>The provider did not let this account in: check its rights.</source>
        <translation>服务商不接受这个账号：请检查权限。</translation>
    </message>
    <message>
        <source>This network&apos;s proxy wants a name and password.</source>
        <translation>网络代理要求用户名和密码。</translation>
    </message>
    <message>
        <source>With the app key itself (plain)</source>
        <translation>直接使用 App Key（明文）</translation>
    </message>
    <message>
        <source>With an MD5 signature</source>
        <translation>使用 MD5 签名</translation>
    </message>
    <message>
        <source>With a SHA-1 signature</source>
        <translation>使用 SHA-1 签名</translation>
    </message>
    <message>
        <source>With an access key (AK/SK)</source>
        <translation>使用访问密钥（AK/SK）</translation>
    </message>
    <message>
        <source>With a user name and password</source>
        <translation>使用用户名和密码</translation>
    </message>
    <message>
        <source>Chinese mainland (+86)</source>
        <translation>中国内地 (+86)</translation>
    </message>
    <message>
        <source>Hong Kong (+852)</source>
        <translation>香港 (+852)</translation>
    </message>
    <message>
        <source>Macao (+853)</source>
        <translation>澳门 (+853)</translation>
    </message>
    <message>
        <source>Taiwan (+886)</source>
        <translation>台湾 (+886)</translation>
    </message>
    <message>
        <source>Singapore (+65)</source>
        <translation>新加坡 (+65)</translation>
    </message>
    <message>
        <source>Malaysia (+60)</source>
        <translation>马来西亚 (+60)</translation>
    </message>
    <message>
        <source>Japan (+81)</source>
        <translation>日本 (+81)</translation>
    </message>
    <message>
        <source>South Korea (+82)</source>
        <translation>韩国 (+82)</translation>
    </message>
    <message>
        <source>Thailand (+66)</source>
        <translation>泰国 (+66)</translation>
    </message>
    <message>
        <source>Vietnam (+84)</source>
        <translation>越南 (+84)</translation>
    </message>
    <message>
        <source>Indonesia (+62)</source>
        <translation>印度尼西亚 (+62)</translation>
    </message>
    <message>
        <source>Australia (+61)</source>
        <translation>澳大利亚 (+61)</translation>
    </message>
    <message>
        <source>United States, Canada (+1)</source>
        <translation>美国、加拿大 (+1)</translation>
    </message>
    <message>
        <source>United Kingdom (+44)</source>
        <translation>英国 (+44)</translation>
    </message>
    <message>
        <source>Germany (+49)</source>
        <translation>德国 (+49)</translation>
    </message>
</context>
<context>
    <name>warnings</name>
    <message>
        <source>All {count} messages are the same although they take {columns} from the sheet. Is that meant?</source>
        <translation>{count} 条短信全都一样，虽然用到了表格的 {columns}。确实要这样吗？</translation>
    </message>
    <message>
        <source>“{column}” is empty in {empty} of {rows} rows; those rows get no message. Is it the right one?</source>
        <translation>“{column}”在 {rows} 行中有 {empty} 行是空的，这些行不发送。选对列了吗？</translation>
    </message>
    <message>
        <source>Messages far longer than the others: {count}. The longest is that of row {row}, with {characters} characters, where “{column}” holds “{value}”.</source>
        <translation>有 {count} 条短信比其他的长得多。最长的是第 {row} 行，{characters} 个字，其中“{column}”是“{value}”。</translation>
    </message>
    <message>
        <source>“{column}” holds phone numbers too. The messages go to those in “{phone_column}”.</source>
        <translation>“{column}”列也是电话号码。短信发往“{phone_column}”列的号码。</translation>
    </message>
    <message>
        <source>Messages to a number that gets another text from a row above: {count}, first in row {row}. All are sent.</source>
        <translation>有 {count} 条短信的号码在上面的行里收到另一段内容，最先出现在第 {row} 行。都会发送。</translation>
    </message>
    <message>
        <source>Of {known} names that the last job had too, {count} now stand with another number, first “{name}” in row {row}. Was a column sorted without the others?</source>
        <translation>上次发送也有的 {known} 个姓名中，有 {count} 个现在对应别的号码，最先出现在第 {row} 行的“{name}”。是否有一列单独排了序？</translation>
    </message>
    <message>
        <source>Messages with characters that can&apos;t be read: {count}, first in row {row}. Look at its cells in your spreadsheet program.</source>
        <translation>有 {count} 条短信含有无法识别的字符，最先出现在第 {row} 行。请在表格软件中核对该行的单元格。</translation>
    </message>
    <message>
        <source>Messages with a link: {count}, first in row {row} (“{found}”). Carriers of the mainland often hold such messages back.</source>
        <translation>有 {count} 条短信含链接，最先出现在第 {row} 行（“{found}”）。内地运营商常会拦截这类短信。</translation>
    </message>
    <message>
        <source>Messages with a phone number in the text: {count}, first in row {row} (“{found}”). Carriers of the mainland often hold such messages back.</source>
        <translation>有 {count} 条短信正文含电话号码，最先出现在第 {row} 行（“{found}”）。内地运营商常会拦截这类短信。</translation>
    </message>
    <message>
        <source>Messages that begin with two signatures: {count}, first in row {row} (“{found}”). The sender stands in front by itself: take the other out of the text.</source>
        <translation>有 {count} 条短信开头有两个签名，最先出现在第 {row} 行（“{found}”）。签名会自动加在前面：请从内容中删去另一个。</translation>
    </message>
    <message>
        <source>The signature of the ID {sender} is not known here: it is not counted, and there may be more segments.</source>
        <translation>这里不知道 ID 为 {sender} 的签名的内容：签名没有计入，实际计费条数可能更多。</translation>
    </message>
    <message>
        <source>Column “{column}”, cells with an error or a formula without a stored result: {count}, first in row {row} (“{text}”). Such a row is not sent if the message uses the cell.</source>
        <translation>“{column}”列有 {count} 行是错误值或没有结果的公式，最先出现在第 {row} 行：“{text}”。如果短信用到该单元格，这一行不发送。</translation>
    </message>
    <message>
        <source>Column “{column}”, cells of which it is not certain what they show: {count}, first in row {row} (“{text}”). Compare with your spreadsheet program.</source>
        <translation>“{column}”列有 {count} 行的显示内容无法确定，最先出现在第 {row} 行：“{text}”。请与表格软件对照。</translation>
    </message>
    <message>
        <source>Column “{column}”, numbers of 12 digits or more that show in short form: {count}, first in row {row} (“{text}”). A message that uses the column says the same; format it as text, or as 0, to show all digits.</source>
        <translation>“{column}”列有 {count} 行把 12 位以上的数显示成缩写，最先出现在第 {row} 行：“{text}”。短信用到该列时也会这样显示；要显示全部数字，请设为文本格式或 0。</translation>
    </message>
    <message>
        <source>Column “{column}”, numbers of more than 15 digits: {count}, first in row {row} (“{text}”). Spreadsheet programs lose the last digits of such numbers; type them as text.</source>
        <translation>“{column}”列有 {count} 行的数超过 15 位，最先出现在第 {row} 行：“{text}”。表格软件会丢失这种数的末几位，请按文本输入。</translation>
    </message>
    <message>
        <source>Column “{column}”, cells with an error or a formula without a stored result: {count}, first in row {row}. Such a row is not sent if the message uses the cell; saving the file in your spreadsheet program stores the results.</source>
        <translation>“{column}”列有 {count} 行是错误值或没有结果的公式，最先出现在第 {row} 行。如果短信用到该单元格，这一行不发送；用表格软件打开文件并保存，公式的结果就会存入文件。</translation>
    </message>
    <message>
        <source>Row {row} was taken for the column names, but none of them is a usual name for phone numbers. If it belongs to the list, choose 0 as the row of the column names.</source>
        <translation>第 {row} 行被当作表头，但其中没有常见的手机号列名。如果这一行属于名单，请把“表头所在行”设为 0。</translation>
    </message>
    <message>
        <source>Column “{column}”, cells of several lines that look like rows of the list: {count}, first in row {row} (“{text}”). Perhaps a quotation mark is out of place in the file and rows below it are missing.</source>
        <translation>“{column}”列有 {count} 行的单元格分成多行，看上去像是名单中的其他行，最先出现在第 {row} 行：“{text}”。可能是文件中的引号位置不对，下面的行因此缺失，请核对。</translation>
    </message>
    <message>
        <source>Rows that are hidden or filtered out: {count} (rows {rows}).</source>
        <translation>有 {count} 行被隐藏或筛选掉：第 {rows} 行。</translation>
    </message>
    <message>
        <source>Rows that are hidden or filtered out: {count} (row {rows}).</source>
        <translation>有 {count} 行被隐藏或筛选掉：第 {rows} 行。</translation>
    </message>
    <message>
        <source>Column “{column}” writes its dates in different ways ({formats}). Make them alike, or check the messages.</source>
        <translation>“{column}”列的日期写法不一致（{formats}）。请统一，或检查短信。</translation>
    </message>
    <message>
        <source>How column “{column}” looks depends on the settings of your computer; here it is written like “{text}”.</source>
        <translation>“{column}”列的显示取决于电脑的设置；这里写作“{text}”。</translation>
    </message>
    <message>
        <source>This kind of file does not tell how its cells look, which rows are hidden, or where a formula failed: dates, amounts and percentages may look different here. Save it as .xlsx to have them as displayed.</source>
        <translation>这种文件不包含单元格的显示方式、隐藏的行和出错的公式：日期、金额和百分比在这里可能不同。另存为 .xlsx 即可与显示一致。</translation>
    </message>
    <message>
        <source>No header was found above the first row, so the columns are named by their letters: {columns}.</source>
        <translation>没有找到表头，各列暂以字母命名：{columns}。</translation>
    </message>
    <message>
        <source>What looks like a phone number stands in or above the header, in row {rows}. Nothing is sent to it: if it belongs to the list, choose another header row.</source>
        <translation>表头或表头上方的第 {rows} 行有像是手机号的内容，不会向其发送。如果它属于名单，请另选“表头所在行”。</translation>
    </message>
    <message>
        <source>The file was read as {encoding}. If the header looks wrong, choose another encoding.</source>
        <translation>文件按 {encoding} 编码读取。如果列名是乱码，请选择其他编码。</translation>
    </message>
</context>
<context>
    <name>way</name>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>短信内容</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Sending has begun</source>
        <translation>已开始发送</translation>
    </message>
    <message>
        <source>{messages} to send, {problems} left out</source>
        <translation>发送 {messages} 条，跳过 {problems} 行</translation>
    </message>
    <message>
        <source>First keep or cancel what you have entered here.</source>
        <translation>请先保存或取消这里填写的内容。</translation>
    </message>
    <message>
        <source>Choose an account first.</source>
        <translation>请先选择账号。</translation>
    </message>
    <message>
        <source>Open a spreadsheet.</source>
        <translation>请打开表格。</translation>
    </message>
    <message>
        <source>Choose the column with the phone numbers.</source>
        <translation>请选择手机号所在的列。</translation>
    </message>
    <message>
        <source>The message is not complete yet.</source>
        <translation>短信内容还不完整。</translation>
    </message>
    <message>
        <source>There is no row that could be sent.</source>
        <translation>没有可以发送的行。</translation>
    </message>
</context>
</TS>
