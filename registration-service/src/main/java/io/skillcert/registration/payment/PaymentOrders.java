package io.skillcert.registration.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All payment orders. */
@ApplicationScoped
class PaymentOrders implements PanacheRepositoryBase<PaymentOrder, UUID> {

    PaymentOrder get(UUID id) {
        return findByIdOptional(id).orElseThrow(RegistrationProblem.PAYMENT_ORDER_NOT_FOUND::exception);
    }

    Optional<PaymentOrder> of(UUID registrationId) {
        return find("registrationId", registrationId).firstResultOptional();
    }
}
