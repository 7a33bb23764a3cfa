package io.skillcert.exam.entry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.http.paging.ListView;
import io.skillcert.http.paging.Page;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The candidates who are to sit in a batch. */
@Path("/v1/exam-batches/{batchId}/entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class ExamEntryResource {

    private final ExamEntries entries;

    ExamEntryResource(ExamEntries entries) {
        this.entries = entries;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            UUID registrationId,
            String registrationNumber,
            UUID personId,
            String occupationCode,
            Integer level,
            String attempt,
            UUID resitOf,
            LocalDate registeredOn,
            EntryStatus status,
            long version) {
        static EntryView of(ExamEntry entry) {
            return new EntryView(
                    entry.registrationId(),
                    entry.registrationNumber(),
                    entry.personId(),
                    entry.occupationCode(),
                    entry.level().number(),
                    entry.attempt().name(),
                    entry.resitOf().orElse(null),
                    entry.registeredOn(),
                    entry.status(),
                    entry.version());
        }

        /** What {@code ?view=brief} shows: number, day, status and version. */
        static EntryView brief(ExamEntry entry) {
            return new EntryView(
                    entry.registrationId(),
                    entry.registrationNumber(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    entry.registeredOn(),
                    entry.status(),
                    entry.version());
        }
    }

    /**
     * Lists the confirmed registrations of the batch as registration-service has published them, with their status
     * here, from {@code CONFIRMED} to {@code CERTIFIED}. As long as no registration of the batch is confirmed it is
     * answered 404. {@code view=brief} shows number, day, status and version only.
     */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.EXAMINER, Role.AUDITOR})
    @Operation(summary = "List the candidates of a batch, in the order of registration")
    public Page<EntryView> list(
            @RestPath UUID batchId,
            @BeanParam @Valid ListView view,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Pattern(regexp = "\\d{10}") String after) {
        Function<ExamEntry, EntryView> shown = view.isBrief() ? EntryView::brief : EntryView::of;
        return Page.of(entries.page(batchId, after, limit), limit, shown, ExamEntry::registrationNumber);
    }
}
