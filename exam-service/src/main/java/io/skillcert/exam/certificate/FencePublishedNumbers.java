package io.skillcert.exam.certificate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.messaging.EpochFence;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Raises the serial numbers and status indexes of certificates above all published ones, so that a database restored to an
 * earlier moment issues none of them a second time (EXM-12).
 */
@ApplicationScoped
class FencePublishedNumbers implements EpochFence {

    private static final Set<String> TYPES = Set.of(CertificateIssuedV1.TYPE, CertificateReissuedV1.TYPE);

    private final ObjectMapper json;

    FencePublishedNumbers(ObjectMapper json) {
        this.json = json;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Numbered(String certificateNumber) {}

    @Override
    public void raise(Connection connection, List<Published> events) throws SQLException {
        var numbers = events.stream()
                .filter(event -> TYPES.contains(event.type()))
                .map(this::number)
                .toList();
        raiseSerials(connection, numbers);
        skipStatusIndexes(connection, numbers);
    }

    private CertificateNumber number(Published event) {
        try {
            return CertificateNumber.parse(
                    json.readValue(event.value(), Numbered.class).certificateNumber());
        } catch (IOException e) {
            throw new UncheckedIOException("a published certificate can't be read", e);
        }
    }

    private static void raiseSerials(Connection connection, List<CertificateNumber> numbers) throws SQLException {
        try (var raise = connection.prepareStatement(
                """
                insert into certificate_serial as s (year, level, last) values (?, ?, ?)
                on conflict (year, level) do update set last = greatest(s.last, excluded.last)""")) {
            for (var number : numbers) {
                raise.setInt(1, number.year());
                raise.setInt(2, number.level().number());
                raise.setInt(3, number.serial());
                raise.executeUpdate(); // a batch becomes one statement, which may change a row only once
            }
        }
    }

    /** Skips one index for each certificate that the database has lost: its credential names an index that was taken. */
    private static void skipStatusIndexes(Connection connection, List<CertificateNumber> numbers) throws SQLException {
        try (var skip = connection.prepareStatement(
                """
                select nextval(pg_get_serial_sequence('certificate', 'status_index'))
                from unnest(?) as published (number)
                where not exists (select from certificate c where c.number = published.number)""")) {
            skip.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            numbers.stream().map(CertificateNumber::toString).toArray()));
            skip.execute();
        }
    }
}
