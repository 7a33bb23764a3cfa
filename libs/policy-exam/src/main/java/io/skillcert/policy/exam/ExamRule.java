package io.skillcert.policy.exam;

import io.skillcert.policy.RuleCode;
import java.util.Arrays;

/** The codes of the rules of exams and results (考试). */
public enum ExamRule implements RuleCode {
    /** The subjects of each level (科目). */
    SUBJECTS("EXM-01"),
    /** Every subject reaches the pass mark. */
    PASS_MARK("EXM-02"),
    /** The duration of each subject (考试时长). */
    DURATION("EXM-03"),
    /** Results are published within some working days of the last exam day (成绩公布). */
    PUBLICATION_DUE("EXM-04"),
    /** A score review is requested within some working days of publication (成绩复核). */
    REVIEW_REQUEST("EXM-05"),
    /** A score review is answered within some working days of the close of the request window. */
    REVIEW_ANSWER("EXM-06"),
    /** A passed subject is retained for a year (成绩保留). */
    RETENTION("EXM-07"),
    /** One resit of the subjects not passed (补考). */
    RESIT("EXM-08"),
    /** An absence is a fact, not a score of 0 (缺考). */
    ABSENCE("EXM-09"),
    /** The reviewer of a score is not its first marker, and the review's score stands. */
    REVIEWER("EXM-10"),
    /** The certificate follows when all subjects are passed and the review window has closed. */
    CERTIFICATE("EXM-11"),
    /** The number of a certificate (证书编号). */
    CERTIFICATE_NUMBER("EXM-12"),
    /** Nobody examines a person they trained (考培分离). */
    TRAINER("EXM-13");

    private final String code;

    ExamRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException if no rule has the code */
    public static ExamRule of(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule has the code " + code));
    }
}
