package io.skillcert.exam.examiner;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.entry.TrainingAffiliations;
import io.skillcert.exam.examiner.policy.MarkerRules;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Whether an account may mark, and whom: nobody whom an institution of the examiner trains (EXM-13, 考培分离). */
@ApplicationScoped
public class ExaminerChecks {

    private final Examiners examiners;
    private final TrainingAffiliations trainings;
    private final MarkerRules markerRules;
    private final BusinessClock clock;

    ExaminerChecks(Examiners examiners, TrainingAffiliations trainings, MarkerRules markerRules, BusinessClock clock) {
        this.examiners = examiners;
        this.trainings = trainings;
        this.markerRules = markerRules;
        this.clock = clock;
    }

    /** Somebody who marks today. */
    public final class Marker {

        private final String account;
        private final Set<UUID> institutions;
        private final LocalDate today = clock.today();

        private Marker(String account, Set<UUID> institutions) {
            this.account = account;
            this.institutions = institutions;
        }

        public String account() {
            return account;
        }

        /** EXM-13. */
        public boolean trained(ExamEntry person) {
            return !institutions.isEmpty()
                    && markerRules
                                    .examiner(institutions, trainings.institutionsOfPerson(person.personId()), today)
                                    .verdict()
                            != Verdict.MET;
        }
    }

    /**
     * @param accredited whether only an accredited examiner will do
     * @throws ProblemException 409 then, if the account is none
     */
    public Marker of(String account, boolean accredited) {
        var examiner = examiners.of(account);
        if (accredited && examiner.isEmpty()) {
            throw new ProblemException(
                    409, "not-accredited", "The caller is not accredited as an examiner: see /v1/examiners.");
        }
        return new Marker(account, examiner.map(Examiner::institutions).orElse(Set.of()));
    }
}
