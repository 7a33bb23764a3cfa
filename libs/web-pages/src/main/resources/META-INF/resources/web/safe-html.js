// @ts-check
import {inLanguage, languageOf} from './texts.js';

/** The elements that the texts of items may have, as the service has sanitised them; the page checks it again. */
const ELEMENTS = new Set(['b', 'strong', 'i', 'em', 'u', 'sub', 'sup', 'code', 'pre', 'br', 'p', 'ul', 'ol', 'li',
  'table', 'thead', 'tbody', 'tr', 'th', 'td']);
const ATTRIBUTES = new Set(['colspan', 'rowspan']);

const OPENING_TAG = /<([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const PERMITTED_ATTRIBUTE = /\s(colspan|rowspan)\s*=\s*["']?([0-9]{1,3})\b/gi;

/**
 * Leaves attributes out before the browser reads them: Chromium reports an event handler even in a document that can't run it.
 *
 * @param {string} html
 */
const withoutAttributes = html => html.replace(OPENING_TAG, (_, name, rest) =>
  `<${name}${[...rest.matchAll(PERMITTED_ATTRIBUTE)].map(([, attribute, value]) => ` ${attribute}="${value}"`).join('')}>`);

/** Elements of which not even the text is shown. */
const SILENT = new Set(['script', 'style', 'template', 'iframe', 'object', 'noscript']);

/**
 * Builds an element from a fragment of HTML: elements that are not permitted are replaced by what is in them, attributes are left out.
 *
 * @param {string} html
 * @param {string} [lang]
 * @param {string[]} [more] elements that the page permits beside those of items
 * @returns {HTMLElement}
 */
export function safeHtml(html, lang, more = []) {
  const parsed = new DOMParser().parseFromString(withoutAttributes(html), 'text/html');
  const element = document.createElement('div');
  if (lang) {
    element.lang = lang;
  }
  copy(parsed.body, element, new Set([...ELEMENTS, ...more]));
  return element;
}

/** @param {Node} from @param {Node} to @param {Set<string>} elements */
function copy(from, to, elements) {
  from.childNodes.forEach(child => {
    if (child.nodeType === Node.TEXT_NODE) {
      to.appendChild(document.createTextNode(child.nodeValue ?? ''));
    } else if (child instanceof Element && !SILENT.has(child.localName)) {
      copy(child, elements.has(child.localName) ? to.appendChild(permitted(child)) : to, elements);
    }
  });
}

/** @param {Element} element */
function permitted(element) {
  const made = document.createElement(element.localName);
  for (const {name, value} of element.attributes) {
    if (ATTRIBUTES.has(name) && /^[0-9]{1,3}$/.test(value)) {
      made.setAttribute(name, value);
    }
  }
  return made;
}

/** @type {WeakMap<object, Map<string, HTMLElement>>} */
const made = new WeakMap();

/**
 * The element of one text of an item or option, built once.
 *
 * @param {object} owner @param {string} field @param {string} html @param {string} [lang]
 */
export function textOf(owner, field, html, lang) {
  const fields = made.get(owner) ?? new Map();
  made.set(owner, fields);
  const element = fields.get(field) ?? safeHtml(html, lang);
  fields.set(field, element);
  return element;
}

/** The element of an option in the language of the page. @param {{text: string, textEn?: string}} option */
export function optionText(option) {
  const lang = languageOf(option);
  return textOf(option, `text ${lang}`, inLanguage(option), lang);
}

/** A picture can't run anything as an image of a data URL. @param {string} svg @returns {string} */
export function pictureUrl(svg) {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** @param {string} svg @returns {{width: number, height: number}} in the units of its coordinates */
export function pictureSize(svg) {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const box = (root.getAttribute('viewBox') ?? '').trim().split(/[\s,]+/).map(Number);
  const side = (/** @type {string} */ name, /** @type {number} */ other) =>
      other > 0 ? other : Number.parseFloat(root.getAttribute(name) ?? '') || 100;
  return {width: side('width', box[2]), height: side('height', box[3])};
}
