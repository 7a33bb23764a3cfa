package io.skillcert.policy;

import java.util.Optional;

/** The published code of a rule, such as {@code SUB-03}: never renamed, never reused. Each service has one enum of its codes. */
public interface RuleCode {

    /** The form of every code: three letters and two digits. */
    String FORM = "[A-Z]{3}-\\d{2}";

    String code();

    /** The use case and the database constraint that enforce a rule without a policy method; empty for all other rules. */
    default Optional<String> enforcedBy() {
        return Optional.empty();
    }
}
