// @ts-check
/** The sentences of the page. Chinese is the language of the exam; English is shown to a browser that prefers it. */
const TEXTS = {
  'title': ['职业技能等级认定考试', 'Vocational skill level exam'],
  'skip': ['跳到试题', 'Skip to the item'],
  'ticket.heading': ['登录考试', 'Sign in to the exam'],
  'ticket.code': ['准考证二维码内容', 'Code of the admission ticket'],
  'ticket.code.help': ['请扫描准考证上的二维码，也可以粘贴其内容。', 'Scan the QR code of your admission ticket, or paste its content.'],
  'ticket.room': ['考场码', 'Room code'],
  'ticket.room.help': ['监考人员公布的六位数字，每分钟更新一次。', 'Six digits that the invigilator shows; they change every minute.'],
  'ticket.enter': ['进入', 'Enter'],
  'ticket.invalid': ['请填写准考证二维码内容和六位数字的考场码。', 'Fill in the code of the ticket and the six digits of the room code.'],
  'waiting.heading': ['请等待', 'Please wait'],
  'waiting.text': ['正在下载加密试卷。试卷在开考前30分钟内可以下载，请不要关闭本页。', 'The encrypted paper is being fetched. It can be fetched from 30 minutes before the session; keep this page open.'],
  'ready.heading': ['可以开始', 'Ready to start'],
  'ready.text': ['试卷已在本机。点击“开始答题”后开始计时；监考人员宣布开考前不能开始。', 'The paper is on this computer. Your time begins when you press “Start”, which works from the beginning of the session.'],
  'ready.start': ['开始答题', 'Start'],
  'ready.check': ['请核对您的信息', 'Check that this is you'],
  'name': ['姓名', 'Name'], 'seat': ['座位', 'Seat'], 'subject': ['科目', 'Subject'], 'level': ['等级', 'Level'],
  'subject.THEORETICAL_KNOWLEDGE': ['理论知识', 'Theoretical knowledge'],
  'subject.OPERATIONAL_SKILLS': ['操作技能', 'Operational skills'],
  'subject.COMPREHENSIVE_REVIEW': ['综合评审', 'Comprehensive review'],
  'time.left': ['剩余时间', 'Time left'],
  'time.unknown': ['正在取得时间', 'Waiting for the time'],
  'time.about': ['（约，网络恢复后校准）', '(about; exact when the network is back)'],
  'time.minutes': ['还剩 {0} 分钟。', '{0} minutes left.'],
  'time.minute': ['还剩 1 分钟。', '1 minute left.'],
  'network.on': ['已连接考务系统', 'Connected to the exam office'],
  'network.off': ['网络中断。您的答案已保存在本机，可以继续答题。', 'The network is down. Your answers are saved on this computer; go on answering.'],
  'network.back': ['网络已恢复。', 'The network is back.'],
  'disk.full': ['本机无法保存答案，答案会立即发送。请告知监考人员。', 'This computer can’t save answers; each is sent at once. Tell the invigilator.'],
  'state.none': ['未作答', 'Not answered'],
  'state.not-sent': ['未保存', 'Not saved yet'],
  'state.on-computer': ['已存本机', 'On this computer'],
  'state.at-office': ['已交考务系统', 'At the exam office'],
  'states.legend': ['答案状态', 'States of answers'],
  'palette': ['题号', 'Items'],
  'palette.item': ['第 {0} 题，{1}', 'Item {0}, {1}'],
  'palette.flagged': ['已标记', 'flagged'],
  'item.heading': ['第 {0} 题（共 {1} 题）', 'Item {0} of {1}'],
  'item.points': ['{0} 分', '{0} points'],
  'item.previous': ['上一题', 'Previous'], 'item.next': ['下一题', 'Next'],
  'item.flag': ['标记 (F)', 'Flag (F)'], 'item.unflag': ['取消标记 (F)', 'Remove flag (F)'],
  'item.clear': ['清除答案', 'Clear the answer'],
  'item.answer': ['您的答案', 'Your answer'],
  'item.too-long': ['答案过长，没有保存。请缩短。', 'The answer is too long and was not saved. Shorten it.'],
  'kind.TRUE_FALSE': ['判断题', 'True or false'], 'kind.SINGLE_CHOICE': ['单选题', 'Single choice'],
  'kind.MULTIPLE_CHOICE': ['多选题', 'Multiple choice'], 'kind.NUMBER': ['计算题', 'Number'],
  'kind.ORDERING': ['排序题', 'Ordering'], 'kind.MATCHING': ['匹配题', 'Matching'], 'kind.LABELS': ['标注分类', 'Labels'],
  'kind.TEXT_SPANS': ['文本标注', 'Text spans'], 'kind.BOXES': ['图像标注', 'Boxes on an image'], 'kind.TABLE': ['表格', 'Table'],
  'kind.unknown': ['本页不能显示这种试题，请告知监考人员。', 'This page can’t show this kind of item. Tell the invigilator.'],
  'true': ['正确', 'True'], 'false': ['错误', 'False'],
  'multiple.help': ['选择所有正确的选项。', 'Choose all that are right.'],
  'number.invalid': ['请输入数字，例如 3.14 或 -2。此内容没有保存。', 'Enter a number such as 3.14 or -2. This was not saved.'],
  'ordering.help': ['用按钮调整顺序。', 'Change the order with the buttons.'],
  'ordering.up': ['上移：{0}', 'Move up: {0}'], 'ordering.down': ['下移：{0}', 'Move down: {0}'],
  'ordering.keep': ['保持这个顺序', 'This order is right'],
  'choose': ['请选择', 'Choose'],
  'spans.help': ['用鼠标或方向键加 Shift 选择文字，再按标签按钮。', 'Select text by mouse, or by arrow keys with Shift; then press the button of a label.'],
  'spans.text': ['要标注的文本', 'Text to mark'],
  'spans.selected': ['已选：{0}', 'Selected: {0}'], 'spans.nothing': ['未选择文字', 'No text is selected'],
  'spans.mark': ['标为“{0}”', 'Mark as “{0}”'], 'spans.remove': ['删除 {0}“{1}”', 'Remove {0} “{1}”'],
  'boxes.help': ['选择标签后在图上拖动，或按“添加框”。选中一个框后：方向键移动，Shift 加方向键改变大小，Ctrl 加快，Delete 删除。', 'Choose a label and drag on the image, or press “Add a box”. On a box: arrow keys move it, with Shift they size it, with Ctrl faster, Delete removes it.'],
  'boxes.image': ['要标注的图像', 'Image to mark'], 'boxes.label': ['标签', 'Label'], 'boxes.add': ['添加框', 'Add a box'],
  'boxes.box': ['框 {0}：{1}，左 {2}，上 {3}，宽 {4}，高 {5}', 'Box {0}: {1}, left {2}, top {3}, width {4}, height {5}'],
  'boxes.remove': ['删除框 {0}', 'Remove box {0}'],
  'table.cell': ['第 {0} 行，{1}', 'Row {0}, {1}'], 'table.add': ['添加一行', 'Add a row'],
  'table.remove': ['删除第 {0} 行', 'Remove row {0}'], 'table.row': ['行', 'Row'],
  'settings.font': ['字号', 'Font size'], 'settings.smaller': ['缩小字号', 'Smaller font'], 'settings.larger': ['放大字号', 'Larger font'],
  'settings.keys': ['快捷键（1–9、A–H 选择，左右方向键换题，F 标记）', 'Keys (1–9, A–H choose, left and right change the item, F flags)'],
  'notices': ['考场通知', 'Notices'],
  'handin': ['交卷', 'Hand in'], 'handin.heading': ['确认交卷', 'Hand in your answers?'],
  'handin.open': ['以下试题未作答：', 'These items have no answer:'], 'handin.all': ['所有试题都已作答。', 'All items have an answer.'],
  'handin.flagged': ['以下试题有标记：', 'These items are flagged:'],
  'handin.confirm': ['确认交卷，不再修改', 'Hand in; no more changes'], 'handin.back': ['返回答题', 'Back to the items'],
  'handin.sending': ['正在交卷。请不要关闭本页。', 'Handing in. Keep this page open.'],
  'handin.unsent': ['还有 {0} 条答案没有送达考务系统。网络恢复后会自动交卷；如果网络不能恢复，请保存救援文件并交给监考人员。', '{0} answers are not at the exam office yet. They are handed in when the network is back; if it does not come back, save the rescue file for the invigilator.'],
  'rescue.save': ['保存救援文件', 'Save the rescue file'],
  'rescue.help': ['网络不能恢复时使用：文件包含您的全部答案，请交给监考人员。', 'For when the network does not come back: the file has all your answers; give it to the invigilator.'],
  'ended.heading': ['考试时间到', 'Time is over'],
  'ended.text': ['答案不能再修改，已保存的答案会自动提交。请等待回执。', 'Answers can’t be changed any more; what is saved is handed in by itself. Wait for the receipt.'],
  'released.heading': ['本机已解除绑定', 'This computer was released'],
  'released.text': ['您可以在监考人员指定的另一台电脑上继续。如有疑问请告知监考人员。', 'Go on at the computer that the invigilator names. Ask the invigilator if this is a surprise.'],
  'second.heading': ['考试已在另一个标签页打开', 'The exam is open in another tab'],
  'second.text': ['此页只读。请回到另一个标签页；关闭它后此页自动继续。', 'This page is read-only. Go back to the other tab; when it is closed, this page goes on.'],
  'receipt.heading': ['交卷回执', 'Receipt'],
  'receipt.code': ['回执号', 'Receipt number'], 'receipt.at': ['封存时间', 'Sealed at'], 'receipt.events': ['记录条数', 'Recorded answers'],
  'receipt.head': ['记录摘要', 'Digest of the record'], 'receipt.print': ['打印', 'Print'],
  'receipt.finish': ['完成并清除本机数据', 'Finish and clear this computer'],
  'receipt.text': ['您的答案已封存并签名。请记下回执号。', 'Your answers are sealed and signed. Note the receipt number.'],
  'receipt.unsent': ['有 {0} 条答案在封存之前没有送达。请告知监考人员，并保存救援文件。', '{0} answers did not arrive before the seal. Tell the invigilator and save the rescue file.'],
  'stopped.heading': ['考务系统拒绝了请求', 'The exam office has refused a call'],
  'stopped.text': ['请告知监考人员。您的答案仍在本机。', 'Tell the invigilator. Your answers are still on this computer.'],
  'unsupported': ['本浏览器或连接不安全（需要 HTTPS）。请告知监考人员。', 'This browser or connection is not secure (HTTPS is needed). Tell the invigilator.'],
  'failed': ['没有连接到考务系统，请稍后再试。', 'The exam office was not reached. Try again.'],
};

/** @typedef {keyof typeof TEXTS} TextCode */

export const language = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';

/**
 * @param {string} code @param {...(string | number)} values for {0}, {1} …
 * @returns {string}
 */
export function t(code, ...values) {
  const texts = TEXTS[/** @type {TextCode} */ (code)];
  return texts[language === 'en' ? 1 : 0].replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}

/** The text of an item in the language of the page, if it has one. @param {{text: string, textEn?: string}} entry */
export function inLanguage(entry) {
  return language === 'en' && entry.textEn ? entry.textEn : entry.text;
}
