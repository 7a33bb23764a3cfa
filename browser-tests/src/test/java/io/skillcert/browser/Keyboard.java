package io.skillcert.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;

/** The keyboard of a candidate without a mouse. Wherever the Tab key leads, the focus must be visible (WCAG 2.4.7). */
final class Keyboard {

    /** The element with the focus, if nothing shows that it has it. A box on an image has a thicker edge instead of an outline. */
    private static final String WITHOUT_VISIBLE_FOCUS =
            """
            () => {
              const focused = document.activeElement;
              if (focused === document.body || focused.matches('.box')) {
                return focused.matches('.box') && getComputedStyle(focused.querySelector('rect')).strokeWidth !== '5px' ? ['.box'] : [];
              }
              const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(focused);
              const isVisible = outlineStyle === 'solid' && outlineWidth === '3px' && outlineColor === 'rgb(194, 65, 12)';
              return isVisible ? [] : [focused.outerHTML.slice(0, 120)];
            }""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Presses Tab until an element has the focus. */
    void tabTo(String selector) {
        tabTo(selector, "Tab");
    }

    void tabBackTo(String selector) {
        tabTo(selector, "Shift+Tab");
    }

    private void tabTo(String selector, String key) {
        await(selector).pollInterval(Duration.ofMillis(20)).until(() -> {
            if (!isOn(selector)) {
                press(key);
                assertEquals(List.of(), page.evaluate(WITHOUT_VISIBLE_FOCUS), "without visible focus");
            }
            return isOn(selector);
        });
    }

    /** Waits until an element has the focus without a key. */
    void awaitFocus(String selector) {
        await(selector).until(() -> isOn(selector));
    }

    boolean isOn(String selector) {
        return (boolean) page.evaluate("s => document.activeElement.matches(s)", selector);
    }

    /** Opens an item by the palette, from the number of the item that is shown. */
    void open(int item) {
        tabTo(".palette button");
        press("Home");
        for (int number = 1; number < item; number++) {
            press("ArrowRight");
        }
        assertEquals(List.of(), page.evaluate(WITHOUT_VISIBLE_FOCUS), "without visible focus");
        press("Enter");
        page.getByText("第 " + item + " 题（共").waitFor();
    }

    /** Opens the next item by the right arrow. */
    void next(int item) {
        press("ArrowRight");
        page.getByText("第 " + item + " 题（共").waitFor();
    }
}
