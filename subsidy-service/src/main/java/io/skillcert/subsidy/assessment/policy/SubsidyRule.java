package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.RuleCode;

/** The codes of the rules of the subsidy (职业技能提升补贴). */
public final class SubsidyRule {

    public static final RuleCode CERTIFICATE = new RuleCode("SUB-01");
    public static final RuleCode BASIS = new RuleCode("SUB-02");
    public static final RuleCode CLAIM_WINDOW = new RuleCode("SUB-03");
    public static final RuleCode ONCE_A_YEAR_PER_KIND = new RuleCode("SUB-04");
    public static final RuleCode AWARDS_A_YEAR = new RuleCode("SUB-05");
    public static final RuleCode NO_LOWER_AFTER_HIGHER = new RuleCode("SUB-06");
    public static final RuleCode ONCE_PER_LEVEL = new RuleCode("SUB-07");
    public static final RuleCode NO_DOUBLE_SOURCE = new RuleCode("SUB-08");
    public static final RuleCode IN_FORCE = new RuleCode("SUB-15");

    private SubsidyRule() {}
}
