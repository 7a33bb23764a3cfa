package io.skillcert.notification;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The settings {@code skillcert.notifications.*}: by which channels is notified, and what the notifications say. */
@ConfigMapping(prefix = "skillcert.notifications")
public interface NotificationConfig {

    /** The SMTP server; none: no e-mail is sent. */
    Optional<String> smtpHost();

    int smtpPort();

    StartTls smtpStartTls();

    /** The user at the SMTP server; none: no login. */
    Optional<String> smtpUser();

    Optional<String> smtpPassword();

    /** The address from which e-mail is sent, such as {@code no-reply@skills.example}. */
    Optional<String> from();

    /** The directory in which text messages are left for a gateway; none: no text message is sent. */
    Optional<Path> smsDirectory();

    /** Where letters can be read, as notifications name it. */
    Optional<String> lettersUrl();

    /** Whether a connection to the SMTP server is encrypted by STARTTLS (RFC 3207). */
    enum StartTls {
        DISABLED,
        /** If the server offers it. */
        OPTIONAL,
        /** Nothing is sent to a server that doesn't offer it. */
        REQUIRED
    }
}
