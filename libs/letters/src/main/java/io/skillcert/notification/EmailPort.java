package io.skillcert.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Sends e-mail to the configured SMTP server. A message keeps its {@code Message-ID}, by which a repetition is recognised. */
@ApplicationScoped
class EmailPort implements NotificationPort {

    private static final Logger LOG = Logger.getLogger(EmailPort.class);

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final ReactiveMailer mailer;
    private final NotificationConfig config;
    private final NotificationTexts texts;

    EmailPort(ReactiveMailer mailer, NotificationConfig config, NotificationTexts texts) {
        this.mailer = mailer;
        this.config = config;
        this.texts = texts;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isOn() {
        return config.smtpHost().isPresent();
    }

    @Override
    public void send(Message message) throws UndeliveredException {
        var from = config.from().orElseThrow();
        var mail = Mail.withText(message.address(), texts.subject(message.language()), texts.body(message.language()))
                .setFrom(from)
                .addHeader("Message-ID", "<" + message.id() + "@" + EmailAddress.domain(from) + ">")
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(TIME_LIMIT);
        } catch (RuntimeException e) {
            throw undelivered(e);
        }
    }

    /** Logs the status of the server's answer alone: its text names the address. */
    private static UndeliveredException undelivered(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException refusal) {
                LOG.warnf("The SMTP server has refused a message with status %d", refusal.getReplyCode());
                return new UndeliveredException(Failure.REFUSED);
            }
        }
        LOG.warnf("The SMTP server can't be reached: %s", e.getClass().getName());
        return new UndeliveredException(Failure.UNREACHABLE);
    }
}
