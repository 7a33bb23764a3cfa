package io.skillcert.registration.letter;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.language.Language;
import io.skillcert.letter.LetterConfig;
import io.skillcert.letter.LetterContent;
import io.skillcert.letter.LetterKind;
import io.skillcert.letter.LetterPage;
import io.skillcert.letter.LetterText;
import io.skillcert.letter.Letters;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationLetters;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.StatusChange;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Writes letters about decisions on registrations, in both languages. */
@ApplicationScoped
class WriteLetters implements RegistrationLetters {

    private final Letters letters;
    private final LetterConfig config;
    private final RegistrationTexts texts;
    private final Persons persons;
    private final FieldCipher cipher;

    WriteLetters(Letters letters, LetterConfig config, RegistrationTexts texts, Persons persons, FieldCipher cipher) {
        this.letters = letters;
        this.config = config;
        this.texts = texts;
        this.persons = persons;
        this.cipher = cipher;
    }

    @Override
    public void write(List<Registration> registrations) {
        letters.write(registrations.stream().map(this::letter).toList());
    }

    private Letters.NewLetter letter(Registration registration) {
        var history = registration.history();
        var change = history.get(history.size() - 1);
        var kind = kindOf(registration.status());
        var content = new LetterContent(
                LetterPage.TEMPLATE,
                config.authority(),
                "%010d".formatted(registration.number()),
                addressee(registration),
                BusinessClock.day(change.at()),
                text(registration, kind, change, Language.DEFAULT),
                text(registration, kind, change, Locale.ENGLISH));
        return new Letters.NewLetter(registration.id(), kind, content);
    }

    private LetterText text(Registration registration, LetterKind kind, StatusChange change, Locale language) {
        return switch (kind) {
            case REGISTRATION_ACCEPTED -> texts.accepted(registration, language);
            case REGISTRATION_RETURNED -> texts.returned(registration, change, language);
            case REGISTRATION_APPROVED -> texts.approved(registration, language);
            case REGISTRATION_REFUSED -> texts.refused(registration, change, language);
            case SUBSIDY_GRANTED, SUBSIDY_REFUSED, SUBSIDY_PAID -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static LetterKind kindOf(RegistrationStatus status) {
        return switch (status) {
            case UNDER_REVIEW -> LetterKind.REGISTRATION_ACCEPTED;
            case RETURNED -> LetterKind.REGISTRATION_RETURNED;
            case APPROVED -> LetterKind.REGISTRATION_APPROVED;
            case INELIGIBLE -> LetterKind.REGISTRATION_REFUSED;
            case CONFIRMED, LAPSED, WITHDRAWN, CANCELLED ->
                throw new IllegalArgumentException("there is no letter about a registration that is " + status);
        };
    }

    /** The name as the applicant stated it: an account of which nothing is verified must not learn another one. */
    private String addressee(Registration registration) {
        return registration.statedName(cipher).orElseGet(() -> persons.findById(registration.personId())
                .name(cipher));
    }
}
