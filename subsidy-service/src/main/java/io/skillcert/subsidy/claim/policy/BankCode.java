package io.skillcert.subsidy.claim.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bank's code in the national payment system CNAPS (联行号): 3 digits for the bank, 4 for the city, 4 for the branch and
 * a check digit (ISO 7064, MOD 11,10).
 */
public final class BankCode {

    private static final Pattern FORM = Pattern.compile("\\d{3}(\\d{4})\\d{5}");
    private static final int MODULUS = 10;

    private BankCode() {}

    /** Whether the text has 12 digits and the last is the check digit of the others. */
    public static boolean isValid(String code) {
        if (!FORM.matcher(code).matches()) {
            return false;
        }
        int product = MODULUS;
        for (int i = 0; i < code.length() - 1; i++) {
            int sum = (product + digit(code, i)) % MODULUS;
            product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
        }
        return (product + digit(code, code.length() - 1)) % MODULUS == 1;
    }

    /** The digits of the city; empty if the text does not have the form of a code. */
    public static Optional<String> cityOf(String code) {
        var matcher = FORM.matcher(code);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static int digit(String code, int index) {
        return code.charAt(index) - '0';
    }
}
