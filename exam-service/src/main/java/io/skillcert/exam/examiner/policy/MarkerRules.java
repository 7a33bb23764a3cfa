package io.skillcert.exam.examiner.policy;

import io.skillcert.exam.result.policy.ExamRule;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may mark whom (EXM-10, EXM-13). Pure: no clock, no look-ups. Accounts are opaque. */
public final class MarkerRules {

    private final Timeline<Boolean> reviewerIsNotFirstMarker;
    private final Timeline<Boolean> trainerIsNotExaminer;

    public MarkerRules(Timeline<Boolean> reviewerIsNotFirstMarker, Timeline<Boolean> trainerIsNotExaminer) {
        this.reviewerIsNotFirstMarker = reviewerIsNotFirstMarker;
        this.trainerIsNotExaminer = trainerIsNotExaminer;
    }

    /** EXM-10: who answers a score review is none of those who marked first. */
    public Finding reviewer(String reviewer, Set<String> firstMarkers, LocalDate on) {
        var rule = reviewerIsNotFirstMarker.on(on);
        return Finding.of(
                ExamRule.REVIEWER, !(rule.value() && firstMarkers.contains(reviewer)), rule.citation(), Map.of());
    }

    /**
     * EXM-13: nobody marks, reviews or sits on the panel of a person they trained (考培分离).
     *
     * @param institutions those the examiner works for
     * @param trainedBy those that train the candidate
     */
    public Finding examiner(Set<UUID> institutions, Set<UUID> trainedBy, LocalDate on) {
        var rule = trainerIsNotExaminer.on(on);
        var trained = institutions.stream().anyMatch(trainedBy::contains);
        return Finding.of(ExamRule.TRAINER, !(rule.value() && trained), rule.citation(), Map.of());
    }
}
