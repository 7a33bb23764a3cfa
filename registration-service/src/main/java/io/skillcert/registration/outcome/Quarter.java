package io.skillcert.registration.outcome;

import java.time.LocalDate;

/** A quarter of a year, such as {@code 2025-Q3}. */
record Quarter(int year, int number) implements Comparable<Quarter> {

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** @param text such as {@code 2025-Q3} */
    static Quarter parse(String text) {
        return new Quarter(Integer.parseInt(text.substring(0, 4)), text.charAt(6) - '0');
    }

    LocalDate firstDay() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    @Override
    public int compareTo(Quarter other) {
        return firstDay().compareTo(other.firstDay());
    }

    @Override
    public String toString() {
        return "%04d-Q%d".formatted(year, number);
    }
}
