package io.skillcert.registration.batch;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.Idempotent;
import io.skillcert.http.Page;
import io.skillcert.http.Violations;
import io.skillcert.registration.eligibility.Occupations;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Exam batches: announced by a registrar, readable by anyone. */
@Path("/v1/exam-batches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
public class ExamBatchResource {

    private final AnnounceExamBatch announceExamBatch;
    private final ExamBatches batches;
    private final Occupations occupations;
    private final BusinessClock clock;

    public ExamBatchResource(
            AnnounceExamBatch announceExamBatch, ExamBatches batches, Occupations occupations, BusinessClock clock) {
        this.announceExamBatch = announceExamBatch;
        this.batches = batches;
        this.occupations = occupations;
        this.clock = clock;
    }

    /** All days are included; the review period ends before the exam begins. */
    public record ExamBatchRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "2025年第三批") String name,
            @NotBlank @Size(max = 20) @Schema(examples = "4-04-05-05") String occupationCode,
            @NotEmpty @Size(max = 5) List<@NotNull @Min(1) @Max(5) Integer> levels,
            @NotNull LocalDate registrationFrom,
            @NotNull LocalDate registrationTo,
            @NotNull LocalDate reviewTo,
            @NotNull LocalDate examFrom,
            @NotNull LocalDate examTo) {}

    public record ExamBatchView(
            UUID id, String name, String occupationCode, List<Integer> levels, ExamBatch.Periods periods) {
        static ExamBatchView of(ExamBatch batch) {
            return new ExamBatchView(batch.id(), batch.name(), batch.occupationCode(), batch.levels(), batch.periods());
        }
    }

    @POST
    @RolesAllowed("registrar")
    @Idempotent
    @APIResponseSchema(value = ExamBatchView.class, responseCode = "201")
    @Operation(summary = "Announce an exam batch")
    public RestResponse<ExamBatchView> announce(@Valid @NotNull ExamBatchRequest request) {
        check(request);
        var batch = announceExamBatch.announce(
                request.name(),
                request.occupationCode(),
                request.levels().stream().distinct().toList(),
                new ExamBatch.Periods(
                        request.registrationFrom(),
                        request.registrationTo(),
                        request.reviewTo(),
                        request.examFrom(),
                        request.examTo()));
        return RestResponse.ResponseBuilder.<ExamBatchView>created(URI.create("/v1/exam-batches/" + batch.id()))
                .entity(ExamBatchView.of(batch))
                .tag(ETags.of(batch.version()))
                .build();
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(summary = "Read an exam batch")
    public RestResponse<ExamBatchView> get(@RestPath UUID id) {
        var batch = batches.get(id);
        return RestResponse.ResponseBuilder.ok(ExamBatchView.of(batch))
                .tag(ETags.of(batch.version()))
                .build();
    }

    @GET
    @PermitAll
    @Operation(summary = "List exam batches, oldest first")
    public Page<ExamBatchView> list(
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(batches.page(Optional.ofNullable(after), limit), limit, ExamBatchView::of, ExamBatch::id);
    }

    private void check(ExamBatchRequest request) {
        new Violations()
                .addIf(
                        !occupations.areKnown(request.occupationCode(), clock.today()),
                        "occupationCode",
                        "is not a known occupation")
                .addIf(
                        request.registrationTo().isBefore(request.registrationFrom()),
                        "registrationTo",
                        "lies before registrationFrom")
                .addIf(request.reviewTo().isBefore(request.registrationTo()), "reviewTo", "lies before registrationTo")
                .addIf(!request.reviewTo().isBefore(request.examFrom()), "examFrom", "does not lie after reviewTo")
                .addIf(request.examTo().isBefore(request.examFrom()), "examTo", "lies before examFrom")
                .throwIfAny();
    }
}
