package io.skillcert.events.exam;

import static io.skillcert.events.FieldFormat.ATTEMPT;
import static io.skillcert.events.FieldFormat.EXAM_OUTCOME;
import static io.skillcert.events.FieldFormat.LEVEL;
import static io.skillcert.events.FieldFormat.NAME;
import static io.skillcert.events.FieldFormat.RULE_CODE;
import static io.skillcert.events.FieldFormat.SUBJECT;
import static io.skillcert.events.FieldFormat.SUBJECT_STATUS;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A person's result in one batch is published (成绩公布).
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
 * @param ruleCodes the codes of the rules that were not met (未满足规则), such as {@code EXM-02}; absent in events of
 *     earlier versions
 */
@EventContract(topics = "exam.events")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultPublishedV1(
        UUID registrationId,
        UUID personId,
        UUID batchId,
        @EventField(format = NAME) String occupationCode,
        @EventField(format = LEVEL) int level,
        @EventField(format = ATTEMPT) String attempt,
        @EventField(format = EXAM_OUTCOME) String outcome,
        List<SubjectResult> subjects,
        @EventField(format = SUBJECT) List<String> resitSubjects,
        @EventField(optional = true) LocalDate resitRegisterBy,
        LocalDate publishedOn,
        @EventField(format = RULE_CODE, optional = true, uniqueItems = true) List<String> ruleCodes) {

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
     * The result of one subject (科目成绩).
     *
     * @param subject the subject (科目)
     * @param status what the person has reached in the subject (科目状态)
     * @param retainedUntil the last day the pass is kept (成绩保留期限); absent if it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubjectResult(
            @EventField(format = SUBJECT) String subject,
            @EventField(format = SUBJECT_STATUS) String status,
            @EventField(optional = true) LocalDate retainedUntil) {
        public SubjectResult {
            Required.all(subject, status);
        }
    }
}
