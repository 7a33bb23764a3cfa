package io.skillcert.events.exam;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A score review (成绩复核) has changed a published score: this result replaces the earlier one. Topic
 * exam.events, key personId.
 *
 * @param outcome {@code PASSED} or {@code NOT_PASSED}
 * @param resitSubjects the subjects that may be resat; empty if none may
 * @param resitRegisterBy the last day to register for the resit; absent if there is none
 * @param publishedOn the day of the publication, from which the retention of a pass counts
 * @param ruleCodes the codes of the rules that were not met, such as {@code EXM-02}; null in events from before the field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultCorrectedV1(
        UUID registrationId,
        UUID personId,
        UUID batchId,
        String occupationCode,
        int level,
        String attempt,
        String outcome,
        List<ResultPublishedV1.SubjectResult> subjects,
        List<String> resitSubjects,
        LocalDate resitRegisterBy,
        LocalDate publishedOn,
        Instant correctedAt,
        List<String> ruleCodes) {

    public static final String TYPE = "io.skillcert.exam.result-corrected.v1";

    /** The same shape as a publication, and when it was corrected. */
    public static ResultCorrectedV1 of(ResultPublishedV1 result, Instant correctedAt) {
        return new ResultCorrectedV1(
                result.registrationId(),
                result.personId(),
                result.batchId(),
                result.occupationCode(),
                result.level(),
                result.attempt(),
                result.outcome(),
                result.subjects(),
                result.resitSubjects(),
                result.resitRegisterBy(),
                result.publishedOn(),
                correctedAt,
                result.ruleCodes());
    }

    public ResultCorrectedV1 {
        Required.all(
                registrationId,
                personId,
                batchId,
                occupationCode,
                attempt,
                outcome,
                subjects,
                resitSubjects,
                publishedOn,
                correctedAt);
        subjects = List.copyOf(subjects);
        resitSubjects = List.copyOf(resitSubjects);
        ruleCodes = ruleCodes == null ? null : List.copyOf(ruleCodes);
    }
}
