package io.skillcert.registration.application;

import io.skillcert.clock.BusinessClock;
import io.skillcert.registration.progress.ExamBars;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** The bars from exams for misconduct (EXM-14) of people who are registered, for those who may learn of them. */
@ApplicationScoped
public class BarsOfApplicants {

    private final ExamBars bars;
    private final BusinessClock clock;

    BarsOfApplicants(ExamBars bars, BusinessClock clock) {
        this.bars = bars;
        this.clock = clock;
    }

    /**
     * The last day of the bar of a registration's person, if it has one today. Empty for a registration by an account of which
     * nothing is verified, because that account must not learn what is known about the person.
     */
    public Optional<LocalDate> lastDay(Registration registration) {
        return registration.identification().registeredAs() == Registrant.UNVERIFIED
                ? Optional.empty()
                : bars.inForce(registration.personId(), clock.today());
    }
}
