// @ts-check
/**
 * Text spans count code points: a character outside the basic plane is one, where JavaScript's strings have two units.
 *
 * @typedef {{start: number, end: number, label: string}} Span end exclusive
 */

/** @param {string} text @returns {number} */
export function codePoints(text) {
  return [...text].length;
}

/** @param {string} text @param {number} start @param {number} end in code points, end exclusive */
export function slice(text, start, end) {
  return [...text].slice(start, end).join('');
}

/**
 * Cuts a text at the edges of spans and of the selection, to be shown one after the other.
 *
 * @param {string} text @param {Span[]} spans @param {{from: number, to: number}} selection
 * @returns {{start: number, text: string, spans: Span[], selected: boolean}[]}
 */
export function runs(text, spans, selection) {
  const points = [...text];
  const edges = new Set([0, points.length, selection.from, selection.to, ...spans.flatMap(span => [span.start, span.end])]);
  const sorted = [...edges].filter(edge => edge >= 0 && edge <= points.length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => ({
    start,
    text: points.slice(start, sorted[index + 1]).join(''),
    spans: spans.filter(span => span.start <= start && start < span.end),
    selected: selection.from <= start && start < selection.to,
  }));
}

/**
 * Adds a span unless it is there; spans are kept in the order of the text.
 *
 * @param {Span[]} spans @param {Span} added @returns {Span[]}
 */
export function withSpan(spans, added) {
  const same = spans.some(span => span.start === added.start && span.end === added.end && span.label === added.label);
  return same || added.end <= added.start ? spans : [...spans, added].sort((a, b) => a.start - b.start || a.end - b.end);
}
