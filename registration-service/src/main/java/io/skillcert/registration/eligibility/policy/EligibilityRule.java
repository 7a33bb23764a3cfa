package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.RuleCode;

/** The codes of the rules of exam eligibility (申报条件). */
public enum EligibilityRule implements RuleCode {
    /** Years of relevant work (累计从事本职业或相关职业工作). */
    WORK("REG-01"),
    /** A certificate already held (职业技能等级证书). */
    CERTIFICATE("REG-02"),
    /** A professional title (职称). */
    TITLE("REG-03"),
    /** Completed education or the final year of it (毕业证书, 在读应届毕业生). */
    EDUCATION("REG-04"),
    /** The minimum age (满16周岁). */
    AGE("REG-05"),
    /** Standard hours of training (标准学时). */
    TRAINING("REG-06"),
    /** A lower level than one already held is refused. */
    LOWER_THAN_HELD("REG-13");

    private final String code;

    EligibilityRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
