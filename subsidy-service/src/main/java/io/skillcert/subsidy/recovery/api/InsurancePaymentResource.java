package io.skillcert.subsidy.recovery.api;

import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.award.InsurancePayments.InsurancePayment;
import io.skillcert.subsidy.award.RecordedInsurancePayment;
import io.skillcert.subsidy.recovery.BarringFacts;
import io.skillcert.subsidy.recovery.VoidInsurancePayment;
import io.skillcert.subsidy.settlement.SettlementView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Certificates that were paid from unemployment insurance (SUB-08). */
@Path("/v1/insurance-payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Awards")
class InsurancePaymentResource {

    private final BarringFacts barringFacts;
    private final VoidInsurancePayment voidPayment;
    private final Caller caller;

    InsurancePaymentResource(BarringFacts barringFacts, VoidInsurancePayment voidPayment, Caller caller) {
        this.barringFacts = barringFacts;
        this.voidPayment = voidPayment;
        this.caller = caller;
    }

    record InsurancePaymentsRequest(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Entry> payments) {}

    @Schema(name = "InsurancePaymentEntry")
    record Entry(
            @NotBlank @Pattern(regexp = "[SY]\\d{21}", message = "is not a certificate number")
                    String certificateNumber,
            @NotNull LocalDate paidOn) {}

    /** @param reason what was wrong about it */
    @Schema(name = "InsurancePaymentVoidingRequest")
    record VoidingRequest(@NotBlank @Size(max = 1000) String reason) {}

    /** @param settlement how the record is voided */
    record InsurancePaymentView(String certificateNumber, LocalDate paidOn, SettlementView settlement) {}

    /**
     * Records for certificates that unemployment insurance has paid (失业保险技能提升补贴, SUB-08). Payments that are recorded
     * already change nothing. Numbers of which no certificate is known here are recorded too and named in the answer,
     * as they may be mistyped.
     */
    @POST
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Idempotent
    @Operation(
            summary =
                    "Record certificates paid from unemployment insurance; their unpaid claims are refused, and a case"
                            + " is opened on each paid one")
    public RestResponse<BarringFacts.Recorded> record(@Valid @NotNull InsurancePaymentsRequest request) {
        var payments = request.payments().stream()
                .map(entry -> new InsurancePayment(entry.certificateNumber(), entry.paidOn()))
                .toList();
        return RestResponse.ok(barringFacts.paidFromInsurance(payments, caller.account()));
    }

    /**
     * Proposes with a reason that the payment was recorded by mistake; it bars claims until another person confirms. A
     * number without a recorded payment is answered 404.
     */
    @POST
    @Path("/{certificateNumber}/voiding")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(
            summary =
                    "Propose to void a payment from insurance that was recorded by mistake; another person confirms it")
    public InsurancePaymentView proposeVoiding(
            @RestPath String certificateNumber, @Valid @NotNull VoidingRequest request) {
        return view(voidPayment.propose(certificateNumber, request.reason(), caller.account()));
    }

    /**
     * Voids the record: the certificate may be claimed for again, and a refused claim reconsidered. By the person who
     * proposed it it is answered 403, without a proposal 409.
     */
    @POST
    @Path("/{certificateNumber}/voiding-confirmation")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Void a payment from insurance; the person who proposed it can't")
    public InsurancePaymentView confirmVoiding(@RestPath String certificateNumber) {
        return view(voidPayment.confirm(certificateNumber, caller.account()));
    }

    private InsurancePaymentView view(RecordedInsurancePayment payment) {
        return new InsurancePaymentView(
                payment.certificateNumber(),
                payment.paidOn(),
                SettlementView.of(payment.settlement(), voidPayment.reasonOf(payment)));
    }
}
