package io.skillcert.subsidy.payment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.payment.BankConflict;
import io.skillcert.subsidy.payment.BankConflicts;
import io.skillcert.subsidy.settlement.SettlementView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Reports of the bank that contradict what is known of a payment. Two people of the treasury settle each. */
@Path("/v1/bank-conflicts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class BankConflictResource {

    private final BankConflicts conflicts;
    private final Caller caller;

    BankConflictResource(BankConflicts conflicts, Caller caller) {
        this.conflicts = conflicts;
        this.caller = caller;
    }

    /**
     * @param outcome what has become of the payment
     * @param reason how it was cleared up with the bank
     */
    @Schema(name = "BankConflictSettlementRequest")
    record SettlementRequest(@NotNull BankConflict.Outcome outcome, @NotBlank @Size(max = 1000) String reason) {}

    /**
     * @param known the status of the payment that was stored, with its amount if the bank reports another one
     * @param reported what the bank reports
     * @param outcome what has become of the payment; absent while nobody has stated it
     * @param settlement how it was cleared up with the bank
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BankConflictView(
            UUID id,
            UUID batchId,
            UUID paymentId,
            String known,
            String reported,
            Instant foundAt,
            BankConflict.Outcome outcome,
            SettlementView settlement) {}

    /**
     * Lists the reports of the bank that contradict the stored status or amount of a payment, settled ones included. An
     * open conflict stops any other payment of its claim.
     */
    @GET
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Operation(summary = "List the reports of the bank that contradict what is known of a payment, oldest first")
    @AuditedRead(act = "list-bank-conflicts", subject = "bank-conflict")
    public Page<BankConflictView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(conflicts.page(page), page, this::view, BankConflict::id);
    }

    /**
     * States what has become of the payment, as it was cleared up with the bank; nothing is booked until another person
     * confirms it. A conflict that is settled already is answered 409.
     */
    @POST
    @Path("/{id}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TREASURER)
    @Operation(summary = "State how a conflict was cleared up with the bank; another person confirms it")
    public BankConflictView propose(@RestPath UUID id, @Valid @NotNull SettlementRequest request) {
        return view(conflicts.propose(id, request.outcome(), request.reason(), caller.account()));
    }

    /**
     * Confirms the statement of another person and books it: {@code PAID}, {@code RETURNED}, or {@code UNCHANGED},
     * after which the claim may be paid again if it is not. By the person who stated it it is answered 403; without a
     * statement, or if the claim does not permit the booking any more, 409.
     */
    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed(Role.TREASURER)
    @Operation(summary = "Confirm how a conflict was cleared up and book it; the person who stated it can't")
    public BankConflictView settle(@RestPath UUID id) {
        return view(conflicts.settle(id, caller.account()));
    }

    private BankConflictView view(BankConflict conflict) {
        return new BankConflictView(
                conflict.id(),
                conflict.batchId(),
                conflict.paymentId(),
                conflict.known(),
                conflict.reported(),
                conflict.foundAt(),
                conflict.outcome().orElse(null),
                SettlementView.of(
                        conflict.settlement(), conflicts.reasonOf(conflict).orElse(null)));
    }
}
