package io.skillcert.policy;

import java.util.regex.Pattern;

/** The published code of a rule, such as {@code SUB-03}: never renamed, never reused. */
public record RuleCode(String code) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{3}-\\d{2}");

    public RuleCode {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("not a rule code: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
