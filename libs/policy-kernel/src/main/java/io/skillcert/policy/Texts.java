package io.skillcert.policy;

import java.time.LocalDate;

/** Numbers and days as a finding's details write them. The same few come back in every decision: each is written once. */
public final class Texts {

    private static final String[] NUMBERS = new String[10_000];
    private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final String[] DAYS = new String[50 * 366];

    private Texts() {}

    public static String of(int number) {
        if (number < 0 || number >= NUMBERS.length) {
            return Integer.toString(number);
        }
        var known = NUMBERS[number];
        if (known == null) {
            known = Integer.toString(number);
            NUMBERS[number] = known; // two threads write equal texts
        }
        return known;
    }

    /** ISO 8601, such as {@code 2025-07-01}. */
    public static String of(LocalDate day) {
        var number = day.toEpochDay() - FIRST_DAY;
        if (number < 0 || number >= DAYS.length) {
            return day.toString();
        }
        var known = DAYS[(int) number];
        if (known == null) {
            known = day.toString();
            DAYS[(int) number] = known;
        }
        return known;
    }
}
