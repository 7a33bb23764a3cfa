package io.skillcert.http.steps;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import io.skillcert.http.language.Texts;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the next steps that have a day as an iCalendar file (RFC 5545): one all-day event each. A step that can be taken at once
 * has its event on its last day, and the summary says so. The identifier of an event follows from the case and the step, so
 * that a calendar replaces it when the file is read again.
 */
public final class CaseCalendar {

    public static final String MEDIA_TYPE = "text/calendar";

    private CaseCalendar() {}

    /** Answers with the file, which no cache may keep. */
    public static Response answer(List<CaseView> cases, Instant now, Locale language) {
        return Response.ok(write(cases, now, language), MEDIA_TYPE + ";charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"next-steps.ics\"")
                .build();
    }

    private static String write(List<CaseView> cases, Instant now, Locale language) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Skillcert//next steps//EN");
        for (var one : cases) {
            one.steps().forEach(step -> event(one, step, now, language).ifPresent(calendar::addEvent));
        }
        return Biweekly.write(calendar).go();
    }

    private static Optional<VEvent> event(CaseView one, CaseView.Step step, Instant now, Locale language) {
        if (step.from() == null && step.until() == null) {
            return Optional.empty();
        }
        var first = step.from() == null ? step.until() : step.from();
        var last = step.until() == null ? step.from() : step.until();
        var event = new VEvent();
        event.setUid(one.id() + "-" + step.code() + "@skillcert");
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(day(first));
        event.setDateEnd(day(last.plusDays(1))); // exclusive in iCalendar
        event.setSummary(
                step.from() == null ? Texts.translated("Last day: {0}", language, step.message()) : step.message());
        return Optional.of(event);
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
}
