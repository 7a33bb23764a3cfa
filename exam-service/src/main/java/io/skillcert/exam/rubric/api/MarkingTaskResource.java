package io.skillcert.exam.rubric.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.bank.ItemContent;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.Rubric;
import io.skillcert.exam.mark.TaskMarkings.Task;
import io.skillcert.exam.mark.TaskSource;
import io.skillcert.exam.rubric.AnswerCriterion;
import io.skillcert.exam.rubric.MarkTasks;
import io.skillcert.exam.rubric.RequiredSections;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.RawJson;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The tasks that people mark: by a rubric, or as answers that the computer can't mark. Nothing tells an examiner whose response it is, or what another marker gave. */
@Path("/v1/marking-tasks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
class MarkingTaskResource {

    private static final int MAX_CRITERIA = 6;

    private final MarkTasks markTasks;
    private final Json json;
    private final Caller caller;
    private final CallerLanguage language;

    MarkingTaskResource(MarkTasks markTasks, Json json, Caller caller, CallerLanguage language) {
        this.markTasks = markTasks;
        this.json = json;
        this.caller = caller;
        this.language = language;
    }

    /** @param points the most that the task gives */
    record OpenTaskView(UUID id, String function, String topic, BigDecimal points, OffsetDateTime openedAt) {
        static OpenTaskView of(Task task) {
            return new OpenTaskView(task.id(), task.function(), task.topic(), task.points(), local(task.openedAt()));
        }
    }

    /**
     * The marking of the account that reads.
     *
     * @param criteria the anchors from 0 to 3
     */
    record OwnMarkingView(BigDecimal awarded, Map<String, Integer> criteria, String comment, OffsetDateTime markedAt) {}

    /**
     * A task that the account has taken.
     *
     * @param source RUBRIC for a text that is marked by the rubric of its item, ANSWER for an answer that the computer can't mark
     * @param content what the candidate saw
     * @param key the key of the item, for an ANSWER; otherwise absent
     * @param response the text of the candidate; for an ANSWER what was stored, which may be no JSON
     * @param sections which of the required sections are named in it
     * @param criteria each with its anchors 0 to 3
     * @param takenUntil until when it is kept for the account
     * @param marking absent as long as the account has not marked it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TaskView(
            UUID id,
            TaskSource source,
            String function,
            String topic,
            BigDecimal points,
            @Schema(implementation = ItemContent.class) RawJson content,
            @Schema(implementation = ItemKey.class) RawJson key,
            String response,
            List<RequiredSections.Section> sections,
            List<Rubric.Criterion> criteria,
            OffsetDateTime takenUntil,
            OwnMarkingView marking) {}

    /** @param criteria an anchor from 0 to 3 for each criterion, by its id */
    record MarkRequest(
            @NotEmpty @Size(max = MAX_CRITERIA) @Schema(implementation = Object.class)
                    Map<@NotBlank @Size(max = 40) String, @NotNull Integer> criteria,
            @NotBlank @Size(max = 2000) String comment) {}

    /**
     * Lists texts and answers that people must mark and for which a place is free, without those of people whom the
     * examiner may not mark (EXM-13). An account that is not accredited is answered 409.
     */
    @GET
    @RolesAllowed(Role.EXAMINER)
    @Operation(summary = "List the tasks that the examiner can take, without anything about the candidates")
    @FailsWith(409)
    public Page<OpenTaskView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(markTasks.open(caller.account(), page), page, OpenTaskView::of, Task::id);
    }

    /**
     * Returns what the candidate saw and answered, the rubric, and the own marking; nothing tells whose response it is
     * or what another marker gave. A task that the examiner has not taken is answered 409.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.EXAMINER)
    @Operation(
            summary = "Get a task that the examiner has taken or marked: the response, the criteria and the own points")
    @FailsWith(409)
    public TaskView get(@RestPath UUID id) {
        return view(markTasks.read(id, caller.account()));
    }

    /**
     * Reserves one of the two places of the task, or the third one after two markers who differ too much, for an hour.
     * Taking it again prolongs the hour. An examiner holds at most five tasks; a task whose places are taken, or that
     * the examiner has marked or may not mark (EXM-13), is answered 409.
     */
    @POST
    @Path("/{id}/lease")
    @RolesAllowed(Role.EXAMINER)
    @Operation(summary = "Take a task for an hour; a second time prolongs it")
    public TaskView take(@RestPath UUID id) {
        return view(markTasks.take(id, caller.account()));
    }

    /**
     * Records the anchor of each criterion, from which the points follow. Two markings that agree give the task its
     * mark; otherwise a third one decides. A task that the examiner has not taken, or no longer holds, or has marked
     * already is answered 409.
     */
    @POST
    @Path("/{id}/marks")
    @RolesAllowed(Role.EXAMINER)
    @Operation(summary = "Mark a task that the examiner has taken, by anchors from 0 to 3 and with a comment")
    public TaskView mark(@RestPath UUID id, @Valid @NotNull MarkRequest request) {
        return view(markTasks.mark(id, request.criteria(), request.comment().strip(), caller.account()));
    }

    private TaskView view(MarkTasks.Opened opened) {
        var task = opened.task();
        var own = opened.own();
        var isAnswer = task.source() == TaskSource.ANSWER;
        var response = isAnswer ? task.response() : json.tree(task.response()).textValue();
        var rubric = isAnswer ? AnswerCriterion.rubric(language.get()) : opened.rubric();
        return new TaskView(
                task.id(),
                task.source(),
                task.function(),
                task.topic(),
                task.points(),
                RawJson.of(opened.content()),
                RawJson.of(opened.key().orElse(null)),
                response,
                RequiredSections.of(json.read(opened.content(), ItemContent.class), response),
                rubric.criteria(),
                local(own.leasedUntil()),
                own.markedAt() == null
                        ? null
                        : new OwnMarkingView(own.awarded(), own.criteria(), own.comment(), local(own.markedAt())));
    }

    private static OffsetDateTime local(Instant at) {
        return at.atZone(BusinessClock.ZONE).toOffsetDateTime();
    }
}
