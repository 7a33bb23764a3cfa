package io.skillcert.exam.coderun.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.coderun.CodeRunners;
import io.skillcert.exam.coderun.CodeRuns;
import io.skillcert.exam.coderun.RepeatCodeRun;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The runners of candidates' programs and the runs that need a person. Nothing tells whose program it is, or what is in it. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
class CodeRunResource {

    private final CodeRunners runners;
    private final CodeRuns runs;
    private final RepeatCodeRun repeatRun;

    CodeRunResource(CodeRunners runners, CodeRuns runs, RepeatCodeRun repeatRun) {
        this.runners = runners;
        this.runs = runs;
        this.repeatRun = repeatRun;
    }

    /**
     * A runner that has reported within the last day.
     *
     * @param versions of its Python; empty if it can't run programs
     * @param problem what it lacks; empty if nothing
     * @param ready whether papers with code tasks can count on it
     */
    record RunnerView(UUID id, String versions, String problem, OffsetDateTime seenAt, boolean ready) {}

    /**
     * The runners and their queue.
     *
     * @param waiting runs that no runner has taken
     * @param running runs that a runner has taken
     * @param stuck runs that could not be made in three tries
     */
    record RunnersView(List<RunnerView> runners, int waiting, int running, int stuck) {}

    /** @param problem why the last try was no run */
    record StuckRunView(UUID id, String problem, OffsetDateTime openedAt) {}

    /**
     * Lists the runners that have reported within a day, with the versions of their Python and what they lack, and
     * counts the runs that wait, run or are stuck. Without a ready runner no paper with code tasks can be assembled.
     */
    @GET
    @Path("/code-runners")
    @RolesAllowed({Role.EXAM_OFFICER, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Get the runners of candidates' programs and how many runs wait for them")
    @Transactional
    public RunnersView runners() {
        var queue = runs.queue();
        return new RunnersView(
                runners.all().stream()
                        .map(runner -> new RunnerView(
                                runner.id(),
                                runner.versions(),
                                runner.problem(),
                                local(runner.seenAt()),
                                runner.isReady()))
                        .toList(),
                queue.waiting(),
                queue.running(),
                queue.stuck());
    }

    /**
     * Lists the stuck runs with what was wrong at the last try; they hold up the marking of their attempts. Nothing
     * tells whose program it is or what is in it.
     */
    @GET
    @Path("/code-runs")
    @RolesAllowed({Role.EXAM_OFFICER, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "List the runs that could not be made in three tries, oldest first")
    @Transactional
    public Page<StuckRunView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(
                runs.stuck(page),
                page,
                run -> new StuckRunView(run.id(), run.problem(), local(run.openedAt())),
                CodeRuns.Stuck::id);
    }

    /**
     * Puts a stuck run back into the queue for three more tries, after the cause is mended. A run that is not stuck is
     * answered 409.
     */
    @POST
    @Path("/code-runs/{id}/repetition")
    @ResponseStatus(204)
    @RolesAllowed({Role.EXAM_OFFICER, Role.OPERATOR})
    @Operation(summary = "Let the runners try a run again that could not be made")
    public void repeat(@RestPath UUID id) {
        repeatRun.repeat(id);
    }

    private static OffsetDateTime local(Instant at) {
        return at.atZone(BusinessClock.ZONE).toOffsetDateTime();
    }
}
