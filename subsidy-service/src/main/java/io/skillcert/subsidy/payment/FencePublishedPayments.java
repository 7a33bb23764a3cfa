package io.skillcert.subsidy.payment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import io.skillcert.messaging.EpochFence;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Records the published payments that a restored database has lost, so that nothing is paid a second time. */
@ApplicationScoped
class FencePublishedPayments implements EpochFence {

    private final ObjectMapper json;

    FencePublishedPayments(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public void raise(Connection connection, List<Published> events) throws SQLException {
        for (var event : events) {
            if (event.type().equals(SubsidyPaidV1.TYPE)) {
                add(connection, read(event, SubsidyPaidV1.class));
            } else if (event.type().equals(SubsidyReturnedV1.TYPE)) {
                remove(connection, read(event, SubsidyReturnedV1.class).claimId());
            }
        }
    }

    private static void add(Connection connection, SubsidyPaidV1 paid) throws SQLException {
        try (var insert = connection.prepareStatement(
                """
                insert into published_payment (claim_id, certificate_number, amount, paid_on)
                select ?, ?, ?, ?
                where not exists (select from payment p where p.claim_id = ? and p.status <> 'RETURNED')
                on conflict do nothing""")) {
            insert.setObject(1, paid.claimId());
            insert.setString(2, paid.certificateNumber());
            insert.setBigDecimal(3, new BigDecimal(paid.amount()));
            insert.setObject(4, paid.paidOn());
            insert.setObject(5, paid.claimId());
            insert.executeUpdate();
        }
    }

    private static void remove(Connection connection, UUID claimId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from published_payment where claim_id = ?")) {
            delete.setObject(1, claimId);
            delete.executeUpdate();
        }
    }

    private <E> E read(Published event, Class<E> shape) {
        try {
            return json.readValue(event.value(), shape);
        } catch (IOException e) {
            throw new UncheckedIOException("a published payment can't be read", e);
        }
    }
}
