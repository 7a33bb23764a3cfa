package io.skillcert.exam.publication.api;

import io.skillcert.exam.publication.ListedResult;
import io.skillcert.exam.publication.PublishedList;
import io.skillcert.http.paging.Page;
import jakarta.annotation.security.PermitAll;
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

/** The public list of a batch's results, with masked names. */
@Path("/v1/exam-batches/{batchId}/published-list")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
class PublishedListResource {

    private final PublishedList list;

    PublishedListResource(PublishedList list) {
        this.list = list;
    }

    /**
     * Lists registration number, masked name, level and outcome of everybody in the batch, in the order of the numbers.
     * As long as the publication is not complete it is answered 404.
     */
    @GET
    @PermitAll
    @Operation(summary = "List the outcomes of a published batch by registration number, names masked")
    public Page<ListedResult> get(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Pattern(regexp = "\\d{10}") String after) {
        return Page.of(list.page(batchId, after, limit), limit, result -> result, ListedResult::registrationNumber);
    }
}
