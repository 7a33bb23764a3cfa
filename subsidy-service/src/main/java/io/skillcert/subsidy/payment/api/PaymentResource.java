package io.skillcert.subsidy.payment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.payment.CloseBatch;
import io.skillcert.subsidy.payment.Payment;
import io.skillcert.subsidy.payment.PaymentBatch;
import io.skillcert.subsidy.payment.PaymentBatches;
import io.skillcert.subsidy.payment.Payments;
import io.skillcert.subsidy.payment.SettlePayments;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Payment batches for the bank (ISO 20022 pain.001) and the bank's reports on them (pain.002). */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
class PaymentResource {

    /** Enough for a report on a full batch. */
    private static final int MAX_REPORT = 8 * 1024 * BodyLimit.KIB;

    private final CloseBatch closeBatch;
    private final SettlePayments settlePayments;
    private final PaymentBatches batches;
    private final Payments payments;
    private final Caller caller;

    PaymentResource(
            CloseBatch closeBatch,
            SettlePayments settlePayments,
            PaymentBatches batches,
            Payments payments,
            Caller caller) {
        this.closeBatch = closeBatch;
        this.settlePayments = settlePayments;
        this.batches = batches;
        this.payments = payments;
        this.caller = caller;
    }

    /**
     * @param fileSha256 the digest of the file for the bank, in hexadecimal digits
     * @param leftOut the claims that can't be written in a payment file, in the answer that closes the batch
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record BatchView(
            UUID id,
            String messageId,
            Instant createdAt,
            LocalDate executeOn,
            int transactions,
            Yuan controlSum,
            String fileSha256,
            List<UUID> leftOut) {
        static BatchView of(PaymentBatch batch) {
            return of(new CloseBatch.Closed(batch, List.of()));
        }

        static BatchView of(CloseBatch.Closed closed) {
            var batch = closed.batch();
            return new BatchView(
                    batch.id(),
                    batch.messageId(),
                    batch.createdAt(),
                    batch.executeOn(),
                    batch.transactions(),
                    batch.controlSum(),
                    batch.fileSha256(),
                    closed.leftOut());
        }
    }

    /**
     * @param endToEndId the id by which the bank's messages name the payment
     * @param reasonCode the bank's reason for returning it; absent otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentView(
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

    /** @param reasonCode the bank's ISO 20022 reason code, four characters */
    record ReturnRequest(
            @NotBlank @Pattern(regexp = "[A-Z0-9]{4}", message = "is a code of four characters") String reasonCode) {}

    /**
     * Puts every claim that is payable now into one file for the bank (pain.001), and makes them {@code IN_PAYMENT}:
     * approved, out of public notice, without an objection, a conflict or a revoked certificate. Claims in which the
     * caller has another duty are left to somebody else. If no claim is payable, it is answered 409.
     */
    @POST
    @Path("/payment-batches")
    @RolesAllowed(Role.TREASURER)
    @Idempotent
    @APIResponseSchema(value = BatchView.class, responseCode = "201")
    @Operation(summary = "Close a payment batch of all claims that are payable now")
    public RestResponse<BatchView> close() {
        return RestResponse.status(RestResponse.Status.CREATED, BatchView.of(closeBatch.close(caller.account())));
    }

    /** Lists the batches with the number of payments, their sum and the day of execution. A batch is never changed. */
    @GET
    @Path("/payment-batches")
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Operation(summary = "List payment batches, oldest first")
    public Page<BatchView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(batches.page(page), page, BatchView::of, PaymentBatch::id);
    }

    /** Returns the batch with the number of payments, their sum and the digest of its file. */
    @GET
    @Path("/payment-batches/{id}")
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Operation(summary = "Get a payment batch")
    public BatchView get(@RestPath UUID id) {
        return BatchView.of(batches.get(id));
    }

    /** Lists the payments of the batch with status and amount, and the bank's reason for those that it returned. */
    @GET
    @Path("/payment-batches/{id}/payments")
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Operation(summary = "List the payments of a batch")
    public Page<PaymentView> payments(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        batches.get(id);
        return Page.of(payments.page(id, page), page, PaymentView::of, Payment::id);
    }

    /**
     * Returns the file as it was written when the batch was closed, decrypted. Each download is recorded in the audit
     * log. Once its retention period is over, it is answered 410.
     */
    @GET
    @Path("/payment-batches/{id}/file")
    @Produces({MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.TREASURER)
    @Operation(summary = "Download the file for the bank (pain.001.001.09), always the same bytes")
    @AuditedRead(act = "download-payment-file", subject = "payment-batch")
    @FailsWith(410)
    public Response file(@RestPath UUID id) {
        var batch = batches.get(id);
        return Response.ok(batches.fileOf(batch), MediaType.APPLICATION_XML)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + batch.messageId() + ".xml\"")
                .build();
    }

    /**
     * Books what the bank reports: settled payments make their claims {@code PAID} and publish
     * {@code io.skillcert.subsidy.subsidy-paid.v1}, rejected ones make them {@code RETURNED_BY_BANK} and publish
     * {@code io.skillcert.subsidy.subsidy-returned.v1}. An answer that contradicts an earlier one, or names another
     * amount, changes nothing and becomes a conflict. A report that is not valid or not of the batch is answered 400 as
     * a whole.
     */
    @POST
    @Path("/payment-batches/{id}/bank-reports")
    @Consumes(MediaType.APPLICATION_XML)
    @RolesAllowed(Role.TREASURER)
    @BodyLimit(MAX_REPORT)
    @Operation(
            summary =
                    "Settle the payments of a batch by the bank's report (pain.002.001.10); repeating a report changes"
                            + " nothing")
    public SettlePayments.Settled report(@RestPath UUID id, byte[] report) {
        return settlePayments.settle(id, report, caller.account());
    }

    /**
     * Makes the claim of a returned payment {@code APPROVED} again, so that the next batch pays it to the same account.
     * If the reason of the bank is the account, the claimant must name another one, which is answered 409, as is an
     * open conflict.
     */
    @POST
    @Path("/payments/{id}/resending")
    @RolesAllowed(Role.TREASURER)
    @Operation(summary = "Send a payment again in the next batch that the bank has returned for a technical reason")
    public PaymentView sendAgain(@RestPath UUID id) {
        return PaymentView.of(settlePayments.sendAgain(id, caller.account()));
    }

    /**
     * Records that a payment which the bank had reported as paid came back: the money is encumbered again, the claim is
     * {@code RETURNED_BY_BANK}, and {@code io.skillcert.subsidy.subsidy-returned.v1} is published; if the money is
     * being recovered, it repays the debt. A payment that is not paid is answered 409.
     */
    @POST
    @Path("/payments/{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TREASURER)
    @Idempotent
    @Operation(summary = "Record that the bank has returned a paid payment; the claimant must name another account")
    public RestResponse<PaymentView> recordReturn(@RestPath UUID id, @Valid @NotNull ReturnRequest request) {
        return RestResponse.ok(PaymentView.of(settlePayments.recordReturn(id, request.reasonCode(), caller.account())));
    }
}
