package io.skillcert.letter;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The content of a letter as it is stored, in both languages, so that it says the same years later.
 *
 * @param template the version of the template that it was written for
 * @param authority the authority that decided, as configured on that day
 * @param caseNumber the number of the registration or of the claim's certificate
 * @param addressee the name of the person
 * @param datedOn the day of the decision
 */
public record LetterContent(
        int template,
        String authority,
        String caseNumber,
        String addressee,
        LocalDate datedOn,
        LetterText chinese,
        LetterText english) {

    public LetterText in(Locale language) {
        return language.equals(Locale.ENGLISH) ? english : chinese;
    }
}
