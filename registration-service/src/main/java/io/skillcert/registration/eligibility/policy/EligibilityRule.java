package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.RuleCode;

/** The codes of the rules of exam eligibility (报考条件). */
public final class EligibilityRule {

    /** 累计从事本职业或相关职业工作. */
    public static final RuleCode WORK = new RuleCode("REG-01");
    /** 职业技能等级证书. */
    public static final RuleCode CERTIFICATE = new RuleCode("REG-02");
    /** 职称. */
    public static final RuleCode TITLE = new RuleCode("REG-03");
    /** 毕业证书, 在读应届毕业生. */
    public static final RuleCode EDUCATION = new RuleCode("REG-04");
    /** 满16周岁. */
    public static final RuleCode AGE = new RuleCode("REG-05");
    /** 标准学时. */
    public static final RuleCode TRAINING = new RuleCode("REG-06");
    /** A lower level than one already held. */
    public static final RuleCode LOWER_THAN_HELD = new RuleCode("REG-13");

    private EligibilityRule() {}
}
