package io.skillcert.registration.outcome;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Records what the holders of certificates say about their employment, and deletes it when they withdraw it. */
@ApplicationScoped
public class ReportOutcome {

    private final OutcomeReports reports;
    private final AccountBindings bindings;
    private final Persons persons;
    private final Careers careers;
    private final Audit audit;
    private final BusinessClock clock;

    ReportOutcome(
            OutcomeReports reports,
            AccountBindings bindings,
            Persons persons,
            Careers careers,
            Audit audit,
            BusinessClock clock) {
        this.reports = reports;
        this.bindings = bindings;
        this.persons = persons;
        this.careers = careers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores a report.
     *
     * @param account an account that is bound to a person with a certificate of the level
     * @throws io.skillcert.http.problem.ProblemException 400 if the quarter has not begun or ended before the certificate was
     *     issued, 409 if the account is bound to nobody, without such a certificate, or if the quarter was reported already
     */
    @Transactional
    public OutcomeReport report(OutcomeReport.Statement statement, String account) {
        var personId = bindings.personOf(account).orElseThrow(RegistrationProblem.ACCOUNT_NOT_BOUND::exception);
        if (persons.lock(personId).isErased()) {
            throw RegistrationProblem.PERSON_FORGOTTEN.exception();
        }
        var certifiedOn = reports.certifiedOn(
                        personId, statement.level(), careers.content().occupation())
                .orElseThrow(() -> RegistrationProblem.CERTIFICATE_NOT_HELD.exception(statement.level()));
        check(statement, certifiedOn);
        if (reports.isReported(personId, statement.level(), statement.quarter())) {
            throw RegistrationProblem.OUTCOME_REPORTED.exception(statement.quarter());
        }
        var report = new OutcomeReport(Ids.next(), personId, statement, clock.instant());
        reports.persist(report);
        audit.record("report-outcome", "outcome-report", report.id(), null);
        return report;
    }

    private void check(OutcomeReport.Statement statement, LocalDate certifiedOn) {
        var quarter = Quarter.parse(statement.quarter());
        var first = Quarter.of(certifiedOn);
        var last = Quarter.of(clock.today());
        new Violations()
                .addIf(
                        quarter.compareTo(first) < 0 || quarter.compareTo(last) > 0,
                        "quarter",
                        "is not between {0} and {1}",
                        first,
                        last)
                .addIf(
                        !statement.employed() && statement.occupationRelated(),
                        "occupationRelated",
                        "must be false without employment")
                .addIf(
                        !statement.employed() && statement.wageBand().isPresent(),
                        "wageBand",
                        "must be absent without employment")
                .throwIfAny();
    }

    /** The reports of the person to whom the account is bound, oldest first; none if it is bound to nobody. */
    @Transactional
    public List<OutcomeReport> of(String account, PageRequest page) {
        return bindings.personOf(account)
                .map(person -> reports.of(person, page))
                .orElse(List.of());
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if the person of the account has no such report */
    @Transactional
    public void withdraw(UUID id, String account) {
        var isRemoved = bindings.personOf(account)
                .filter(person -> reports.remove(id, person))
                .isPresent();
        if (!isRemoved) {
            throw RegistrationProblem.OUTCOME_REPORT_NOT_FOUND.exception();
        }
        audit.record("withdraw-outcome-report", "outcome-report", id, null);
    }
}
