package io.skillcert.exam.calendar.api;

import io.skillcert.http.json.IsoDates;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.WorkingDays;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Calculates the n-th working day after a day. */
@Path("/v1/working-days")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
class WorkingDaysResource {

    private static final int MAX_COUNT = 400;

    private final WorkingDays workingDays;

    WorkingDaysResource(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** @param provisional whether the day lies after the last announced year, whose notice may still change it */
    record WorkingDayView(LocalDate from, int count, LocalDate date, boolean provisional) {}

    /**
     * Counts working days (工作日, CAL-01): Monday to Friday without public holidays, and make-up workdays (调休); the day
     * itself is not counted. A result after the last announced year is marked as provisional, and a day before the
     * calendar begins is answered 400.
     */
    @GET
    @PermitAll
    @Operation(summary = "Get the n-th working day after a day; 0 returns the day itself")
    public WorkingDayView count(
            @Parameter(required = true, schema = @Schema(examples = "2025-09-26")) @RestQuery String from,
            @Parameter(required = true, schema = @Schema(examples = "5", minimum = "0", maximum = "400")) @RestQuery
                    String count) {
        var violations = new Violations();
        var day = violations.read("from", () -> IsoDates.read(from));
        violations
                .addIf(
                        day.filter(workingDays.firstDay()::isAfter).isPresent(),
                        "from",
                        "is before the first day of the calendar, {0}",
                        workingDays.firstDay())
                .addIf(!isCount(count), "count", "must be a number from 0 to {0}", MAX_COUNT)
                .throwIfAny();
        var number = Integer.parseInt(count);
        var answer = workingDays.after(day.orElseThrow(), number);
        return new WorkingDayView(day.get(), number, answer, workingDays.isProvisional(answer));
    }

    private static boolean isCount(String text) {
        return text != null && text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= MAX_COUNT;
    }
}
