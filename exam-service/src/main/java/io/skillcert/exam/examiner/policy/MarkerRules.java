package io.skillcert.exam.examiner.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.exam.ExamRule;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rules on who may mark whom (EXM-10, EXM-13). Pure: no clock and no I/O. */
public final class MarkerRules {

    private final Timeline<Boolean> reviewerIsNotFirstMarker;
    private final Timeline<Boolean> trainerIsNotExaminer;

    public MarkerRules(Timeline<Boolean> reviewerIsNotFirstMarker, Timeline<Boolean> trainerIsNotExaminer) {
        this.reviewerIsNotFirstMarker = reviewerIsNotFirstMarker;
        this.trainerIsNotExaminer = trainerIsNotExaminer;
    }

    /** EXM-10: the examiner who answers a score review is none of the first markers. */
    public Finding reviewer(String reviewer, Set<String> firstMarkers, LocalDate on) {
        var rule = reviewerIsNotFirstMarker.on(on);
        return Finding.of(
                ExamRule.REVIEWER, !(rule.value() && firstMarkers.contains(reviewer)), rule.citation(), Map.of());
    }

    /**
     * EXM-13: an examiner does not mark, review or sit on the panel of a person they trained (考培分离).
     *
     * @param institutions the training institutions that the examiner works for
     * @param trainedBy the training institutions that train the candidate
     */
    public Finding examiner(Set<UUID> institutions, Set<UUID> trainedBy, LocalDate on) {
        var rule = trainerIsNotExaminer.on(on);
        var trained = institutions.stream().anyMatch(trainedBy::contains);
        return Finding.of(ExamRule.TRAINER, !(rule.value() && trained), rule.citation(), Map.of());
    }
}
