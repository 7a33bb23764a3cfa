// @ts-check
/** The texts of the parts that pages share, in Chinese and English, and the language in which a page is shown. */

/** @typedef {'zh' | 'en'} Language */
/** @typedef {Record<string, [string, string]>} Texts Chinese and English by code */

/** @type {Texts} */
const SHARED = {
  'item.answer': ['您的答案', 'Your answer'],
  'kind.TRUE_FALSE': ['判断题', 'True or false'], 'kind.SINGLE_CHOICE': ['单选题', 'Single choice'],
  'kind.MULTIPLE_CHOICE': ['多选题', 'Multiple choice'], 'kind.NUMBER': ['计算题', 'Number'],
  'kind.ORDERING': ['排序题', 'Ordering'], 'kind.MATCHING': ['匹配题', 'Matching'], 'kind.LABELS': ['标注分类', 'Labels'],
  'kind.TEXT_SPANS': ['文本标注', 'Text spans'], 'kind.BOXES': ['图像标注', 'Boxes on an image'], 'kind.TABLE': ['表格', 'Table'],
  'kind.RUBRIC': ['论述任务', 'Written task'], 'kind.CODE': ['编程任务', 'Program'],
  'code.program': ['您的程序（Python）', 'Your program (Python)'],
  'code.input': ['示例输入文件 {0}', 'Input file {0}, an example'],
  'code.results': ['程序须写出的文件：{0}', 'Files that the program is to write: {0}'],
  'code.help': ['程序在考试机构的计算机上以其他数据运行，可使用 pandas，没有网络。Tab 键缩进；先按 Esc 再按 Tab 离开编辑框。', 'The exam office runs the program with other data, with pandas and without network. Tab indents; Escape, then Tab leaves the field.'],
  'kind.unknown': ['本页不能显示这种试题。', 'This page can’t show this kind of item.'],
  'true': ['正确', 'True'], 'false': ['错误', 'False'],
  'multiple.help': ['选择所有正确的选项。', 'Choose all that are right.'],
  'number.invalid': ['请输入数字，例如 3.14 或 -2。此内容没有保存。', 'Enter a number such as 3.14 or -2. This was not saved.'],
  'ordering.help': ['用按钮调整顺序。', 'Change the order with the buttons.'],
  'ordering.up': ['上移：{0}', 'Move up: {0}'], 'ordering.down': ['下移：{0}', 'Move down: {0}'],
  'ordering.moved': ['“{0}”现在是第 {1} 位，共 {2} 位。', '“{0}” is now number {1} of {2}.'],
  'ordering.keep': ['保持这个顺序', 'This order is right'],
  'choose': ['请选择', 'Choose'],
  'spans.help': ['用鼠标或方向键加 Shift 选择文字，再按标签按钮。', 'Select text by mouse, or by arrow keys with Shift; then press the button of a label.'],
  'spans.text': ['要标注的文本', 'Text to mark'],
  'spans.selected': ['已选：{0}', 'Selected: {0}'], 'spans.nothing': ['未选择文字', 'No text is selected'],
  'spans.caret': ['未选择文字，光标在“{0}”之前', 'No text is selected; the caret is before “{0}”'],
  'spans.end': ['未选择文字，光标在文末', 'No text is selected; the caret is at the end'],
  'spans.mark': ['标为“{0}”', 'Mark as “{0}”'], 'spans.remove': ['删除 {0}“{1}”', 'Remove {0} “{1}”'],
  'boxes.help': ['选择标签后在图上拖动，或按“添加框”。选中一个框后：方向键移动，Shift 加方向键改变大小，Ctrl 加快，Delete 删除。', 'Choose a label and drag on the image, or press “Add a box”. On a box: arrow keys move it, with Shift they size it, with Ctrl faster, Delete removes it.'],
  'boxes.image': ['要标注的图像', 'Image to mark'], 'boxes.label': ['标签', 'Label'], 'boxes.add': ['添加框', 'Add a box'],
  'boxes.box': ['框 {0}：{1}，左 {2}，上 {3}，宽 {4}，高 {5}', 'Box {0}: {1}, left {2}, top {3}, width {4}, height {5}'],
  'boxes.removed': ['已删除框 {0}', 'Box {0} was removed'],
  'boxes.remove': ['删除框 {0}', 'Remove box {0}'],
  'table.cell': ['第 {0} 行，{1}', 'Row {0}, {1}'], 'table.add': ['添加一行', 'Add a row'],
  'table.remove': ['删除第 {0} 行', 'Remove row {0}'], 'table.row': ['行', 'Row'],
};

/** Chinese, unless the browser prefers English or the reader has chosen. @type {Language} */
export let language = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';

/** Shows the page in a language from the next drawing on. @param {Language} chosen */
export function setLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen === 'en' ? 'en' : 'zh-CN';
}

/**
 * Returns the function that finds a page's texts.
 *
 * @param {Texts} texts those of the page; the shared ones are added
 * @returns {(code: string, ...values: (string | number)[]) => string} with values for {0}, {1} …
 */
export function translator(texts) {
  const all = {...SHARED, ...texts};
  return (code, ...values) =>
    all[code][language === 'en' ? 1 : 0].replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}

/** A shared text. */
export const t = translator({});

/** The text of an item in the language of the page, if it has one. @param {{text: string, textEn?: string}} entry */
export function inLanguage(entry) {
  return language === 'en' && entry.textEn ? entry.textEn : entry.text;
}

/** In which language {@link inLanguage} answers. @param {{textEn?: string}} entry */
export function languageOf(entry) {
  return language === 'en' && entry.textEn ? 'en' : 'zh-CN';
}

/** The unit of a number in the language of the page, or an empty text. @param {{unit?: string, unitEn?: string}} content */
export function unitOf({unit, unitEn}) {
  return (language === 'en' ? unitEn ?? unit : unit) ?? '';
}
