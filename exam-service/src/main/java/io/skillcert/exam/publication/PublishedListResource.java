package io.skillcert.exam.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.result.policy.ExamDecision;
import io.skillcert.http.paging.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The list that is put up for all to see, names masked. */
@Path("/v1/exam-batches/{batchId}/published-list")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
public class PublishedListResource {

    private final Publications publications;
    private final PublishedList list;

    PublishedListResource(Publications publications, PublishedList list) {
        this.publications = publications;
        this.list = list;
    }

    /** @param maskedName such as 张*; absent where no name was told */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListedView(String registrationNumber, String maskedName, int level, ExamDecision.Outcome outcome) {}

    @GET
    @PermitAll
    @Transactional
    @Operation(summary = "List the outcomes of a published batch by registration number, names masked")
    public Page<ListedView> get(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Pattern(regexp = "\\d{10}") String after) {
        publications.get(batchId);
        return Page.of(list.page(batchId, after, limit), limit, view -> view, ListedView::registrationNumber);
    }
}
