package io.skillcert.subsidy.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.paging.Page;
import io.skillcert.policy.Yuan;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Payment: batches for the bank (ISO 20022 pain.001) and the bank's answers (pain.002). */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
public class PaymentResource {

    /** A report on a full batch. */
    private static final int MAX_REPORT = 8 * 1024 * BodyLimit.KIB;

    private final CloseBatch closeBatch;
    private final SettlePayments settlePayments;
    private final PaymentBatches batches;
    private final Payments payments;
    private final SecurityIdentity caller;

    PaymentResource(
            CloseBatch closeBatch,
            SettlePayments settlePayments,
            PaymentBatches batches,
            Payments payments,
            SecurityIdentity caller) {
        this.closeBatch = closeBatch;
        this.settlePayments = settlePayments;
        this.batches = batches;
        this.payments = payments;
        this.caller = caller;
    }

    /** @param controlSum yuan in all. @param fileSha256 of the file for the bank, in hexadecimal digits */
    public record BatchView(
            UUID id,
            String messageId,
            Instant createdAt,
            LocalDate executeOn,
            int transactions,
            Yuan controlSum,
            String fileSha256) {
        static BatchView of(PaymentBatch batch) {
            return new BatchView(
                    batch.id(),
                    batch.messageId(),
                    batch.createdAt(),
                    batch.executeOn(),
                    batch.transactions(),
                    batch.controlSum(),
                    batch.fileSha256());
        }
    }

    /** @param endToEndId by which the bank names it. @param reasonCode the bank's, of a returned one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentView(
            UUID id,
            UUID claimId,
            UUID batchId,
            String endToEndId,
            Yuan amount,
            Payment.Status status,
            String reasonCode) {
        static PaymentView of(Payment payment) {
            return new PaymentView(
                    payment.id(),
                    payment.claimId(),
                    payment.batchId(),
                    payment.endToEndId(),
                    payment.amount(),
                    payment.status(),
                    payment.reasonCode().orElse(null));
        }
    }

    /** @param reasonCode the bank's, four characters of ISO 20022 */
    public record ReturnRequest(
            @NotBlank @Pattern(regexp = "[A-Z0-9]{4}", message = "is a code of four characters") String reasonCode) {}

    @POST
    @Path("/payment-batches")
    @RolesAllowed("treasurer")
    @Idempotent
    @APIResponseSchema(value = BatchView.class, responseCode = "201")
    @Operation(summary = "Close a batch of all claims that may be paid now")
    public RestResponse<BatchView> close() {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                BatchView.of(closeBatch.close(caller.getPrincipal().getName())));
    }

    @GET
    @Path("/payment-batches")
    @RolesAllowed({"treasurer", "auditor"})
    @Operation(summary = "List payment batches, oldest first")
    public Page<BatchView> list(
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(batches.page(after, limit), limit, BatchView::of, PaymentBatch::id);
    }

    @GET
    @Path("/payment-batches/{id}")
    @RolesAllowed({"treasurer", "auditor"})
    @Operation(summary = "Read a payment batch")
    public BatchView get(@RestPath UUID id) {
        return BatchView.of(batches.get(id));
    }

    @GET
    @Path("/payment-batches/{id}/payments")
    @RolesAllowed({"treasurer", "auditor"})
    @Operation(summary = "List the payments of a batch")
    public Page<PaymentView> payments(
            @RestPath UUID id,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        batches.get(id);
        return Page.of(payments.ofBatch(id, after, limit), limit, PaymentView::of, Payment::id);
    }

    @GET
    @Path("/payment-batches/{id}/file")
    @Produces({MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON})
    @RolesAllowed("treasurer")
    @Operation(summary = "Read the file for the bank (pain.001.001.09), the same bytes whenever it is asked for")
    public Response file(@RestPath UUID id) {
        var batch = batches.get(id);
        return Response.ok(batches.fileOf(batch), MediaType.APPLICATION_XML)
                .header("Content-Disposition", "attachment; filename=\"" + batch.messageId() + ".xml\"")
                .build();
    }

    @POST
    @Path("/payment-batches/{id}/bank-reports")
    @Consumes(MediaType.APPLICATION_XML)
    @RolesAllowed("treasurer")
    @BodyLimit(MAX_REPORT)
    @Operation(
            summary = "Take in the bank's report on a batch (pain.002.001.10); the same report again changes nothing")
    public SettlePayments.Settled report(@RestPath UUID id, byte[] report) {
        return settlePayments.take(id, report, caller.getPrincipal().getName());
    }

    @POST
    @Path("/payments/{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("treasurer")
    @Idempotent
    @Operation(
            summary = "Record that the bank has given back what it had paid: the claimant is asked for another account")
    public RestResponse<PaymentView> takeBack(@RestPath UUID id, @Valid @NotNull ReturnRequest request) {
        return RestResponse.ok(PaymentView.of(settlePayments.takeBack(
                id, request.reasonCode(), caller.getPrincipal().getName())));
    }
}
