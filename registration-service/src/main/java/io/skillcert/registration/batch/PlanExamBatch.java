package io.skillcert.registration.batch;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.http.security.Caller;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.batch.ExamSites.SitePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Drafts, announces (批次报名通知), changes and cancels exam batches. */
@ApplicationScoped
public class PlanExamBatch {

    private final ExamBatches batches;
    private final ExamSites sites;
    private final BatchUsage usage;
    private final Caller caller;
    private final Audit audit;
    private final BusinessClock clock;

    PlanExamBatch(
            ExamBatches batches, ExamSites sites, BatchUsage usage, Caller caller, Audit audit, BusinessClock clock) {
        this.caller = caller;
        this.clock = clock;
        this.batches = batches;
        this.sites = sites;
        this.usage = usage;
        this.audit = audit;
    }

    @Transactional
    public ExamBatch draft(ExamBatch.Plan plan, List<SitePlan> sitePlans) {
        var batch = ExamBatch.draft(Ids.next(), plan);
        batches.persistAndFlush(batch);
        sites.update(batch, sitePlans);
        audit.record("draft-exam-batch", "exam-batch", batch.id(), null);
        return batch;
    }

    /** Drafts and announces a batch at once. */
    @Transactional
    public ExamBatch announce(ExamBatch.Plan plan, List<SitePlan> sitePlans) {
        var batch = draft(plan, sitePlans);
        batch.announce();
        audit.record("announce-exam-batch", "exam-batch", batch.id(), null);
        batches.flush();
        return batch;
    }

    @Transactional
    public ExamBatch announce(UUID id, String ifMatch) {
        var batch = locked(id, ifMatch);
        batch.announce();
        audit.record("announce-exam-batch", "exam-batch", id, null);
        batches.flush();
        return batch;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the batch has registrations that the change would affect */
    @Transactional
    public ExamBatch change(UUID id, ExamBatch.Plan plan, List<SitePlan> sitePlans, String ifMatch) {
        var batch = locked(id, ifMatch);
        if (batch.status() == BatchStatus.CANCELLED) {
            throw RegistrationProblem.BATCH_CANCELLED.exception();
        }
        if (usage.hasRegistrations(id)) {
            requireUnaffected(batch, plan);
        }
        batch.plan(plan);
        sites.update(batch, sitePlans);
        audit.record("change-exam-batch", "exam-batch", id, null);
        batches.flush();
        return batch;
    }

    /**
     * Cancels a drafted batch. For an announced one it requests the cancellation, which another registrar confirms.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the exam has begun or seats, results or certificates exist
     */
    @Transactional
    public ExamBatch cancel(UUID id, String reason, String ifMatch) {
        var batch = locked(id, ifMatch);
        if (batch.status() == BatchStatus.DRAFT) {
            batch.cancel(caller.account());
            audit.record("cancel-exam-batch", "exam-batch", id, reason);
        } else {
            requireNotExamined(batch);
            batch.requestCancellation(new CancellationRequest(caller.account(), clock.instant(), reason));
            audit.record("request-batch-cancellation", "exam-batch", id, reason);
        }
        batches.flush();
        return batch;
    }

    /**
     * Cancels an announced batch as another registrar has requested.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if nobody or the caller has requested it, the exam has begun, or
     *     seats, results or certificates exist
     */
    @Transactional
    public ExamBatch confirmCancellation(UUID id, String ifMatch) {
        var batch = locked(id, ifMatch);
        var request = batch.cancellationRequest().orElseThrow(RegistrationProblem.NO_CANCELLATION_REQUESTED::exception);
        if (request.requestedBy().equals(caller.account())) {
            throw RegistrationProblem.OTHER_REGISTRAR_NEEDED.exception();
        }
        requireNotExamined(batch);
        batch.cancel(caller.account());
        audit.record("cancel-exam-batch", "exam-batch", id, request.reason());
        batches.flush();
        return batch;
    }

    /** Withdraws or refuses the request to cancel a batch. */
    @Transactional
    public ExamBatch withdrawCancellation(UUID id, String ifMatch) {
        var batch = locked(id, ifMatch);
        if (batch.cancellationRequest().isEmpty()) {
            throw RegistrationProblem.NO_CANCELLATION_REQUESTED.exception();
        }
        batch.requestCancellation(null);
        audit.record("withdraw-batch-cancellation", "exam-batch", id, null);
        batches.flush();
        return batch;
    }

    private void requireNotExamined(ExamBatch batch) {
        if (!clock.today().isBefore(batch.periods().examFrom()) || usage.isExamined(batch.id())) {
            throw RegistrationProblem.BATCH_EXAMINED.exception();
        }
    }

    /** Registrations take a shared lock on the batch; this takes an exclusive one. */
    private ExamBatch locked(UUID id, String ifMatch) {
        var batch = batches.get(id);
        batches.getEntityManager().lock(batch, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        ETags.require(ifMatch, batch.version() - 1);
        return batch;
    }

    private static void requireUnaffected(ExamBatch batch, ExamBatch.Plan plan) {
        var before = batch.periods();
        var after = plan.periods();
        var changes = new LinkedHashMap<String, Boolean>();
        changes.put("occupationCode", !batch.occupationCode().equals(plan.occupationCode()));
        changes.put("levels", !plan.levels().containsAll(batch.levels()));
        changes.put("registrationTo", after.registrationTo().isBefore(before.registrationTo()));
        changes.put("reviewTo", after.reviewTo().isBefore(before.reviewTo()));
        changes.put("examFrom", !after.examFrom().equals(before.examFrom()));
        changes.put("examTo", !after.examTo().equals(before.examTo()));
        changes.put("fees", batch.levels().stream().anyMatch(level -> !feesOf(batch.fees(), level)
                .equals(feesOf(plan.fees(), level))));
        changes.values().removeIf(changed -> !changed);
        if (!changes.isEmpty()) {
            throw RegistrationProblem.BATCH_RELIED_ON.exception(String.join(", ", changes.keySet()));
        }
    }

    private static Set<ExamFee> feesOf(Collection<ExamFee> fees, int level) {
        return fees.stream().filter(fee -> fee.level() == level).collect(Collectors.toSet());
    }
}
