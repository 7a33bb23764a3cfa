package io.skillcert.policy.subsidy;

import io.skillcert.policy.RuleCode;
import java.util.Optional;

/** The codes of the rules of the subsidy (职业技能提升补贴). */
public enum SubsidyRule implements RuleCode {
    /** The certificate is issued, recognised and not revoked. */
    CERTIFICATE("SUB-01"),
    /** The claimant has a basis in Shenzhen (申领条件). */
    BASIS("SUB-02"),
    /** The claim is made within the claim window (申领期限). */
    CLAIM_WINDOW("SUB-03"),
    /** One award of each kind in a calendar year. */
    ONCE_A_YEAR_PER_KIND("SUB-04"),
    /** The number of awards in a calendar year. */
    AWARDS_A_YEAR("SUB-05"),
    /** No award for a lower level after one for a higher level. */
    NO_LOWER_AFTER_HIGHER("SUB-06"),
    /** One award for each level. */
    ONCE_PER_LEVEL("SUB-07"),
    /** The certificate was not paid for from unemployment insurance. */
    NO_DOUBLE_SOURCE("SUB-08"),
    /** The amount by level, with the uplift for urgently needed occupations (急需紧缺职业). */
    AMOUNT("SUB-10"),
    /** A pending claim reserves its place under the yearly limits. */
    RESERVATION("SUB-11", "use case DecideClaim, database trigger award_keeps_the_limits"),
    /** The working days of a review, and the public notice (公示) before payment. */
    REVIEW_TIME("SUB-12"),
    /** The account is the claimant's own, at a bank in Shenzhen. */
    ACCOUNT("SUB-13"),
    /** A revoked certificate stops the claim or starts recovery (追回). */
    REVOCATION("SUB-14"),
    /** Rules are in force on the day of the claim and of the certificate. */
    IN_FORCE("SUB-15");

    private final String code;
    private final String enforcedBy;

    SubsidyRule(String code) {
        this(code, null);
    }

    SubsidyRule(String code, String enforcedBy) {
        this.code = code;
        this.enforcedBy = enforcedBy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Optional<String> enforcedBy() {
        return Optional.ofNullable(enforcedBy);
    }
}
