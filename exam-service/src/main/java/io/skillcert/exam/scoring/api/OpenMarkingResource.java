package io.skillcert.exam.scoring.api;

import io.skillcert.exam.scoring.OpenMarking;
import io.skillcert.exam.scoring.OpenMarkings;
import io.skillcert.http.paging.Page;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
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

/** The scores that publication still waits for. It does not show what others gave, so that markers judge independently. */
@Path("/v1/exam-batches/{batchId}/open-markings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class OpenMarkingResource {

    private final OpenMarkings openMarkings;

    OpenMarkingResource(OpenMarkings openMarkings) {
        this.openMarkings = openMarkings;
    }

    /**
     * Lists what publication still waits for: the subjects of seated candidates without a score, an absence or a
     * decision on misconduct, and where two markers differ and a third one is needed.
     */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.EXAMINER, Role.AUDITOR})
    @Operation(summary = "List the subjects without a score or an absence, by registration number and subject")
    public Page<OpenMarking> list(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Pattern(regexp = "\\d{10}-\\d") String after) {
        return Page.of(openMarkings.page(batchId, after, limit), limit, marking -> marking, OpenMarking::place);
    }
}
