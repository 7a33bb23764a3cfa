package io.skillcert.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The only source of business time. In a sandbox it is the system clock plus an offset stored in the database, so that all
 * replicas agree; elsewhere it is the system clock.
 */
@ApplicationScoped
public class BusinessClock implements InstantSource {

    /** The time zone of all calendar days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final InstantSource system = InstantSource.system();
    private final DataSource database;
    private final boolean sandbox;

    BusinessClock(
            DataSource database, @ConfigProperty(name = "skillcert.sandbox", defaultValue = "false") boolean sandbox) {
        this.database = database;
        this.sandbox = sandbox;
    }

    public boolean isSandbox() {
        return sandbox;
    }

    @Override
    public Instant instant() {
        return sandbox ? system.instant().plus(offset()) : system.instant();
    }

    /** Today in Shenzhen. */
    public LocalDate today() {
        return day(instant());
    }

    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** Moves the clock of a sandbox, for all replicas. */
    public void moveTo(Instant instant) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update business_clock set offset_millis = ?")) {
            update.setLong(1, Duration.between(system.instant(), instant).toMillis());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the business clock can't be moved", e);
        }
    }

    private Duration offset() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select offset_millis from business_clock");
                var row = query.executeQuery()) {
            return row.next() ? Duration.ofMillis(row.getLong(1)) : Duration.ZERO;
        } catch (SQLException e) {
            throw new IllegalStateException("the business clock can't be read", e);
        }
    }
}
