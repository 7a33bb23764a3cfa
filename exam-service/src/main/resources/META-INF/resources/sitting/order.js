// @ts-check
/**
 * Puts the items of a paper and their options into the order of this candidate. What the order does not name stands at the end,
 * so that nothing is ever hidden.
 *
 * @param {import('./paper.js').Item[]} items
 * @param {{items: number[], options: Record<string, string[]>}} order
 * @returns {import('./paper.js').Item[]}
 */
export function arrange(items, order) {
  return sorted(items, order.items, item => item.position).map(item => {
    const options = order.options?.[item.position];
    return options && item.content.options
        ? {...item, content: {...item.content, options: sorted(item.content.options, options, option => option.id)}}
        : item;
  });
}

/**
 * @template T, K
 * @param {T[]} list @param {K[]} order @param {(entry: T) => K} key
 * @returns {T[]}
 */
function sorted(list, order, key) {
  const place = new Map(order.map((id, index) => [id, index]));
  const of = (/** @type {T} */ entry) => place.get(key(entry)) ?? order.length;
  return [...list].sort((a, b) => of(a) - of(b));
}
