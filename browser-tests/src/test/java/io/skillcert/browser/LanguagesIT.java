package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In each state each sentence is in the language of the browser, and no code of a text, no placeholder and no code of a value is shown.
 * Items and what people have entered have digits only, so that all words are those of the page and of the service.
 */
class LanguagesIT extends BrowserCase {

    /** All that a person can read or hear: the texts and the attributes that are text. */
    private static final String TEXTS =
            """
            () => {
              const found = [document.title];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                if (!walker.currentNode.parentElement.closest('script, style, noscript')) found.push(walker.currentNode.data);
              }
              for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
                document.querySelectorAll(`[${name}]`).forEach(element => found.push(element.getAttribute(name)));
              }
              return found.map(text => text.trim()).filter(text => text);
            }""";

    private static final Pattern DATA =
            Pattern.compile("张\\*|K7PM2QXA|(ab){32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NAMES = Pattern.compile("\\b(Alt|Ctrl|Delete|Esc|Shift|Tab|HTTPS|Python|pandas)\\b");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}|[，。：；？！（）]");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");
    /** A code of a text such as {@code item.next}, of a value such as {@code THEORETICAL_KNOWLEDGE}, a placeholder, or no value. */
    private static final Pattern RAW =
            Pattern.compile("\\b[a-z]+\\.[a-z]|\\b[A-Z]{2,}_[A-Z]|\\{[0-9]}|\\b(undefined|null|NaN)\\b|\\[object");

    private static void check(Page page, String state, String locale) {
        var wrong = new ArrayList<String>();
        for (var text : (List<?>) page.evaluate(TEXTS)) {
            var words = DATA.matcher(text.toString()).replaceAll("");
            var other = locale.startsWith("en")
                    ? HAN.matcher(words)
                    : LATIN.matcher(NAMES.matcher(words).replaceAll(""));
            if (other.find() || RAW.matcher(words).find()) {
                wrong.add(text.toString());
            }
        }
        assertEquals(List.of(), wrong, state);
        assertEquals(locale.startsWith("en") ? "en" : "zh-CN", page.evaluate("() => document.documentElement.lang"));
    }

    private void visit(String locale, Consumer<ExamStates> journey) {
        office.paper(SamplePaper.withoutWords());
        journey.accept(new ExamStates(this, locale, (page, state) -> check(page, state, locale)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void from_the_ticket_to_the_receipt(String locale) {
        visit(locale, ExamStates::fromTicketToReceipt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void at_the_end_in_a_second_tab_and_on_a_released_computer(String locale) {
        visit(locale, ExamStates::endSecondTabAndRelease);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void when_answers_are_refused_and_the_attempt_is_stopped(String locale) {
        visit(locale, ExamStates::refusedAnswerAndStoppedAttempt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void when_the_attempt_is_sealed_before_the_last_answer(String locale) {
        visit(locale, ExamStates::sealBeforeTheLastAnswer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void when_the_session_was_cancelled(String locale) {
        visit(locale, ExamStates::cancelledSession);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void when_the_session_was_cancelled_before_the_start(String locale) {
        visit(locale, ExamStates::sessionCancelledBeforeTheStart);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void when_the_disk_is_full(String locale) {
        visit(locale, ExamStates::fullDisk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void in_a_browser_that_is_too_old(String locale) {
        visit(locale, ExamStates::unsupportedBrowser);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void in_the_room(String locale) {
        visit(locale, states -> states.room(SampleRoom.WITHOUT_WORDS));
    }
}
