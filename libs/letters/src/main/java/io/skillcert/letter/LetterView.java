package io.skillcert.letter;

import java.time.LocalDate;

/**
 * A letter in the list of a case, without its content.
 *
 * @param number the place among the letters of the case, from 1
 * @param datedOn the day of the decision
 */
public record LetterView(int number, LetterKind kind, LocalDate datedOn) {

    public static final int MAX_NUMBER = 100_000;

    public static LetterView of(Letter letter) {
        return new LetterView(letter.number(), letter.kind(), letter.datedOn());
    }
}
