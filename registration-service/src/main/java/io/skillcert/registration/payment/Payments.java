package io.skillcert.registration.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All payments. */
@ApplicationScoped
class Payments implements PanacheRepositoryBase<Payment, UUID> {

    Optional<Payment> ofTransaction(String transactionId) {
        return find("transactionId", transactionId).firstResultOptional();
    }

    List<Payment> ofOrder(UUID orderId) {
        return list("orderId = ?1 order by id", orderId);
    }

    List<Payment> paidBetween(Instant from, Instant until) {
        return list("paidAt >= ?1 and paidAt < ?2 order by transactionId", from, until);
    }
}
