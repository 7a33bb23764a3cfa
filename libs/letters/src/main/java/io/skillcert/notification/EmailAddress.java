package io.skillcert.notification;

import java.util.regex.Pattern;

/** The form of an e-mail address that a header can carry: ASCII, without quotes, blanks, commas and brackets. */
public final class EmailAddress {

    /** Checked in addition to {@link jakarta.validation.constraints.Email}, which also accepts quoted local parts. */
    public static final String FORM = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,185}\\.[A-Za-z0-9-]{2,63}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private EmailAddress() {}

    static boolean isValid(String address) {
        return PATTERN.matcher(address).matches();
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
