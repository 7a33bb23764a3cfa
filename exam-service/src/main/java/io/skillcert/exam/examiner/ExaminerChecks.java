package io.skillcert.exam.examiner;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ActingAccounts;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.entry.TrainingAffiliations;
import io.skillcert.exam.examiner.policy.MarkerRules;
import io.skillcert.http.FindingView;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Checks whether an account may mark and review, and whom (EXM-10; EXM-13, 考培分离). Who may act for a person does neither. */
@ApplicationScoped
public class ExaminerChecks {

    private final Examiners examiners;
    private final TrainingAffiliations trainings;
    private final ActingAccounts actingAccounts;
    private final MarkerRules markerRules;
    private final BusinessClock clock;

    ExaminerChecks(
            Examiners examiners,
            TrainingAffiliations trainings,
            ActingAccounts actingAccounts,
            MarkerRules markerRules,
            BusinessClock clock) {
        this.examiners = examiners;
        this.trainings = trainings;
        this.actingAccounts = actingAccounts;
        this.markerRules = markerRules;
        this.clock = clock;
    }

    /** An account that marks or reviews today. */
    public final class Marker {

        private final String account;
        private final Optional<Examiner> accredited;
        private final LocalDate today = clock.today();

        private Marker(String account, Optional<Examiner> accredited) {
            this.account = account;
            this.accredited = accredited;
        }

        /** @throws ProblemException 409 if the account is not accredited as an examiner */
        public void requireAccredited() {
            if (accredited.isEmpty()) {
                throw ExamProblem.NOT_ACCREDITED.exception();
            }
        }

        public String account() {
            return account;
        }

        /** EXM-13: whether no institution of the marker trained the person. */
        public Finding mayExamine(ExamEntry person) {
            var institutions = accredited.map(Examiner::institutions).orElseGet(Set::of);
            var trainedBy = institutions.isEmpty() ? Set.<UUID>of() : trainings.institutionsOfPerson(person.personId());
            return markerRules.examiner(institutions, trainedBy, today);
        }

        /** Those of the registrations for which the marker may act. */
        public Set<UUID> actsFor(Collection<UUID> registrations) {
            return actingAccounts.registrationsOf(account, registrations);
        }

        /** @throws ProblemException 403 if the marker may act for the person */
        public void requireNotActing(ExamEntry person) {
            if (actingAccounts.mayAct(account, person)) {
                throw ExamProblem.ACTS_FOR_CANDIDATE.exception();
            }
        }

        /** @throws ProblemException 403 if the marker may act for the person, 409 if an institution of the marker trained the person */
        public void requireImpartial(ExamEntry person) {
            requireNotActing(person);
            var finding = mayExamine(person);
            if (finding.verdict() != Verdict.MET) {
                throw ExamProblem.TRAINER_IS_NOT_EXAMINER.exception(FindingView.explanation(finding));
            }
        }

        /** EXM-10: whether the marker is none of the first markers of a score. */
        public Finding mayReview(Set<String> firstMarkers) {
            return markerRules.reviewer(account, firstMarkers, today);
        }
    }

    public Marker of(String account) {
        return new Marker(account, examiners.of(account));
    }
}
