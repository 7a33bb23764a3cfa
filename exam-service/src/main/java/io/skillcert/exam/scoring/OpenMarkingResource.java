package io.skillcert.exam.scoring;

import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.result.policy.Subject;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What publication still waits for. What was found is not shown: a marker judges without it. */
@Path("/v1/exam-batches/{batchId}/open-markings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
public class OpenMarkingResource {

    private final ExamEntries entries;
    private final OpenMarkings openMarkings;

    public OpenMarkingResource(ExamEntries entries, OpenMarkings openMarkings) {
        this.entries = entries;
        this.openMarkings = openMarkings;
    }

    /** @param markings how many have marked. @param thirdMarker whether two disagree, and a third decides */
    public record OpenMarkingView(
            UUID registrationId, String registrationNumber, Subject subject, int markings, boolean thirdMarker) {
        String place() {
            return registrationNumber + "-" + subject.ordinal();
        }
    }

    @GET
    @RolesAllowed({"exam-officer", "examiner", "auditor"})
    @Operation(summary = "List whose subject has neither a score nor an absence yet, by registration and subject")
    public Page<OpenMarkingView> list(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Pattern(regexp = "\\d{10}-\\d") String after) {
        entries.requireKnown(batchId);
        return Page.of(openMarkings.page(batchId, after, limit), limit, view -> view, OpenMarkingView::place);
    }
}
