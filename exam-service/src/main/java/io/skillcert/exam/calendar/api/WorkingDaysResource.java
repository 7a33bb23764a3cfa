package io.skillcert.exam.calendar.api;

import io.skillcert.http.json.IsoDates;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.WorkingDays;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
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

    @GET
    @PermitAll
    @Operation(summary = "Get the n-th working day after a day; 0 returns the day itself")
    public WorkingDayView count(
            @Parameter(required = true, schema = @Schema(examples = "2025-09-26")) @RestQuery String from,
            @Parameter(required = true, schema = @Schema(examples = "5", minimum = "0", maximum = "400")) @RestQuery
                    String count) {
        var violations = new Violations();
        var day = violations.read("from", () -> day(from));
        var number = violations.read("count", () -> number(count));
        violations.throwIfAny();
        var answer = workingDays.after(day.orElseThrow(), number.orElseThrow());
        return new WorkingDayView(day.get(), number.get(), answer, workingDays.isProvisional(answer));
    }

    private LocalDate day(String text) {
        try {
            var day = IsoDates.read(text);
            if (day.isBefore(workingDays.firstDay())) {
                throw new IllegalArgumentException(
                        "lies before the first day of the calendar, " + workingDays.firstDay());
            }
            return day;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static int number(String text) {
        if (text == null || !text.matches("\\d{1,3}") || Integer.parseInt(text) > MAX_COUNT) {
            throw new IllegalArgumentException("must be a number from 0 to " + MAX_COUNT);
        }
        return Integer.parseInt(text);
    }
}
