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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The n-th working day after a day. */
@Path("/v1/working-days")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
class WorkingDaysResource {

    private static final int MAX_COUNT = 400;
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private final WorkingDays workingDays;

    public WorkingDaysResource(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** @param provisional the answer lies past the last loaded year; its notice may still move it */
    public record WorkingDayView(LocalDate from, int count, LocalDate date, boolean provisional) {}

    @GET
    @PermitAll
    @Operation(summary = "Count working days: 0 answers the day itself")
    public WorkingDayView count(
            @Parameter(required = true, schema = @Schema(examples = "2025-09-26")) @RestQuery String from,
            @Parameter(required = true, schema = @Schema(examples = "5", minimum = "0", maximum = "400")) @RestQuery
                    String count) {
        var violations = new Violations();
        var day = day(from, violations);
        var number = number(count, violations);
        violations.throwIfAny();
        var answer = workingDays.after(day.orElseThrow(), number.orElseThrow());
        return new WorkingDayView(day.get(), number.get(), answer, workingDays.isProvisional(answer));
    }

    private Optional<LocalDate> day(String text, Violations violations) {
        try {
            var day = IsoDates.read(text);
            violations.addIf(
                    day.isBefore(workingDays.firstDay()) || day.isAfter(LAST),
                    "from",
                    "lies outside the calendar, " + workingDays.firstDay() + " to " + LAST);
            return Optional.of(day);
        } catch (DateTimeException e) {
            violations.add("from", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text, Violations violations) {
        if (text != null && text.matches("\\d{1,3}") && Integer.parseInt(text) <= MAX_COUNT) {
            return Optional.of(Integer.valueOf(text));
        }
        violations.add("count", "must be a number from 0 to " + MAX_COUNT);
        return Optional.empty();
    }
}
