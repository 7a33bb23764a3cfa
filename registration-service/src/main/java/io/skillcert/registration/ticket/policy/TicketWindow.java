package io.skillcert.registration.ticket.policy;

import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;

/** The days on which an admission ticket (准考证) can be printed (REG-11), counted in calendar days (天). */
public final class TicketWindow {

    private final Timeline<Integer> opensBeforeExam;

    public TicketWindow(Timeline<Integer> opensBeforeExam) {
        this.opensBeforeExam = opensBeforeExam;
    }

    /**
     * The first day on which the ticket can be printed.
     *
     * @param examDays the days of all subjects, at least one
     */
    public LocalDate opensOn(Collection<LocalDate> examDays) {
        var earliest = Collections.min(examDays);
        return earliest.minusDays(opensBeforeExam.on(earliest).value());
    }

    /** The last day on which the ticket can be printed: the day of the last subject. */
    public LocalDate closesOn(Collection<LocalDate> examDays) {
        return Collections.max(examDays);
    }
}
