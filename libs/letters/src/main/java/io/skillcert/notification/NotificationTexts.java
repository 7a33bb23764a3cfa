package io.skillcert.notification;

import io.quarkus.runtime.StartupEvent;
import io.skillcert.http.language.Language;
import io.skillcert.http.language.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The texts of notifications; they stand in the bundle {@code Notifications}. A text says that a letter is ready and where to
 * read it: no name, number or decision is in it.
 */
@ApplicationScoped
class NotificationTexts {

    /** What fits into one text message with Chinese characters. */
    private static final int MAX_SMS = 70;

    private static final String BUNDLE = "Notifications";

    private final NotificationConfig config;
    private final String authority;

    NotificationTexts(
            NotificationConfig config, @ConfigProperty(name = "skillcert.letters.authority") String authority) {
        this.config = config;
        this.authority = authority;
    }

    /** @throws IllegalStateException at the start if a setting is missing or can't be used */
    void check(@Observes StartupEvent event) {
        if (config.smtpHost().isEmpty() && config.smsDirectory().isEmpty()) {
            return;
        }
        var url = config.lettersUrl().orElse("");
        require(url.matches("https?://[!-~]+"), "SKILLCERT_LETTERS_URL must be set to a URL of ASCII characters");
        for (var language : List.of(Language.DEFAULT, Locale.ENGLISH)) {
            require(
                    sms(language).length() <= MAX_SMS,
                    "SKILLCERT_LETTERS_URL is too long for a text message of " + MAX_SMS + " characters");
        }
        require(
                config.smtpHost().isEmpty()
                        || config.from().filter(EmailAddress::isValid).isPresent(),
                "SKILLCERT_MAIL_FROM must be set to an e-mail address");
    }

    private static void require(boolean isMet, String message) {
        if (!isMet) {
            throw new IllegalStateException(message);
        }
    }

    String subject(Locale language) {
        return text("email.subject", language);
    }

    String body(Locale language) {
        return text("email.body", language, authority, config.lettersUrl().orElseThrow());
    }

    String sms(Locale language) {
        return text("sms", language, config.lettersUrl().orElseThrow());
    }

    private static String text(String key, Locale language, Object... arguments) {
        return Texts.fill(
                Texts.bundle(BUNDLE, language, NotificationTexts.class).getString(key), language, arguments);
    }
}
