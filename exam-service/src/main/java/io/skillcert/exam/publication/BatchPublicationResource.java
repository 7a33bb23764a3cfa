package io.skillcert.exam.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The batches that have sessions, and whether their publication is due or late. */
@Path("/v1/exam-batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
public class BatchPublicationResource {

    private final DuePublications duePublications;

    BatchPublicationResource(DuePublications duePublications) {
        this.duePublications = duePublications;
    }

    /**
     * @param publicationDueOn EXM-04
     * @param publishedOn absent until the publication is complete
     * @param overdue whether the due day is over without a complete publication
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExamBatchView(
            UUID batchId, LocalDate lastExamDay, LocalDate publicationDueOn, LocalDate publishedOn, boolean overdue) {}

    @GET
    @RolesAllowed({"exam-officer", "auditor"})
    @Operation(summary = "List batches with their due days; overdue=true: only those whose publication is late")
    public Page<ExamBatchView> list(
            @RestQuery @Pattern(regexp = "true|false") String overdue,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        var found = Boolean.parseBoolean(overdue)
                ? duePublications.overdue(after, limit)
                : duePublications.page(after, limit);
        return Page.of(found, limit, view -> view, ExamBatchView::batchId);
    }
}
