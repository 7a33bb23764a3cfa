package io.skillcert.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;

/** Sends e-mail to the configured SMTP server. A message keeps its {@code Message-ID}, by which a repetition is recognised. */
@ApplicationScoped
class EmailPort implements NotificationPort {

    private static final Logger LOG = Logger.getLogger(EmailPort.class);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private static final int NOT_AUTHENTICATED = 535;

    /** For a connection, a write and each answer: a message needs eight answers, and is sent within its lease. */
    private static final String TIME_LIMIT_MILLISECONDS = "5000";

    private final NotificationConfig config;
    private final NotificationTexts texts;

    EmailPort(NotificationConfig config, NotificationTexts texts) {
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
        try {
            Transport.send(
                    email(message),
                    config.smtpUser().orElse(null),
                    config.smtpPassword().orElse(null));
        } catch (MessagingException e) {
            throw undelivered(e);
        }
    }

    /** Logs the status of the server's answer alone: its text names the address. */
    private static UndeliveredException undelivered(MessagingException e) {
        if (e instanceof SendFailedException || e instanceof AuthenticationFailedException) {
            LOG.warnf("The SMTP server has refused a message with status %d", status(e));
            return new UndeliveredException(Failure.REFUSED);
        }
        LOG.warnf("The SMTP server can't be reached: %s", e.getClass().getName());
        return new UndeliveredException(Failure.UNREACHABLE);
    }

    private static int status(Exception e) {
        if (e instanceof SMTPSendFailedException refusal) {
            return refusal.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException refusal) {
            return refusal.getReturnCode();
        }
        if (e instanceof SMTPAddressFailedException refusal) {
            return refusal.getReturnCode();
        }
        return e instanceof SendFailedException list && list.getNextException() != null
                ? status(list.getNextException())
                : NOT_AUTHENTICATED;
    }

    private MimeMessage email(Message message) throws MessagingException {
        var from = config.from().orElseThrow();
        var id = "<" + message.id() + "@" + EmailAddress.domain(from) + ">";
        var email = new MimeMessage(Session.getInstance(server())) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        email.setFrom(from);
        email.setRecipient(RecipientType.TO, new InternetAddress(message.address()));
        email.setHeader("Auto-Submitted", "auto-generated");
        email.setSubject(texts.subject(message.language()), UTF_8);
        email.setText(texts.body(message.language()), UTF_8);
        return email;
    }

    private Properties server() {
        var server = new Properties();
        server.setProperty("mail.smtp.host", config.smtpHost().orElseThrow());
        server.setProperty("mail.smtp.port", Integer.toString(config.smtpPort()));
        server.setProperty("mail.smtp.auth", Boolean.toString(config.smtpUser().isPresent()));
        server.setProperty(
                "mail.smtp.starttls.enable",
                Boolean.toString(config.smtpStartTls() != NotificationConfig.StartTls.DISABLED));
        server.setProperty(
                "mail.smtp.starttls.required",
                Boolean.toString(config.smtpStartTls() == NotificationConfig.StartTls.REQUIRED));
        server.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        for (var limited : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            server.setProperty("mail.smtp." + limited, TIME_LIMIT_MILLISECONDS);
        }
        return server;
    }
}
