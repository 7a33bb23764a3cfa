package io.skillcert.clock.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.security.Role;
import io.skillcert.job.JobRunner;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Moves the business clock of a sandbox and runs the jobs that are due then. Answers 404 outside a sandbox. */
@Path("/v1/sandbox/clock")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sandbox")
public class SandboxClockResource {

    private final BusinessClock clock;
    private final JobRunner jobs;

    public SandboxClockResource(BusinessClock clock, JobRunner jobs) {
        this.clock = clock;
        this.jobs = jobs;
    }

    public record ClockRequest(@NotNull OffsetDateTime now) {}

    /**
     * @param done the jobs that were run to their end at the new time
     * @param unfinished the jobs that were not at their end after 30 s; the same call again goes on with them
     */
    public record ClockView(OffsetDateTime now, List<String> done, List<String> unfinished) {}

    /**
     * Returns the time by which this service decides in a sandbox. Outside a sandbox there is no such clock, which is
     * answered 404.
     */
    @GET
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Read the business clock of a sandbox")
    @FailsWith(404)
    public ClockView get() {
        requireSandbox();
        return view(new JobRunner.Run(List.of(), List.of()));
    }

    /**
     * Sets the time of this service and then runs every job once, so that what is due by that time has happened when
     * the answer comes. Jobs that need more than 30 seconds are named as unfinished; the same call again goes on with
     * them. Each service has a clock of its own, so send the call to all three.
     */
    @PUT
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Move the business clock of a sandbox and run the jobs that are due then")
    @FailsWith(404)
    public ClockView set(@Valid @NotNull ClockRequest request) {
        requireSandbox();
        clock.moveTo(request.now().toInstant());
        return view(jobs.runAll());
    }

    private ClockView view(JobRunner.Run run) {
        return new ClockView(
                clock.instant().atZone(BusinessClock.ZONE).toOffsetDateTime(), run.done(), run.unfinished());
    }

    private void requireSandbox() {
        if (!clock.isSandbox()) {
            throw HttpProblem.NO_SANDBOX.exception();
        }
    }
}
