package io.skillcert.exam.publication.api;

import io.skillcert.exam.publication.BatchPublication;
import io.skillcert.exam.publication.DuePublications;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The batches that have sessions, with the due days of their publications. */
@Path("/v1/exam-batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class BatchPublicationResource {

    private final DuePublications duePublications;

    BatchPublicationResource(DuePublications duePublications) {
        this.duePublications = duePublications;
    }

    /**
     * Lists the batches that have sessions, with the last exam day, the day on which the publication is due, five
     * working days later (EXM-04), and when it was complete.
     */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List exam batches with the due day of their publication; overdue=true lists the overdue ones")
    public Page<BatchPublication> list(
            @RestQuery @Pattern(regexp = "true|false", message = "must be true or false") String overdue,
            @BeanParam @Valid PageRequest page) {
        var found = Boolean.parseBoolean(overdue) ? duePublications.overdue(page) : duePublications.page(page);
        return Page.of(found, page, batch -> batch, BatchPublication::batchId);
    }
}
