package io.skillcert.registration.retention.api;

import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.retention.WithdrawConsent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Withdrawals of the consent to the processing of personal data. A repeated request is answered with the earlier one. */
@Path("/v1/consent-withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
class ConsentWithdrawalResource {

    private final WithdrawConsent withdrawConsent;
    private final Caller caller;

    ConsentWithdrawalResource(WithdrawConsent withdrawConsent, Caller caller) {
        this.withdrawConsent = withdrawConsent;
        this.caller = caller;
    }

    /**
     * A withdrawal that a person has handed in.
     *
     * @param registrationId a registration of the person
     * @param reason how the person has handed it in and was identified
     */
    record WithdrawalRequest(@NotNull UUID registrationId, @NotBlank @Size(max = 1000) String reason) {}

    /** What becomes of the data. */
    enum State {
        /** They are erased here, and in the other services when they have received the event. */
        ERASED,
        /** The law makes us keep them for now; a job erases them as soon as it allows to. */
        KEPT
    }

    record WithdrawalView(UUID id, Instant withdrawnAt, State state) {
        static WithdrawalView of(WithdrawConsent.Withdrawn withdrawn) {
            return new WithdrawalView(
                    withdrawn.withdrawal().id(),
                    withdrawn.withdrawal().withdrawnAt(),
                    withdrawn.forgotten() ? State.ERASED : State.KEPT);
        }
    }

    /**
     * Records that the person withdraws the consent to the processing of personal data. If no law makes us keep the
     * data, they are erased at once, and {@code io.skillcert.registration.person-forgotten.v1} lets the other services
     * follow; otherwise the answer is {@code KEPT}, and a job erases them as soon as it is allowed. A repeated
     * withdrawal is answered with the first one, and after the erasure 409.
     */
    @POST
    @Path("/own")
    @RolesAllowed(Role.CANDIDATE)
    @Operation(summary = "Withdraw the own consent; data that the law does not make us keep are erased")
    public WithdrawalView withdrawOwn() {
        return WithdrawalView.of(withdrawConsent.withdrawOwn(caller.account()));
    }

    /**
     * Does for a person who has handed in a withdrawal what a candidate does with the own account. The reason says how
     * the person was identified. A repeated withdrawal is answered with the first one; a person whose data are erased
     * already is answered 409.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Record a withdrawal of consent that a person has handed in")
    @FailsWith(404)
    public WithdrawalView withdraw(@Valid @NotNull WithdrawalRequest request) {
        return WithdrawalView.of(withdrawConsent.withdraw(
                request.registrationId(), caller.account(), request.reason().strip()));
    }
}
