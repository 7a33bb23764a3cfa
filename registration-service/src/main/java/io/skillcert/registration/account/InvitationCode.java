package io.skillcert.registration.account;

import java.security.SecureRandom;
import java.util.Locale;

/** Codes of invitations: 8 random characters without those that look alike, about 8 × 10^10 of them. */
final class InvitationCode {

    static final int LENGTH = 8;

    /** Without 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V. */
    private static final String ALPHABET = "34679ACDEFGHJKMNPQRTWXY";

    private static final SecureRandom RANDOM = new SecureRandom();

    private InvitationCode() {}

    static String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** The code as it was issued: a person may type lower case, spaces and hyphens. */
    static String normalised(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
