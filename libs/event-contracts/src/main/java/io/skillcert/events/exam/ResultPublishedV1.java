package io.skillcert.events.exam;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.Required;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A person's result in one batch is published (成绩公布). Topic exam.events, key personId.
 *
 * @param outcome {@code PASSED} or {@code NOT_PASSED}
 * @param resitSubjects the subjects that may be resat; empty if none may
 * @param resitRegisterBy the last day to register for the resit; absent if there is none
 * @param ruleCodes the codes of the rules that were not met, such as {@code EXM-02}; null in events from before the field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultPublishedV1(
        UUID registrationId,
        UUID personId,
        UUID batchId,
        String occupationCode,
        int level,
        String attempt,
        String outcome,
        List<SubjectResult> subjects,
        List<String> resitSubjects,
        LocalDate resitRegisterBy,
        LocalDate publishedOn,
        List<String> ruleCodes) {

    public static final String TYPE = "io.skillcert.exam.result-published.v1";

    public ResultPublishedV1 {
        Required.all(
                registrationId,
                personId,
                batchId,
                occupationCode,
                attempt,
                outcome,
                subjects,
                resitSubjects,
                publishedOn);
        subjects = List.copyOf(subjects);
        resitSubjects = List.copyOf(resitSubjects);
        ruleCodes = ruleCodes == null ? null : List.copyOf(ruleCodes);
    }

    /**
     * @param status {@code PASSED}, {@code FAILED}, {@code ABSENT} or {@code RETAINED}
     * @param retainedUntil the last day the pass is kept; absent if it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubjectResult(String subject, String status, LocalDate retainedUntil) {
        public SubjectResult {
            Required.all(subject, status);
        }
    }
}
