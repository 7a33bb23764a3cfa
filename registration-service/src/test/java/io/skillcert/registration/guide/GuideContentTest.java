package io.skillcert.registration.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.policy.data.PolicyDataException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuideContentTest {

    private static final GuideText TEXT = new GuideText("问？", "A question?");
    private static final GuideAnswer.Source SOURCE = new GuideAnswer.Source("a", "b", LocalDate.EPOCH);

    private final Guide guide = GuideFiles.read();

    @Test
    void no_text_has_a_digit_outside_of_its_placeholders() {
        var withDigits = guide.topics().stream()
                .flatMap(topic -> Stream.concat(
                        Stream.of(topic.name()),
                        topic.answers().stream().flatMap(answer -> Stream.of(answer.question(), answer.answer()))))
                .flatMap(text -> Stream.of(text.zh(), text.en()))
                .filter(text -> text.replaceAll("\\{[^{}]*}", "").codePoints().anyMatch(Character::isDigit))
                .toList();
        assertEquals(List.of(), withDigits);
    }

    @Test
    void every_question_is_one_in_both_languages_and_asked_once() {
        var asked = new HashSet<String>();
        for (var entry : guide.entries()) {
            var question = entry.answer().question();
            assertTrue(question.zh().endsWith("？") && question.en().endsWith("?"), question.zh());
            assertTrue(asked.add(question.zh()) && asked.add(question.en()), question.zh());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "问{a/b}，问？, A question?",
        "问{a/b}？, A question {a/c}?",
        "问{a}？, A question {a}?",
        "问{level/6}？, A question {level/6}?",
        "'', A question?"
    })
    void a_text_that_differs_between_the_languages_or_has_a_wrong_placeholder_is_refused(String zh, String en) {
        assertThrows(IllegalArgumentException.class, () -> new GuideText(zh, en));
    }

    @ParameterizedTest
    @CsvSource({
        "entitlement/reminders#/days/0, true",
        "entitlement/reminders#/days, false",
        "entitlement/reminders, false",
        "assessment/amounts#/5, false"
    })
    void a_placeholder_that_names_an_element_of_a_list_is_found(String placeholder, boolean isInList) throws Exception {
        var value = new ObjectMapper().readTree("{\"days\": [90, 30], \"5\": \"1000.00\"}");
        assertEquals(isInList, Placeholder.parse(placeholder).isInList(value));
    }

    @Test
    void a_repeated_code_and_an_unknown_related_answer_are_refused() {
        refused(answer("A"), answer("A"));
        refused(answer("A", "B"));
        refused(answer("A", "A"));
    }

    private static GuideAnswer answer(String code, String... related) {
        return new GuideAnswer(code, TEXT, TEXT, List.of(), SOURCE, Optional.empty(), List.of(related));
    }

    private static void refused(GuideAnswer... answers) {
        var topics = List.of(new Guide.Topic("T", TEXT, List.of(answers)));
        assertThrows(PolicyDataException.class, () -> new Guide(topics));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "P12M"    | false | 12 个月 | 12 months
            "P15Y"    | false | 15 年   | 15 years
            "P1Y"     | false | 1 年    | 1 year
            "P7D"     | false | 7 天    | 7 days
            "2000.00" | false | 2000    | 2000
            "60.50"   | false | 60.5    | 60.5
            5         | false | 5       | 5
            "0.30"    | true  | 30%     | 30%
            "0.125"   | true  | 12.5%   | 12.5%
            [90, 30]  | false | 90、30  | 90, 30
            """)
    void values_are_printed_for_people(String json, boolean percent, String chinese, String english) throws Exception {
        var value = new ObjectMapper().readTree(json);
        assertEquals(chinese, PrintedValue.print(value, percent, Locale.SIMPLIFIED_CHINESE));
        assertEquals(english, PrintedValue.print(value, percent, Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "true", "null", "[]", "[{}]"})
    void what_is_no_number_text_or_list_is_not_printed(String json) throws Exception {
        var value = new ObjectMapper().readTree(json);
        assertThrows(IllegalArgumentException.class, () -> PrintedValue.print(value, false, Locale.ENGLISH));
    }
}
