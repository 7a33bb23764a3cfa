package io.skillcert.exam.day.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.exam.day.ExamDayParameterSource;
import io.skillcert.exam.day.policy.ExamDayParameters.Consequence;
import io.skillcert.exam.day.policy.ExamDayParameters.Voids;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamDayParametersTest {

    private static final LocalDate DAY = LocalDate.parse("2025-09-26");

    private final ExamDayParameters parameters = ExamDayParameterSource.parameters();

    @Test
    void DLV_03_an_answer_counts_that_arrives_within_30_seconds_after_the_deadline() {
        assertEquals(30, parameters.grace().on(DAY).value());
    }

    @Test
    void DLV_04_a_candidate_may_enter_until_30_minutes_after_the_start() {
        assertEquals(30, parameters.lateEntry().on(DAY).value());
    }

    @Test
    void DLV_05_one_person_may_grant_10_minutes() {
        assertEquals(10, parameters.timeGrantOfOnePerson().on(DAY).value());
    }

    @Test
    void DLV_06_a_quarter_of_the_candidates_of_a_batch_may_see_an_item() {
        assertEquals(25, parameters.exposureLimit().on(DAY).value());
        assertEquals(50, parameters.exposureCandidates().on(DAY).value());
    }

    @Test
    void DLV_07_two_people_approve_an_item() {
        assertEquals(2, parameters.itemReviewers().on(DAY).value());
    }

    @Test
    void DLV_07_fewer_than_two_reviewers_on_any_day_stop_the_start() {
        var later = LocalDate.parse("2030-01-01");
        assertEquals(3, withReviewersFrom(later, 3).itemReviewers().on(later).value());
        var refusal = assertThrows(IllegalArgumentException.class, () -> withReviewersFrom(later, 1));
        assertEquals(
                "item-reviewers is 1 from 2030-01-01, but at least 2 people approve an item", refusal.getMessage());
    }

    private ExamDayParameters withReviewersFrom(LocalDate day, int reviewers) {
        var published = parameters.itemReviewers();
        var history = new ArrayList<>(published.history());
        history.add(new Dated<>(
                published.parameter(), day, reviewers, history.get(0).citation()));
        return new ExamDayParameters(
                parameters.grace(),
                parameters.awaitedAnswers(),
                parameters.lateEntry(),
                parameters.timeGrantOfOnePerson(),
                parameters.exposureLimit(),
                parameters.exposureCandidates(),
                new Timeline<>(published.parameter(), history),
                parameters.misconductDegrees());
    }

    @Test
    void DLV_08_each_degree_of_misconduct_has_its_consequence() {
        assertEquals(
                Map.of(
                        MisconductDegree.SUBJECT, new Consequence(Voids.SUBJECT, 0),
                        MisconductDegree.SITTING, new Consequence(Voids.SITTING, 0),
                        MisconductDegree.BARRED_UNTIL, new Consequence(Voids.SITTING, 5)),
                parameters.misconductDegrees().on(DAY).value());
    }

    @Test
    void DLV_09_answers_that_a_machine_has_not_sent_are_awaited_for_60_minutes() {
        assertEquals(60, parameters.awaitedAnswers().on(DAY).value());
    }
}
