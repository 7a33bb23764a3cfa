package io.skillcert.registration.payment;

import io.skillcert.policy.Yuan;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The gateway's report of a payment.
 *
 * @param transactionId the gateway's identifier, never reused
 * @param currency an ISO 4217 code
 */
public record PaymentCallback(
        @NotNull UUID orderId,
        @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,64}") String transactionId,
        @NotNull Yuan amount,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull OffsetDateTime paidAt) {}
