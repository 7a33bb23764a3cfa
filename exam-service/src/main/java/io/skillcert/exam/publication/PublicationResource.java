package io.skillcert.exam.publication;

import io.skillcert.exam.result.policy.ExamDecision;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.RawJson;
import io.skillcert.http.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** An exam officer publishes the results of a batch in one act. */
@Path("/v1/exam-batches/{batchId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
public class PublicationResource {

    private final PublishResults publishResults;
    private final Publications publications;
    private final StoredResults results;

    public PublicationResource(PublishResults publishResults, Publications publications, StoredResults results) {
        this.publishResults = publishResults;
        this.publications = publications;
        this.results = results;
    }

    /** @param people who is told. @param complete whether everybody is; nothing is shown before */
    public record PublicationView(
            UUID batchId,
            LocalDate lastExamDay,
            LocalDate publicationDueOn,
            LocalDate publishedOn,
            LocalDate reviewRequestBy,
            LocalDate reviewAnswerBy,
            LocalDate certificateNotBefore,
            int people,
            boolean complete) {
        static PublicationView of(Publication publication) {
            return new PublicationView(
                    publication.batchId(),
                    publication.lastExamDay(),
                    publication.dueOn(),
                    publication.publishedOn(),
                    publication.reviewRequestBy(),
                    publication.reviewAnswerBy(),
                    publication.certificateNotBefore(),
                    publication.people(),
                    publication.isComplete());
        }
    }

    /** @param result the whole outcome, as the outcome check answers it */
    public record ResultView(UUID registrationId, ExamDecision.Outcome outcome, RawJson result) {}

    @POST
    @Path("/publication")
    @RolesAllowed("exam-officer")
    @Idempotent
    @APIResponseSchema(value = PublicationView.class, responseCode = "201")
    @Operation(
            summary =
                    "Publish the results of a batch, once, when every score is in; done in the background, shown when complete")
    public RestResponse<PublicationView> publish(@RestPath UUID batchId) {
        return RestResponse.status(RestResponse.Status.CREATED, PublicationView.of(publishResults.publish(batchId)));
    }

    @GET
    @Path("/publication")
    @RolesAllowed({"exam-officer", "examiner", "auditor"})
    @Operation(summary = "Read when the results were published and which days follow")
    public PublicationView get(@RestPath UUID batchId) {
        return PublicationView.of(publications.getBegun(batchId));
    }

    @GET
    @Path("/results")
    @RolesAllowed({"exam-officer", "auditor"})
    @Operation(summary = "List published results")
    public Page<ResultView> list(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        publications.get(batchId);
        return Page.of(results.page(batchId, after, limit), limit, this::view, StoredResult::registrationId);
    }

    private ResultView view(StoredResult result) {
        return new ResultView(result.registrationId(), result.outcome(), RawJson.of(result.contentJson()));
    }
}
