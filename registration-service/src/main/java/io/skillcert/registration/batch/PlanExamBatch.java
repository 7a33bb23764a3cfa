package io.skillcert.registration.batch;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** A registrar plans a batch, announces it (批次报名通知), changes what nobody relies on yet, or cancels it. */
@ApplicationScoped
public class PlanExamBatch {

    private final ExamBatches batches;
    private final ExamSites sites;
    private final BatchReliance reliance;
    private final Audit audit;

    PlanExamBatch(ExamBatches batches, ExamSites sites, BatchReliance reliance, Audit audit) {
        this.batches = batches;
        this.sites = sites;
        this.reliance = reliance;
        this.audit = audit;
    }

    @Transactional
    public ExamBatch draft(ExamBatch.Plan plan, List<ExamSites.Offer> offers) {
        var batch = ExamBatch.draft(Ids.next(), plan);
        batches.persistAndFlush(batch);
        sites.offer(batch, offers);
        audit.record("draft-exam-batch", "exam-batch", batch.id(), null);
        return batch;
    }

    /** Drafted and announced in one act. */
    @Transactional
    public ExamBatch announce(ExamBatch.Plan plan, List<ExamSites.Offer> offers) {
        var batch = draft(plan, offers);
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

    /** @throws io.skillcert.http.problem.ProblemException 409 naming what registrations rely on */
    @Transactional
    public ExamBatch change(UUID id, ExamBatch.Plan plan, List<ExamSites.Offer> offers, String ifMatch) {
        var batch = locked(id, ifMatch);
        if (batch.status() == BatchStatus.CANCELLED) {
            throw BatchProblems.cancelled();
        }
        if (reliance.on(id)) {
            requireKept(batch, plan);
        }
        batch.plan(plan);
        sites.offer(batch, offers);
        audit.record("change-exam-batch", "exam-batch", id, null);
        batches.flush();
        return batch;
    }

    @Transactional
    public ExamBatch cancel(UUID id, String reason, String ifMatch) {
        var batch = locked(id, ifMatch);
        batch.cancel();
        audit.record("cancel-exam-batch", "exam-batch", id, reason);
        batches.flush();
        return batch;
    }

    /** Whoever registers meanwhile holds the row shared: this waits for them, and they for this. */
    private ExamBatch locked(UUID id, String ifMatch) {
        var batch = batches.get(id);
        batches.getEntityManager().lock(batch, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        ETags.require(ifMatch, batch.version() - 1);
        return batch;
    }

    private static void requireKept(ExamBatch batch, ExamBatch.Plan plan) {
        var broken = new ArrayList<String>();
        var was = batch.periods();
        var is = plan.periods();
        if (!batch.occupationCode().equals(plan.occupationCode())) {
            broken.add("occupationCode");
        }
        if (!plan.levels().containsAll(batch.levels())) {
            broken.add("levels");
        }
        if (is.registrationTo().isBefore(was.registrationTo())) {
            broken.add("registrationTo");
        }
        if (is.reviewTo().isBefore(was.reviewTo())) {
            broken.add("reviewTo");
        }
        if (!is.examFrom().equals(was.examFrom())) {
            broken.add("examFrom");
        }
        if (!is.examTo().equals(was.examTo())) {
            broken.add("examTo");
        }
        if (batch.levels().stream()
                .anyMatch(level -> !feesOf(batch.fees(), level).equals(feesOf(plan.fees(), level)))) {
            broken.add("fees");
        }
        if (!broken.isEmpty()) {
            throw BatchProblems.reliedOn(String.join(", ", broken));
        }
    }

    private static List<ExamFee> feesOf(Collection<ExamFee> fees, int level) {
        return fees.stream()
                .filter(fee -> fee.level() == level)
                .sorted(Comparator.comparing(ExamFee::subject))
                .toList();
    }
}
