package io.skillcert.notification;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Appends text messages to a file of the day in the configured directory, one JSON object a line, which the operator's SMS
 * gateway reads. Only the owner of the process can read the files.
 */
@ApplicationScoped
class SmsFilePort implements NotificationPort {

    private static final Set<StandardOpenOption> OPTIONS = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private final NotificationConfig config;
    private final NotificationTexts texts;
    private final Json json;
    private final BusinessClock clock;
    private final String service;

    SmsFilePort(
            NotificationConfig config,
            NotificationTexts texts,
            Json json,
            BusinessClock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
        this.service = service;
    }

    /**
     * A line of the file.
     *
     * @param id the same in every attempt: the gateway sends a message once
     * @param to the mobile number with its country code
     * @param text at most 70 characters
     */
    record Line(UUID id, String to, String text, Instant at) {}

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isOn() {
        return config.smsDirectory().isPresent();
    }

    @Override
    public void send(Message message) throws UndeliveredException {
        var line = new Line(message.id(), message.address(), texts.sms(message.language()), clock.instant());
        try {
            append(json.write(line) + "\n");
        } catch (IOException e) {
            throw new UndeliveredException(Failure.UNREACHABLE);
        }
    }

    private void append(String line) throws IOException {
        var directory = config.smsDirectory().orElseThrow();
        Files.createDirectories(directory, onlyOwner("rwx------"));
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try (var file = FileChannel.open(fileOfToday(directory), OPTIONS, onlyOwner("rw-------"))) {
            file.lock(); // until it is closed
            var end = file.size();
            try {
                file.position(end);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            } catch (IOException e) {
                file.truncate(end); // no half line, as when the disk is full
                throw e;
            }
        }
    }

    private Path fileOfToday(Path directory) {
        return directory.resolve(service + "-" + clock.today() + ".jsonl");
    }

    private static FileAttribute<?> onlyOwner(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}
