package io.skillcert.registration.cohort.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.UncheckedTree;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.cohort.Cohorts;
import io.skillcert.registration.cohort.RegisterCohort;
import io.skillcert.registration.payment.PayAsSponsor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Cohorts: a partner registers many candidates at once and pays their fees. */
@Path("/v1/cohorts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cohorts")
class CohortResource {

    static final int MAX_ROWS = 1000;
    static final int MAX_BYTES = 4 * 1024 * BodyLimit.KIB;

    private final RegisterCohort registerCohort;
    private final PayAsSponsor payAsSponsor;
    private final Cohorts cohorts;
    private final ExamBatches batches;
    private final Caller caller;
    private final CallerLanguage language;

    CohortResource(
            RegisterCohort registerCohort,
            PayAsSponsor payAsSponsor,
            Cohorts cohorts,
            ExamBatches batches,
            Caller caller,
            CallerLanguage language) {
        this.registerCohort = registerCohort;
        this.payAsSponsor = payAsSponsor;
        this.cohorts = cohorts;
        this.batches = batches;
        this.caller = caller;
        this.language = language;
    }

    /**
     * Candidates to be registered together.
     *
     * @param rows up to 1,000; a row that can't be read has its own violations and does not affect the others
     * @param commitment the version of the text that each candidate has signed
     */
    record CohortRequest(
            @NotNull UUID batchId,
            @NotEmpty
                    @Size(max = MAX_ROWS)
                    @JsonDeserialize(contentUsing = UncheckedTree.class)
                    @Schema(implementation = ApplicationForm[].class)
                    List<JsonNode> rows,
            @NotBlank @Size(max = 20) String commitment) {}

    record CohortView(UUID id, List<CohortRowView> rows) {}

    record CohortPaymentRequest(@NotBlank @Size(max = 100) String reference) {}

    record SponsorPaymentView(UUID cohortId, int confirmed) {}

    /**
     * Registers all rows for one batch in one transaction, in their order, as a cohort that is listed and paid
     * together. A row that is invalid, a duplicate (REG-13) or without a free place does not affect the others, and its
     * result says why. Larger cohorts are uploaded as a file.
     */
    @POST
    @RolesAllowed(Role.PARTNER)
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @APIResponseSchema(value = CohortView.class, responseCode = "201")
    @Operation(summary = "Register a cohort of up to 1,000 candidates; each row has its own result")
    @FailsWith(404)
    public RestResponse<CohortView> register(@Valid @NotNull CohortRequest request) {
        var result = registerCohort.register(batches.get(request.batchId()), request.rows(), request.commitment());
        var rows = IntStream.range(0, result.rows().size())
                .mapToObj(i -> CohortRowView.of(i + 1, result.rows().get(i), language.get()))
                .toList();
        return RestResponse.ResponseBuilder.<CohortView>created(URI.create("/v1/cohorts/" + result.cohortId()))
                .entity(new CohortView(result.cohortId(), rows))
                .build();
    }

    /**
     * Records that the sponsor pays the fees of all registrations of the cohort that are {@code APPROVED}, within the
     * review period (REG-10, guide §7.1). They become {@code CONFIRMED}, and
     * {@code io.skillcert.registration.registration-confirmed.v1} is published for each. Those that are not approved
     * yet stay as they are; call again with a new key when they are.
     */
    @POST
    @Path("/{id}/sponsor-payment")
    @RolesAllowed(Role.PARTNER)
    @Idempotent
    @Operation(summary = "Pay for all approved registrations of an own cohort as their sponsor, which confirms them")
    public RestResponse<SponsorPaymentView> pay(@RestPath UUID id, @Valid @NotNull CohortPaymentRequest request) {
        var cohort = cohorts.getFor(id, caller.account());
        var confirmed = payAsSponsor.payForCohort(cohort.id(), request.reference());
        return RestResponse.ok(new SponsorPaymentView(cohort.id(), confirmed));
    }
}
