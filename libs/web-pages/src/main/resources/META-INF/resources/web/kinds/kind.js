// @ts-check
/**
 * An item without its key.
 *
 * @typedef {{id: string, text: string, textEn?: string}} Option
 * @typedef {{stem: string, stemEn?: string, options?: Option[], image?: string, labels?: string[],
 *   samples?: {id: string, text: string}[], left?: Option[], right?: Option[], text?: string, columns?: string[],
 *   rows?: string[][], unit?: string, unitEn?: string, sections?: string[],
 *   code?: {starter?: string, inputs: {name: string, text: string}[], results: string[]}}} Content
 * @typedef {{position: number | string, kind: string, content: Content}} Item the position is unique on the page
 */

/**
 * What the renderer of a kind works with.
 *
 * @typedef {object} Context
 * @property {Item} item
 * @property {any} response undefined or null if there is none
 * @property {(response: any) => void} respond takes an answer; null takes it back
 * @property {(commit: (() => void) | null) => void} [draft] tells that there is a change that is no answer yet, and how to make it one;
 *   null when it is one
 * @property {boolean} readOnly
 * @property {Record<string, any>} local what the page remembers of this item while it is open, such as a selection
 * @property {() => void} redraw
 */

/**
 * The renderer of a kind.
 *
 * @typedef {object} Kind
 * @property {(context: Context) => unknown} render
 * @property {(context: Context, index: number) => void} [choose] what a key from 1 to 9 does, counted from 0
 */

export {};
