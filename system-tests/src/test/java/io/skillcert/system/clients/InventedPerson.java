package io.skillcert.system.clients;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A person who does not exist: the region code 990000 of the number is nobody's.
 *
 * @param number a resident number with the right check character
 */
record InventedPerson(String name, LocalDate birthDate, String number) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    static InventedPerson random() {
        var random = ThreadLocalRandom.current();
        var birthDate = LocalDate.of(1985, 1, 1).plusDays(random.nextInt(7000));
        var digits = String.format(
                Locale.ROOT, "990000%s%03d", birthDate.format(DateTimeFormatter.BASIC_ISO_DATE), random.nextInt(1000));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += Character.digit(digits.charAt(i), 10) * WEIGHTS[i];
        }
        return new InventedPerson("林晓", birthDate, digits + "10X98765432".charAt(sum % 11));
    }
}
