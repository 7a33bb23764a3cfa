package io.skillcert.events.exam;

import static io.skillcert.events.FieldFormat.ATTEMPT;
import static io.skillcert.events.FieldFormat.EXAM_OUTCOME;
import static io.skillcert.events.FieldFormat.LEVEL;
import static io.skillcert.events.FieldFormat.NAME;
import static io.skillcert.events.FieldFormat.RULE_CODE;
import static io.skillcert.events.FieldFormat.SUBJECT;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A score review (成绩复核) has changed a published score: this result replaces the earlier one.
 *
 * @param registrationId the registration (报名)
 * @param personId the person (个人), which is the key of the record
 * @param batchId the exam batch (考试批次)
 * @param occupationCode the code of the occupation (职业编码)
 * @param level the skill level (职业技能等级), 5 to 1
 * @param attempt whether the exam was a first sitting or a resit (补考)
 * @param outcome the outcome of the exam (考试结果)
 * @param subjects the results of the subjects (科目成绩)
 * @param resitSubjects the subjects that may be resat (可补考科目); empty if none may
 * @param resitRegisterBy the last day to register for the resit (补考报名截止日期); absent if there is none
 * @param publishedOn the day of the publication (成绩公布日期), from which the retention of a pass counts
 * @param correctedAt when the score was corrected (更正时间)
 * @param ruleCodes the codes of the rules that were not met (未满足规则), such as {@code EXM-02}; absent in events of
 *     earlier versions
 */
@EventContract(topics = "exam.events")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultCorrectedV1(
        UUID registrationId,
        UUID personId,
        UUID batchId,
        @EventField(format = NAME) String occupationCode,
        @EventField(format = LEVEL) int level,
        @EventField(format = ATTEMPT) String attempt,
        @EventField(format = EXAM_OUTCOME) String outcome,
        List<ResultPublishedV1.SubjectResult> subjects,
        @EventField(format = SUBJECT) List<String> resitSubjects,
        @EventField(optional = true) LocalDate resitRegisterBy,
        LocalDate publishedOn,
        Instant correctedAt,
        @EventField(format = RULE_CODE, optional = true, uniqueItems = true) List<String> ruleCodes) {

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
