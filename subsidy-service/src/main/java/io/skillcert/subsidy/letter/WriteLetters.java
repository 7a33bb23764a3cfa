package io.skillcert.subsidy.letter;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.language.Language;
import io.skillcert.letter.LetterConfig;
import io.skillcert.letter.LetterContent;
import io.skillcert.letter.LetterKind;
import io.skillcert.letter.LetterPage;
import io.skillcert.letter.LetterText;
import io.skillcert.letter.Letters;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimLetters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes letters about the grant, the refusal and the payment of claims, in both languages. */
@ApplicationScoped
class WriteLetters implements ClaimLetters {

    private final Letters letters;
    private final LetterConfig config;
    private final ClaimTexts texts;
    private final ClaimContentCipher contentCipher;
    private final BusinessClock clock;

    WriteLetters(
            Letters letters,
            LetterConfig config,
            ClaimTexts texts,
            ClaimContentCipher contentCipher,
            BusinessClock clock) {
        this.letters = letters;
        this.config = config;
        this.texts = texts;
        this.contentCipher = contentCipher;
        this.clock = clock;
    }

    @Override
    public void write(Claim claim) {
        kindOf(claim).filter(kind -> !claim.isErased()).ifPresent(kind -> write(claim, kind));
    }

    private static Optional<LetterKind> kindOf(Claim claim) {
        return switch (claim.status()) {
            case GRANTED -> Optional.of(LetterKind.SUBSIDY_GRANTED);
            case REFUSED -> Optional.of(LetterKind.SUBSIDY_REFUSED);
            case PAID -> Optional.of(LetterKind.SUBSIDY_PAID);
            default -> Optional.empty();
        };
    }

    private void write(Claim claim, LetterKind kind) {
        var content = new LetterContent(
                LetterPage.TEMPLATE,
                config.authority(),
                claim.certificateNumber(),
                contentCipher.contentOf(claim).name().orElse(""),
                clock.today(),
                text(claim, kind, Language.DEFAULT),
                text(claim, kind, Locale.ENGLISH));
        letters.write(List.of(new Letters.NewLetter(claim.id(), kind, content)));
    }

    private LetterText text(Claim claim, LetterKind kind, Locale language) {
        return switch (kind) {
            case SUBSIDY_GRANTED -> texts.granted(claim, language);
            case SUBSIDY_REFUSED -> texts.refused(claim, language);
            case SUBSIDY_PAID -> texts.paid(claim, language);
            case REGISTRATION_ACCEPTED, REGISTRATION_RETURNED, REGISTRATION_APPROVED, REGISTRATION_REFUSED ->
                throw new IllegalArgumentException(kind.name());
        };
    }
}
