package io.skillcert.localstack.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that keeps what it receives, at the address to which a {@code @QuarkusTest} sends e-mail. */
public final class MailServer implements AutoCloseable {

    static final String PORT_PROPERTY = "skillcert.test.smtp-port";

    private static final int NO_SUCH_MAILBOX = 550;

    private final List<Mail> received = new CopyOnWriteArrayList<>();
    private final SMTPServer server;
    private volatile boolean refuses;

    private MailServer() {
        server = SMTPServer.port(Integer.getInteger(PORT_PROPERTY))
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler(this::receive)
                .build();
    }

    /**
     * A message that was received.
     *
     * @param to the recipient of the envelope
     */
    public record Mail(String from, String to, MimeMessage message) {}

    /** Starts the server. As long as there is none, nobody listens at the address. */
    public static MailServer start() {
        var mailServer = new MailServer();
        mailServer.server.start();
        return mailServer;
    }

    /** Reserves a port for the server and returns it. */
    static int choosePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty(PORT_PROPERTY, Integer.toString(free.getLocalPort()));
            return free.getLocalPort();
        }
    }

    private void receive(MessageContext context, String from, String to, byte[] content) throws RejectException {
        if (refuses) {
            throw new RejectException(NO_SUCH_MAILBOX, "there is no mailbox " + to);
        }
        try {
            var session = Session.getInstance(new Properties());
            received.add(new Mail(from, to, new MimeMessage(session, new ByteArrayInputStream(content))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the server refuse every message with status 550, or accept messages again. */
    public void refuse(boolean refuse) {
        refuses = refuse;
    }

    /** The messages to an address, in the order in which they were received. */
    public List<Mail> to(String address) {
        return received.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
