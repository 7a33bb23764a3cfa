// @ts-check
/**
 * Boxes on an image, in whole units of the image's coordinates, always within the image and never without a side.
 *
 * @typedef {{x: number, y: number, width: number, height: number, label: string}} Box
 * @typedef {{width: number, height: number}} Size
 * @typedef {{x: number, y: number}} Point
 */

const within = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.min(high, Math.max(low, value));

/**
 * The box between two points, whichever way they were dragged.
 *
 * @param {Point} a @param {Point} b @param {string} label @param {Size} image @returns {Box}
 */
export function boxBetween(a, b, label, image) {
  const [left, right] = [a.x, b.x].map(x => within(Math.round(x), 0, image.width)).sort((p, q) => p - q);
  const [top, bottom] = [a.y, b.y].map(y => within(Math.round(y), 0, image.height)).sort((p, q) => p - q);
  return fit({x: left, y: top, width: right - left, height: bottom - top, label}, image);
}

/** @param {Box} box @param {Size} image @returns {Box} */
export function fit(box, image) {
  const width = within(box.width, 1, Math.floor(image.width));
  const height = within(box.height, 1, Math.floor(image.height));
  return {
    ...box, width, height,
    x: within(box.x, 0, Math.floor(image.width) - width),
    y: within(box.y, 0, Math.floor(image.height) - height),
  };
}

/** @param {Box} box @param {number} dx @param {number} dy @param {Size} image @returns {Box} */
export function moved(box, dx, dy, image) {
  return fit({...box, x: box.x + dx, y: box.y + dy}, image);
}

/** Its upper left corner stays. @param {Box} box @param {number} dx @param {number} dy @param {Size} image @returns {Box} */
export function sized(box, dx, dy, image) {
  return {
    ...box,
    width: within(box.width + dx, 1, Math.floor(image.width) - box.x),
    height: within(box.height + dy, 1, Math.floor(image.height) - box.y),
  };
}

/** A box to begin with for who can't drag: a quarter of the image in its middle. @param {string} label @param {Size} image */
export function boxInMiddle(label, image) {
  return fit({
    x: Math.round(image.width * 3 / 8), y: Math.round(image.height * 3 / 8),
    width: Math.round(image.width / 4), height: Math.round(image.height / 4), label,
  }, image);
}

/**
 * @param {Point} at in pixels of the screen @param {DOMRect} shown where the image is on the screen @param {Size} image
 * @returns {Point} in units of the image
 */
export function toImage(at, shown, image) {
  return {x: (at.x - shown.left) * image.width / shown.width, y: (at.y - shown.top) * image.height / shown.height};
}
