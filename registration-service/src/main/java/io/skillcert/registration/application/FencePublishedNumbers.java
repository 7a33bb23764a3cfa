package io.skillcert.registration.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.messaging.EpochFence;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Raises registration numbers above all published ones, so that a restored database issues none of them a second time. */
@ApplicationScoped
class FencePublishedNumbers implements EpochFence {

    /** Skipped after a loss: numbers of registrations that were submitted and not confirmed stand in no event. */
    private static final long UNPUBLISHED = 10_000;

    private final ObjectMapper json;

    FencePublishedNumbers(ObjectMapper json) {
        this.json = json;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Numbered(String registrationNumber) {}

    @Override
    public void raise(Connection connection, List<Published> events) throws SQLException {
        var highest = events.stream()
                .filter(event -> event.type().equals(RegistrationConfirmedV1.TYPE))
                .mapToLong(this::number)
                .max();
        if (highest.isPresent()) {
            raise(connection, highest.getAsLong());
        }
    }

    /** The user of a service may not set a sequence, only take its numbers. */
    private static void raise(Connection connection, long published) throws SQLException {
        try (var skip = connection.prepareStatement(
                """
                select nextval('registration_number')
                from registration_number s, generate_series(s.last_value, ?) where s.last_value < ?""")) {
            skip.setLong(1, published + UNPUBLISHED);
            skip.setLong(2, published);
            skip.execute();
        }
    }

    private long number(Published event) {
        try {
            return Long.parseLong(json.readValue(event.value(), Numbered.class).registrationNumber());
        } catch (IOException e) {
            throw new UncheckedIOException("a published registration can't be read", e);
        }
    }
}
