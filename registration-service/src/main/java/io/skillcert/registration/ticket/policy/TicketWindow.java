package io.skillcert.registration.ticket.policy;

import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;

/** REG-11: when an admission ticket (准考证) can be printed. Calendar days (天), not working days. */
public final class TicketWindow {

    private final Timeline<Integer> opensBeforeExam;

    public TicketWindow(Timeline<Integer> opensBeforeExam) {
        this.opensBeforeExam = opensBeforeExam;
    }

    /** @param examDays the days of all subjects, at least one. The first day on which it can be printed */
    public LocalDate opensOn(Collection<LocalDate> examDays) {
        var earliest = Collections.min(examDays);
        return earliest.minusDays(opensBeforeExam.on(earliest).value());
    }

    /** The last day: that of the last subject. */
    public LocalDate closesOn(Collection<LocalDate> examDays) {
        return Collections.max(examDays);
    }
}
