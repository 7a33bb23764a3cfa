package io.skillcert.subsidy.claim.policy;

import java.util.regex.Pattern;

/**
 * A bank's code in the national payment system CNAPS (联行号): 3 digits for the bank, 4 for the city, 4 for the branch and
 * a check digit (ISO 7064, MOD 11,10).
 */
public final class BankCode {

    private static final Pattern FORM = Pattern.compile("\\d{12}");
    private static final int MODULUS = 10;

    private BankCode() {}

    public static boolean isOne(String code) {
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

    private static int digit(String code, int index) {
        return code.charAt(index) - '0';
    }
}
