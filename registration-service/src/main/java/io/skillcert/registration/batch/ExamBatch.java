package io.skillcert.registration.batch;

import io.skillcert.http.problem.HttpProblem;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An exam batch (考试批次) with its periods for registration, review and payment, and the exam. Periods include both days. */
@Entity
@Table(name = "exam_batch")
public class ExamBatch {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private String occupationCode;
    private Integer[] levels;
    private LocalDate registrationFrom;
    private LocalDate registrationTo;
    private LocalDate reviewTo;
    private LocalDate examFrom;
    private LocalDate examTo;
    private String notice;

    @Enumerated(EnumType.STRING)
    private BatchStatus status;

    @Embedded
    private CancellationRequest cancellationRequest;

    private String cancelledBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "exam_fee", joinColumns = @JoinColumn(name = "batch_id"))
    private Set<ExamFee> fees = new HashSet<>();

    protected ExamBatch() {} // for JPA

    /** @param reviewTo the last day of the review period, by which the fee must be paid (REG-10) */
    public record Periods(
            LocalDate registrationFrom,
            LocalDate registrationTo,
            LocalDate reviewTo,
            LocalDate examFrom,
            LocalDate examTo) {}

    /** What a registrar decides about a batch, without its sites. */
    public record Plan(
            String name,
            String occupationCode,
            List<Integer> levels,
            Periods periods,
            Optional<String> notice,
            Set<ExamFee> fees) {}

    static ExamBatch draft(UUID id, Plan plan) {
        var batch = new ExamBatch();
        batch.id = id;
        batch.status = BatchStatus.DRAFT;
        batch.plan(plan);
        return batch;
    }

    final void plan(Plan plan) {
        name = plan.name();
        occupationCode = plan.occupationCode();
        levels = plan.levels().toArray(Integer[]::new);
        registrationFrom = plan.periods().registrationFrom();
        registrationTo = plan.periods().registrationTo();
        reviewTo = plan.periods().reviewTo();
        examFrom = plan.periods().examFrom();
        examTo = plan.periods().examTo();
        notice = plan.notice().orElse(null);
        fees.retainAll(plan.fees());
        fees.addAll(plan.fees());
    }

    void announce() {
        transitionTo(BatchStatus.ANNOUNCED);
    }

    /** Requests the cancellation, or withdraws the request. */
    void requestCancellation(CancellationRequest request) {
        if (status != BatchStatus.ANNOUNCED) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, BatchStatus.CANCELLED);
        }
        cancellationRequest = request;
    }

    void cancel(String account) {
        transitionTo(BatchStatus.CANCELLED);
        cancelledBy = account;
    }

    private void transitionTo(BatchStatus next) {
        if (!status.next().contains(next)) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, next);
        }
        status = next;
    }

    public boolean isOpenForRegistrationOn(LocalDate day) {
        return status == BatchStatus.ANNOUNCED && !day.isBefore(registrationFrom) && !day.isAfter(registrationTo);
    }

    /** REG-10: registrations that are not paid by the end of the review period lapse. */
    public boolean isInReviewOn(LocalDate day) {
        return status == BatchStatus.ANNOUNCED && !day.isBefore(registrationFrom) && !day.isAfter(reviewTo);
    }

    /** The last day on which a registration can be withdrawn: the day before the exam. */
    public LocalDate lastDayToWithdraw() {
        return examFrom.minusDays(1);
    }

    /** Whether the level is examined in this batch. */
    public boolean holds(SkillLevel level) {
        return levels().contains(level.number());
    }

    /**
     * The fee for a level.
     *
     * @param subjects the subjects of a resit; empty for all of the level
     */
    public Yuan fee(SkillLevel level, Set<ExamSubject> subjects) {
        return fees.stream()
                .filter(fee -> fee.level() == level.number())
                .filter(fee -> subjects.isEmpty() || subjects.contains(fee.subject()))
                .map(fee -> new Yuan(fee.amount()))
                .reduce(Yuan.ZERO, Yuan::plus);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public String occupationCode() {
        return occupationCode;
    }

    public List<Integer> levels() {
        return Arrays.asList(levels);
    }

    public Periods periods() {
        return new Periods(registrationFrom, registrationTo, reviewTo, examFrom, examTo);
    }

    public BatchStatus status() {
        return status;
    }

    public Optional<CancellationRequest> cancellationRequest() {
        return Optional.ofNullable(cancellationRequest);
    }

    public Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    /** The fees in the order of level and subject. */
    public List<ExamFee> fees() {
        return fees.stream()
                .sorted(Comparator.comparing(ExamFee::level).thenComparing(ExamFee::subject))
                .toList();
    }
}
