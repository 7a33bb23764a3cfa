package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.RuleCode;
import java.util.Optional;

/** The codes of the rules of registration (报名) and exam eligibility (申报条件). */
enum RegistrationRule implements RuleCode {
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
    /** The earliest date on which time alone opens a route. */
    EARLIEST_DATE("REG-07"),
    /** The documents of a registration (报名材料). */
    DOCUMENTS("REG-08"),
    /** Review, payment within the review period of the batch, and lapse. */
    REVIEW_AND_PAYMENT("REG-10", "LapseUnpaidRegistrations; constraint registration_confirmed_is_paid"),
    /** The days on which an admission ticket can be printed (准考证). */
    TICKET("REG-11"),
    /** No refund for absence; refund or move after a public emergency (公共突发事件). */
    ABSENCE_AND_EMERGENCY(
            "REG-12", "CancelForEmergency, MoveRegistration; constraint refund_once_per_payment_and_reason"),
    /** No level below one already held; one live registration per person, occupation, level and batch. */
    NOT_LOWER_THAN_HELD("REG-13"),
    /** The facts of a registration agree with the identity document and with each other. */
    AGREEMENT("REG-14", "FactsAgreement, IdentityDocument; constraint person_once_per_document");

    private final String code;
    private final String enforcedBy;

    RegistrationRule(String code) {
        this(code, null);
    }

    RegistrationRule(String code, String enforcedBy) {
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
