package io.skillcert.exam.publication.api;

import io.skillcert.exam.publication.Publication;
import io.skillcert.exam.publication.Publications;
import io.skillcert.exam.publication.PublishResults;
import io.skillcert.exam.publication.StoredResult;
import io.skillcert.exam.publication.StoredResults;
import io.skillcert.exam.result.api.OutcomeView;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.ExamDecision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The publication of a batch's results by an exam officer, and the published results. */
@Path("/v1/exam-batches/{batchId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class PublicationResource {

    private final PublishResults publishResults;
    private final Publications publications;
    private final StoredResults results;
    private final Json json;
    private final CallerLanguage callerLanguage;

    PublicationResource(
            PublishResults publishResults,
            Publications publications,
            StoredResults results,
            Json json,
            CallerLanguage callerLanguage) {
        this.publishResults = publishResults;
        this.publications = publications;
        this.results = results;
        this.callerLanguage = callerLanguage;
        this.json = json;
    }

    /**
     * A publication and the days that follow from it.
     *
     * @param people how many results it has
     * @param complete whether all of them are published; none is shown before
     */
    record PublicationView(
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

    /** @param result the whole decision, as the outcome check answers it */
    record ResultView(UUID registrationId, ExamDecision.Outcome outcome, OutcomeView result) {}

    /**
     * Starts the publication (成绩公布) and fixes the days that follow: the last day to request a score review (EXM-05),
     * the day by which reviews are answered (EXM-06), and the first day for certificates (EXM-11). A job then decides
     * each result and publishes {@code io.skillcert.exam.result-published.v1}. It is answered 409 if a seat or a score
     * is missing, an attempt is not marked, or it was started before.
     */
    @POST
    @Path("/publication")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = PublicationView.class, responseCode = "201")
    @Operation(
            summary = "Publish the results of a batch once every score is in; runs in the background, and results are"
                    + " shown when it is complete")
    public RestResponse<PublicationView> publish(@RestPath UUID batchId) {
        return RestResponse.status(RestResponse.Status.CREATED, PublicationView.of(publishResults.publish(batchId)));
    }

    /**
     * Returns how far the publication is and the days that follow from it. {@code complete} says that all results are
     * shown. A batch whose publication was not started is answered 404.
     */
    @GET
    @Path("/publication")
    @RolesAllowed({Role.EXAM_OFFICER, Role.EXAMINER, Role.AUDITOR})
    @Operation(summary = "Get the publication of a batch and the days that follow from it")
    public PublicationView get(@RestPath UUID batchId) {
        return PublicationView.of(publications.getStarted(batchId));
    }

    /**
     * Lists the whole decision of each result: outcome, subjects, right to a resit, findings and days. As long as the
     * publication is not complete it is answered 404.
     */
    @GET
    @Path("/results")
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the published results of a batch, each with its findings")
    public Page<ResultView> list(@RestPath UUID batchId, @BeanParam @Valid PageRequest page) {
        publications.get(batchId);
        var language = callerLanguage.get();
        return Page.of(
                results.page(batchId, page), page, result -> view(result, language), StoredResult::registrationId);
    }

    private ResultView view(StoredResult result, Locale language) {
        return new ResultView(
                result.registrationId(), result.outcome(), OutcomeView.of(result.decision(json), language));
    }
}
