package io.skillcert.registration.letter;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.letter.Letter;
import io.skillcert.letter.LetterContent;
import io.skillcert.letter.Letters;
import io.skillcert.registration.application.Registrations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads the letters about a registration that the caller may see. */
@ApplicationScoped
public class ReadLetters {

    private final Registrations registrations;
    private final Letters letters;
    private final Caller caller;

    ReadLetters(Registrations registrations, Letters letters, Caller caller) {
        this.registrations = registrations;
        this.letters = letters;
        this.caller = caller;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 for a registration that the caller may not see */
    @Transactional
    public List<Letter> list(UUID registrationId) {
        requireVisible(registrationId);
        return letters.of(registrationId);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 also for a letter whose content is erased */
    @Transactional
    public LetterContent read(UUID registrationId, int number) {
        requireVisible(registrationId);
        return letters.contentOf(registrationId, number);
    }

    private void requireVisible(UUID registrationId) {
        registrations.getFor(registrationId, caller.visibleOwner(Role.REGISTRAR, Role.AUDITOR));
    }
}
