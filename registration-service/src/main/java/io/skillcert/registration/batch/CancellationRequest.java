package io.skillcert.registration.batch;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** The request of a registrar to cancel an announced batch, which another registrar confirms. */
@Embeddable
public record CancellationRequest(
        @Column(name = "cancellation_requested_by") String requestedBy,
        @Column(name = "cancellation_requested_at") Instant requestedAt,
        @Column(name = "cancellation_reason") String reason) {}
