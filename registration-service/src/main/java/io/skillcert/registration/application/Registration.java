package io.skillcert.registration.application;

import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One person's registration (报名) to sit one occupation at one level in one batch. */
@Entity
@Table(name = "registration")
public class Registration {

    @Id
    private UUID id;

    @Version
    private long version;

    private long number;
    private UUID batchId;
    private UUID personId;
    private UUID cohortId;
    private UUID siteId;
    private String occupationCode;
    private short level;

    @Enumerated(EnumType.STRING)
    private Attempt attempt;

    private UUID resitOf;
    private UUID movedFrom;
    private UUID decidedWith;
    private String[] subjects;

    @Enumerated(EnumType.STRING)
    private RegistrationStatus status;

    private int round;
    private BigDecimal fee;
    private String registeredBy;
    private LocalDate registeredOn;
    private String sponsorReference;
    private UUID paidOrder;

    @Embedded
    private ReviewLock hold;

    @Embedded
    private Accommodation accommodation;

    @Embedded
    private Commitment commitment;

    @OneToMany(mappedBy = "registration", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<StatusChange> history = new ArrayList<>();

    protected Registration() {} // for JPA

    /** The first sitting, or the one resit (补考). */
    public enum Attempt {
        FIRST,
        RESIT
    }

    /** @param actor its account owns the registration */
    public static Registration submit(
            UUID id,
            long number,
            Sitting sitting,
            Optional<UUID> cohortId,
            String commitment,
            LocalDate on,
            Actor actor) {
        var registration = new Registration();
        registration.id = id;
        registration.number = number;
        registration.batchId = sitting.batch().id();
        registration.personId = sitting.person().id();
        registration.cohortId = cohortId.orElse(null);
        registration.siteId = sitting.site().orElse(null);
        registration.occupationCode = sitting.batch().occupationCode();
        registration.level = (short) sitting.level().number();
        registration.attempt = sitting.resit().isPresent() ? Attempt.RESIT : Attempt.FIRST;
        registration.resitOf = sitting.resit().map(Sitting.Resit::of).orElse(null);
        registration.decidedWith = registration.resitOf;
        registration.subjects = sitting.resit().stream()
                .flatMap(resit -> resit.subjects().stream())
                .sorted()
                .map(ExamSubject::name)
                .toArray(String[]::new);
        registration.fee = sitting.fee().amount();
        registration.accommodation = sitting.accommodation();
        registration.round = 1;
        registration.registeredBy = actor.by();
        registration.registeredOn = on;
        registration.commitment = new Commitment(commitment, actor);
        registration.begin(actor);
        return registration;
    }

    /** Takes the place of an earlier one, which it was decided and paid for with, for its day (REG-12). */
    static Registration moved(Registration from, UUID id, long number, Sitting sitting, Actor actor) {
        var moved = submit(id, number, sitting, from.cohortId(), from.commitment.version(), from.registeredOn, actor);
        moved.movedFrom = from.id;
        moved.decidedWith = from.decidedWith();
        moved.registeredBy = from.registeredBy;
        moved.sponsorReference = from.sponsorReference;
        moved.paidOrder = from.paidOrder;
        moved.commitment = from.commitment;
        moved.approve(actor);
        return moved;
    }

    private void begin(Actor actor) {
        status = RegistrationStatus.UNDER_REVIEW;
        history.add(new StatusChange(this, null, status, actor, List.of()));
    }

    /** @see ReviewLock#taken */
    public void take(String registrar, Instant now, Instant until) {
        hold = hold().taken(registrar, now, until);
    }

    public void release() {
        hold = ReviewLock.FREE;
    }

    /** Nobody's, where all its columns are empty. */
    private ReviewLock hold() {
        return hold == null ? ReviewLock.FREE : hold;
    }

    public void approve(Actor actor) {
        transitionTo(RegistrationStatus.APPROVED, actor);
    }

    public void reject(Actor actor) {
        transitionTo(RegistrationStatus.INELIGIBLE, actor);
    }

    /** @param documents those to be corrected; none: the facts stated */
    public void returnForCorrection(List<DocumentCode> documents, Actor actor) {
        transitionTo(RegistrationStatus.RETURNED, actor, documents);
    }

    public void resubmit(Actor actor) {
        transitionTo(RegistrationStatus.UNDER_REVIEW, actor);
        round++;
    }

    public void lapse(Actor actor) {
        transitionTo(RegistrationStatus.LAPSED, actor);
    }

    /** The sponsor has paid; all procedures are done. */
    public void confirm(String sponsorReference, Actor actor) {
        this.sponsorReference = sponsorReference;
        transitionTo(RegistrationStatus.CONFIRMED, actor);
    }

    /** The applicant has paid; all procedures are done. */
    public void confirmPaid(UUID order, Actor actor) {
        paidOrder = order;
        transitionTo(RegistrationStatus.CONFIRMED, actor);
    }

    /** What was moved is paid for already. */
    void confirmMoved(Actor actor) {
        transitionTo(RegistrationStatus.CONFIRMED, actor);
    }

    /** An event only where others already count on the registration. */
    Optional<RegistrationCancelledV1> withdraw(Actor actor) {
        if (status != RegistrationStatus.CONFIRMED) {
            transitionTo(RegistrationStatus.WITHDRAWN, actor);
            return Optional.empty();
        }
        return cancel(actor);
    }

    /** The batch does not take place. */
    public Optional<RegistrationCancelledV1> cancel(Actor actor) {
        var known = status == RegistrationStatus.CONFIRMED;
        transitionTo(RegistrationStatus.CANCELLED, actor);
        return known ? Optional.of(new RegistrationCancelledV1(id, personId, batchId, actor.at())) : Optional.empty();
    }

    private void transitionTo(RegistrationStatus next, Actor actor) {
        transitionTo(next, actor, List.of());
    }

    private void transitionTo(RegistrationStatus next, Actor actor, List<DocumentCode> documents) {
        if (!status.next().contains(next)) {
            throw RegistrationProblems.illegalTransition(status, next);
        }
        history.add(new StatusChange(this, status, next, actor, documents));
        status = next;
        release();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public long number() {
        return number;
    }

    public UUID batchId() {
        return batchId;
    }

    public UUID personId() {
        return personId;
    }

    public Optional<UUID> cohortId() {
        return Optional.ofNullable(cohortId);
    }

    public Optional<UUID> siteId() {
        return Optional.ofNullable(siteId);
    }

    public String occupationCode() {
        return occupationCode;
    }

    public SkillLevel level() {
        return SkillLevel.of(level);
    }

    public Attempt attempt() {
        return attempt;
    }

    public Optional<UUID> resitOf() {
        return Optional.ofNullable(resitOf);
    }

    public Optional<UUID> movedFrom() {
        return Optional.ofNullable(movedFrom);
    }

    /** The registration whose decisions and documents hold for this one: itself, or an earlier one. */
    public UUID decidedWith() {
        return decidedWith == null ? id : decidedWith;
    }

    /** What it was paid with through the gateway; for one that was moved, the earlier one's. */
    public Optional<UUID> paidOrder() {
        return Optional.ofNullable(paidOrder);
    }

    /** Those of a resit; empty: all of the level. */
    public Set<ExamSubject> subjects() {
        var some = EnumSet.noneOf(ExamSubject.class);
        Arrays.stream(subjects).map(ExamSubject::valueOf).forEach(some::add);
        return some;
    }

    public RegistrationStatus status() {
        return status;
    }

    /** How often it was submitted: 1, and one more for each correction. */
    public int round() {
        return round;
    }

    public Yuan fee() {
        return new Yuan(fee);
    }

    public String registeredBy() {
        return registeredBy;
    }

    public LocalDate registeredOn() {
        return registeredOn;
    }

    /** Who reviews it now, and until when at the latest. */
    public Optional<Instant> takenUntil() {
        return Optional.ofNullable(hold().reviewerUntil());
    }

    public Accommodation accommodation() {
        return accommodation;
    }

    public Commitment commitment() {
        return commitment;
    }

    /** Oldest first. */
    public List<StatusChange> history() {
        return List.copyOf(history);
    }
}
