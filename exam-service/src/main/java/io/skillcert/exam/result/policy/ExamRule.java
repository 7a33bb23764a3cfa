package io.skillcert.exam.result.policy;

import io.skillcert.policy.RuleCode;

/** The codes of the rules of exams and results (考试). */
public enum ExamRule implements RuleCode {
    /** Every subject reaches the pass mark. */
    PASS_MARK("EXM-02"),
    /** A passed subject is kept for a year (成绩保留). */
    RETENTION("EXM-07"),
    /** One resit of the subjects not passed (补考). */
    RESIT("EXM-08"),
    /** An absence is a fact, not a score of 0 (缺考). */
    ABSENCE("EXM-09"),
    /** The reviewer of a score is not its first marker. */
    REVIEWER("EXM-10"),
    /** The certificate follows when all subjects are passed and the review window has closed. */
    CERTIFICATE("EXM-11"),
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
}
