package io.skillcert.exam.mark.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.mark.AttemptMarks;
import io.skillcert.exam.mark.AttemptMarks.FunctionPoints;
import io.skillcert.exam.mark.AttemptMarks.Header;
import io.skillcert.exam.mark.MarkedAttempt.ItemMark;
import io.skillcert.exam.mark.TaskMarkings;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The marks of sealed attempts, from which the scores follow. */
@Path("/v1/exam-entries/{registrationId}/markings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
class MarkingResource {

    private final ExamEntries entries;
    private final AttemptMarks marks;
    private final TaskMarkings taskMarkings;
    private final CallerLanguage language;

    MarkingResource(ExamEntries entries, AttemptMarks marks, TaskMarkings taskMarkings, CallerLanguage language) {
        this.entries = entries;
        this.marks = marks;
        this.taskMarkings = taskMarkings;
        this.language = language;
    }

    /**
     * The marking of an attempt that counts.
     *
     * @param number 1 for the first marking; corrections of keys lead to further ones
     * @param engine the algorithm that has marked
     * @param policy the version of the rules of marking
     * @param score from 0 to 100
     */
    record MarkingView(
            UUID attempt,
            UUID registrationId,
            Subject subject,
            String receipt,
            int number,
            String engine,
            String policy,
            BigDecimal awarded,
            BigDecimal maximum,
            BigDecimal score,
            OffsetDateTime markedAt) {

        static MarkingView of(Header header) {
            return new MarkingView(
                    header.attempt(),
                    header.seat().registrationId(),
                    header.seat().subject(),
                    header.receipt(),
                    header.number(),
                    header.engine(),
                    header.policy(),
                    header.awarded(),
                    header.maximum(),
                    header.score(),
                    header.markedAt().atZone(BusinessClock.ZONE).toOffsetDateTime());
        }
    }

    record MarkingsView(List<MarkingView> markings) {}

    /**
     * The points of a response with what they follow from.
     *
     * @param version the version of the item in the bank
     * @param keyNumber the number of the key correction that was in force, or 0
     */
    record ItemMarkView(UUID version, int keyNumber, MarkView mark) {
        static ItemMarkView of(ItemMark item, Locale language) {
            return new ItemMarkView(item.version(), item.keyNumber(), MarkView.of(item, language));
        }
    }

    /**
     * What a marker has given for a task that people mark.
     *
     * @param number of the task among those of its position
     * @param criteria the anchors from 0 to 3
     */
    record TaskMarkingView(
            int position,
            int number,
            String marker,
            BigDecimal awarded,
            Map<String, Integer> criteria,
            String comment,
            OffsetDateTime markedAt) {
        static TaskMarkingView of(TaskMarkings.Recorded recorded) {
            var marking = recorded.marking();
            return new TaskMarkingView(
                    recorded.position(),
                    recorded.number(),
                    marking.marker(),
                    marking.awarded(),
                    marking.criteria(),
                    marking.comment(),
                    marking.markedAt().atZone(BusinessClock.ZONE).toOffsetDateTime());
        }
    }

    /** @param markers what each marker of the tasks has given that people mark */
    record MarksView(
            MarkingView marking,
            List<FunctionPoints> functions,
            List<ItemMarkView> marks,
            List<TaskMarkingView> markers) {}

    /**
     * Lists for each attempt the marking that counts, with points, score and the version of the rules (MRK-01 to
     * MRK-09). Earlier markings are kept; a correction of a key adds one.
     */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Transactional
    @Operation(summary = "List the markings of the attempts of a registration, from which its scores follow")
    @AuditedRead(act = "read-markings", subject = "registration")
    public MarkingsView list(@RestPath UUID registrationId) {
        entries.findByIdOptional(registrationId).orElseThrow(ExamProblem.EXAM_ENTRY_NOT_FOUND::exception);
        return new MarkingsView(marks.ofRegistration(registrationId).stream()
                .map(MarkingView::of)
                .toList());
    }

    /**
     * Returns for every item of the attempt the points, the rule and the measures from which they follow, and what each
     * person gave for the tasks that people mark. An attempt that is not marked yet is answered 404.
     */
    @GET
    @Path("/{attempt}")
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Transactional
    @Operation(summary = "Get every mark of an attempt with its rule, the key it rests on and its points")
    @AuditedRead(act = "read-marks", subject = "attempt")
    public MarksView read(@RestPath UUID registrationId, @RestPath UUID attempt) {
        var header = marks.find(attempt)
                .filter(found -> found.seat().registrationId().equals(registrationId))
                .orElseThrow(ExamProblem.ATTEMPT_NOT_MARKED::exception);
        return new MarksView(
                MarkingView.of(header),
                marks.byFunction(header),
                marks.marks(header).marks().stream()
                        .map(item -> ItemMarkView.of(item, language.get()))
                        .toList(),
                taskMarkings.ofAttempt(attempt).stream()
                        .map(TaskMarkingView::of)
                        .toList());
    }
}
