package io.skillcert.subsidy.letter;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.letter.Letter;
import io.skillcert.letter.LetterContent;
import io.skillcert.letter.Letters;
import io.skillcert.subsidy.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads the letters about a claim that the caller may see. */
@ApplicationScoped
public class ReadLetters {

    private final Claims claims;
    private final Letters letters;
    private final Caller caller;

    ReadLetters(Claims claims, Letters letters, Caller caller) {
        this.claims = claims;
        this.letters = letters;
        this.caller = caller;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 for a claim that the caller may not see */
    @Transactional
    public List<Letter> list(UUID claimId) {
        requireVisible(claimId);
        return letters.of(claimId);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 also for a letter whose content is erased */
    @Transactional
    public LetterContent read(UUID claimId, int number) {
        requireVisible(claimId);
        return letters.contentOf(claimId, number);
    }

    private void requireVisible(UUID claimId) {
        claims.getFor(
                claimId,
                caller.visibleOwner(Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.TREASURER, Role.AUDITOR));
    }
}
