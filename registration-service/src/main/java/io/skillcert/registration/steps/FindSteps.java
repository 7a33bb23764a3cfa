package io.skillcert.registration.steps;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.json.Json;
import io.skillcert.http.security.Caller;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.http.steps.CaseWriter.Days;
import io.skillcert.registration.application.BarsOfApplicants;
import io.skillcert.registration.application.ReadChecklist;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.StoredEligibilityDecisions;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.pathway.SubsidyRulesInForce;
import io.skillcert.registration.progress.ExamProgress;
import io.skillcert.registration.ticket.IssueTicket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the next steps of a registration. Each is one that its operation would admit. */
@ApplicationScoped
class FindSteps {

    private final Registrations registrations;
    private final ExamBatches batches;
    private final ReadChecklist readChecklist;
    private final IssueTicket issueTicket;
    private final StoredEligibilityDecisions decisions;
    private final BarsOfApplicants bars;
    private final SubsidyRulesInForce subsidy;
    private final Json json;
    private final Caller caller;
    private final BusinessClock clock;

    FindSteps(
            Registrations registrations,
            ExamBatches batches,
            ReadChecklist readChecklist,
            IssueTicket issueTicket,
            StoredEligibilityDecisions decisions,
            BarsOfApplicants bars,
            SubsidyRulesInForce subsidy,
            Json json,
            Caller caller,
            BusinessClock clock) {
        this.registrations = registrations;
        this.batches = batches;
        this.readChecklist = readChecklist;
        this.issueTicket = issueTicket;
        this.decisions = decisions;
        this.bars = bars;
        this.subsidy = subsidy;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    void find(Registration registration, Optional<ExamProgress> progress, CaseWriter writer) {
        var batch = batches.get(registration.batchId());
        switch (registration.status()) {
            case UNDER_REVIEW, RETURNED -> inReview(registration, batch, writer);
            case APPROVED -> unpaid(registration, batch, writer);
            case CONFIRMED -> progress.ifPresent(known -> confirmed(registration, known, writer));
            case INELIGIBLE -> again(registration, writer);
            case LAPSED, WITHDRAWN, CANCELLED -> writer.step(RegistrationStep.REGISTER_AGAIN);
        }
        withdraw(registration, batch, writer);
    }

    private void inReview(Registration registration, ExamBatch batch, CaseWriter writer) {
        if (!batch.isInReviewOn(clock.today())) {
            return;
        }
        var days = Days.until(batch.periods().reviewTo());
        if (isOwn(registration)) {
            var missing = readChecklist
                    .read(registration.id(), null, Optional.empty())
                    .missing();
            if (!missing.isEmpty()) {
                writer.step(RegistrationStep.UPLOAD_DOCUMENTS, days, missing.size());
            }
        }
        if (registration.status() == RegistrationStatus.UNDER_REVIEW) {
            writer.step(RegistrationStep.AWAIT_REVIEW, days);
        } else if (isOwn(registration)) {
            writer.step(RegistrationStep.RESUBMIT, days);
        }
    }

    private void unpaid(Registration registration, ExamBatch batch, CaseWriter writer) {
        if (!batch.isInReviewOn(clock.today())) {
            return;
        }
        var days = Days.until(batch.periods().reviewTo());
        writer.step(RegistrationStep.PAY_FEE, days, registration.fee());
        if (isOwn(registration)) {
            writer.step(RegistrationStep.PAY_AS_SPONSOR, days, registration.fee());
        }
    }

    private void confirmed(Registration registration, ExamProgress progress, CaseWriter writer) {
        if (progress.outcome() != null) {
            afterTheResult(registration, progress, writer);
        } else if (progress.hinderedAt().isPresent()) {
            writer.step(RegistrationStep.MOVE_TO_ANOTHER_BATCH);
            writer.step(RegistrationStep.CANCEL_FOR_EMERGENCY);
        } else {
            issueTicket
                    .validityOf(registration, progress)
                    .filter(days -> !clock.today().isAfter(days.until()))
                    .ifPresent(days ->
                            writer.step(RegistrationStep.PRINT_TICKET, Days.between(days.from(), days.until())));
        }
    }

    private void afterTheResult(Registration registration, ExamProgress progress, CaseWriter writer) {
        writer.step(RegistrationStep.LOOK_UP_RESULT);
        progress.resitRegisterBy()
                .filter(day -> !clock.today().isAfter(day) && !registrations.hasResit(registration.id()))
                .ifPresent(day -> writer.step(RegistrationStep.REGISTER_RESIT, Days.until(day)));
        progress.certificateNumber()
                .flatMap(number -> progress.certificateIssuedOn())
                .map(subsidy.get()::lastDayToClaim)
                .filter(day -> !clock.today().isAfter(day))
                .ifPresent(day -> writer.step(RegistrationStep.CLAIM_SUBSIDY, Days.until(day)));
    }

    /**
     * From the first day on which a route is met by time alone, and after a bar (EXM-14). Never while a higher level is held
     * (REG-13), or if time alone opens no route.
     */
    private void again(Registration registration, CaseWriter writer) {
        var found = decisions.latestOf(registration.decidedWith()).findings(json);
        var open = found.opensByTimeOn();
        if (found.holdsHigherLevel() || !found.anyRouteMet() && open.isEmpty()) {
            return;
        }
        var afterBar = bars.lastDay(registration).map(day -> day.plusDays(1));
        var days = Stream.concat(open.stream(), afterBar.stream()).max(Comparator.naturalOrder());
        writer.step(RegistrationStep.REGISTER_AGAIN, days.map(Days::from).orElse(Days.ANY));
    }

    private void withdraw(Registration registration, ExamBatch batch, CaseWriter writer) {
        var isLive = RegistrationStatus.OPEN.contains(registration.status())
                || registration.status() == RegistrationStatus.CONFIRMED;
        if (isLive && isOwn(registration) && !clock.today().isAfter(batch.lastDayToWithdraw())) {
            writer.step(RegistrationStep.WITHDRAW, Days.until(batch.lastDayToWithdraw()));
        }
    }

    /** Some operations are for the account that has registered the person only. */
    private boolean isOwn(Registration registration) {
        return registration.registeredBy().equals(caller.account());
    }
}
