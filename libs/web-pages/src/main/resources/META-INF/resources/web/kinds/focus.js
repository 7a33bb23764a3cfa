// @ts-check
/**
 * Gives the focus to the first of some buttons that can take it, after the page is drawn again. Without this the focus is lost with a
 * button that is removed or disabled, and a candidate without a mouse begins again at the top of the page (WCAG 2.4.3).
 *
 * @param {() => (Element | null | undefined)[]} find
 */
export function focusAfterDrawing(find) {
  setTimeout(() => {
    const element = find().find(candidate => candidate && !candidate.matches(':disabled'));
    /** @type {HTMLElement | SVGElement | undefined} */ (element)?.focus();
  });
}

/**
 * Keeps the focus in a list when one of its buttons removes its entry: it goes to the button of the next entry, of the one before, or
 * to what is given.
 *
 * @param {string} selector of the buttons, one for each entry @param {number} index of the removed entry @param {string} otherwise selector
 */
export function focusAfterRemoval(selector, index, otherwise) {
  focusAfterDrawing(() => {
    const buttons = document.querySelectorAll(selector);
    return [buttons[index], buttons[index - 1], document.querySelector(otherwise)];
  });
}
