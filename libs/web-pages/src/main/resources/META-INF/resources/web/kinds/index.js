// @ts-check
import trueFalse from './true-false.js';
import {multiple, single} from './choice.js';
import number from './number.js';
import ordering from './ordering.js';
import {labels, matching} from './assigning.js';
import textSpans from './text-spans.js';
import boxes from './boxes.js';
import table from './table.js';
import rubric from './rubric.js';
import code from './code.js';

/** @type {Record<string, import('./kind.js').Kind>} */
export const KINDS = {
  TRUE_FALSE: trueFalse,
  SINGLE_CHOICE: single,
  MULTIPLE_CHOICE: multiple,
  NUMBER: number,
  ORDERING: ordering,
  MATCHING: matching,
  LABELS: labels,
  TEXT_SPANS: textSpans,
  BOXES: boxes,
  TABLE: table,
  RUBRIC: rubric,
  CODE: code,
};
