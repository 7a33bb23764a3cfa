package io.skillcert.registration.application;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.RegistrationProblem;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One person's registration (报名) to sit one occupation at one level in one batch. */
@Entity
@Table(name = "registration")
public class Registration extends RegisteredExam {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID movedFrom;
    private UUID decidedWith;

    @Enumerated(EnumType.STRING)
    private RegistrationStatus status;

    @Enumerated(EnumType.STRING)
    private LapseCause lapseCause;

    private int round;
    private String registeredBy;
    private String approvedBy;
    private boolean endedForEmergency;
    private LocalDate registeredOn;
    private String sponsorReference;
    private UUID paidOrder;

    @Embedded
    private ReviewLock reviewLock;

    @Embedded
    private Identification identification;

    @Embedded
    private Commitment commitment;

    @OneToMany(mappedBy = "registration", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<StatusChange> history = new ArrayList<>();

    protected Registration() {} // for JPA

    /** @param actor its account owns the registration */
    public static Registration submit(
            UUID id,
            long number,
            Sitting sitting,
            Identification identification,
            Optional<UUID> cohortId,
            String commitment,
            Actor actor) {
        var registration = new Registration();
        registration.id = id;
        registration.describe(number, sitting, cohortId);
        registration.decidedWith = registration.resitOf().orElse(null);
        registration.identification = identification;
        registration.round = 1;
        registration.registeredBy = actor.by();
        registration.registeredOn = BusinessClock.day(actor.at());
        registration.commitment = new Commitment(commitment, actor);
        registration.status = RegistrationStatus.UNDER_REVIEW;
        registration.history.add(new StatusChange(registration, null, registration.status, actor, List.of()));
        return registration;
    }

    /** Replaces a confirmed registration (REG-12); its decision, payment, commitment and day are kept. */
    public static Registration moved(Registration from, UUID id, long number, Sitting sitting, Actor actor) {
        var reviewed = from.identification.reviewed();
        var moved = submit(id, number, sitting, reviewed, from.cohortId(), from.commitment.version(), actor);
        moved.registeredOn = from.registeredOn;
        moved.movedFrom = from.id;
        moved.decidedWith = from.decidedWith();
        moved.registeredBy = from.registeredBy;
        moved.sponsorReference = from.sponsorReference;
        moved.paidOrder = from.paidOrder;
        moved.commitment = from.commitment;
        moved.approve(actor);
        moved.approvedBy = from.approvedBy;
        moved.transitionTo(RegistrationStatus.CONFIRMED, actor);
        return moved;
    }

    /** @throws ProblemException 409 while another registrar holds the lock */
    public void lockForReview(String registrar, Instant now, Instant until) {
        if (reviewLock != null) {
            reviewLock.requireHeldByNoOther(registrar, now);
        }
        reviewLock = new ReviewLock(registrar, until);
    }

    /** Whether another registrar holds the lock. */
    public boolean isLockedForOther(String registrar, Instant now) {
        return reviewLock != null && reviewLock.isHeldByOther(registrar, now);
    }

    public void releaseReviewLock() {
        reviewLock = null;
    }

    /** @throws ProblemException 409 while it is a possible duplicate, or if the actor has registered the person */
    public void approve(Actor actor) {
        if (identification.possibleDuplicate()) {
            throw RegistrationProblem.POSSIBLE_DUPLICATE.exception();
        }
        transitionTo(RegistrationStatus.APPROVED, actor);
        approvedBy = actor.by();
    }

    /** Replaces what is known about the applicant's identity. */
    public void identify(Identification newIdentification) {
        identification = newIdentification;
    }

    /** Makes a registration that is not confirmed a possible duplicate (REG-13); an approved one is reviewed again. */
    void suspectDuplicate(Actor actor) {
        if (status == RegistrationStatus.APPROVED) {
            transitionTo(RegistrationStatus.UNDER_REVIEW, actor);
            approvedBy = null;
        }
        identification = identification.maybeDuplicate();
    }

    public void reject(Actor actor) {
        transitionTo(RegistrationStatus.INELIGIBLE, actor);
    }

    /** @param documents the documents to correct; if empty, the facts must be corrected */
    public void returnForCorrection(List<DocumentCode> documents, Actor actor) {
        transitionTo(RegistrationStatus.RETURNED, actor, documents.toArray(DocumentCode[]::new));
    }

    public void resubmit(Actor actor) {
        transitionTo(RegistrationStatus.UNDER_REVIEW, actor);
        round++;
    }

    public LapseCause lapse(Actor actor) {
        lapseCause = LapseCause.of(status);
        transitionTo(RegistrationStatus.LAPSED, actor.withReason(lapseCause.reason()));
        return lapseCause;
    }

    /** Why the registration lapsed; empty unless it did. */
    public Optional<LapseCause> lapseCause() {
        return Optional.ofNullable(lapseCause);
    }

    public void confirm(String sponsorReference, Actor actor) {
        this.sponsorReference = sponsorReference;
        transitionTo(RegistrationStatus.CONFIRMED, actor);
    }

    public void confirmPaid(UUID order, Actor actor) {
        paidOrder = order;
        transitionTo(RegistrationStatus.CONFIRMED, actor);
    }

    /** @see #cancel */
    Optional<RegistrationCancelledV1> withdraw(Actor actor) {
        if (status != RegistrationStatus.CONFIRMED) {
            transitionTo(RegistrationStatus.WITHDRAWN, actor);
            return Optional.empty();
        }
        return cancel(actor);
    }

    /** @return an event if exam-service knows the registration because it was confirmed */
    public Optional<RegistrationCancelledV1> cancel(Actor actor) {
        var known = Optional.of(status).filter(RegistrationStatus.CONFIRMED::equals);
        transitionTo(RegistrationStatus.CANCELLED, actor);
        return known.map(confirmed -> new RegistrationCancelledV1(id, personId(), batchId(), actor.at()));
    }

    /** Cancels the registration for a public emergency (REG-12). */
    public Optional<RegistrationCancelledV1> cancelForEmergency(Actor actor) {
        endedForEmergency = true;
        return cancel(actor);
    }

    /** Confirms a registration again that was cancelled for an emergency although its exam was sat. */
    public void reinstate(Actor actor) {
        if (!endedForEmergency || status != RegistrationStatus.CANCELLED) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, RegistrationStatus.CONFIRMED);
        }
        history.add(new StatusChange(this, status, RegistrationStatus.CONFIRMED, actor, List.of()));
        status = RegistrationStatus.CONFIRMED;
        endedForEmergency = false;
    }

    private void transitionTo(RegistrationStatus next, Actor actor, DocumentCode... documents) {
        if (!status.next().contains(next)) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, next);
        }
        history.add(new StatusChange(this, status, next, actor, List.of(documents)));
        status = next;
        releaseReviewLock();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Optional<UUID> movedFrom() {
        return Optional.ofNullable(movedFrom);
    }

    /** The registration whose decisions and documents count for this one: itself or an earlier one. */
    public UUID decidedWith() {
        return decidedWith == null ? id : decidedWith;
    }

    /** For a moved registration the payment order of the replaced one. */
    public Optional<UUID> paidOrder() {
        return Optional.ofNullable(paidOrder);
    }

    public RegistrationStatus status() {
        return status;
    }

    /** Whether it was approved, and the approval was not taken back. */
    public boolean isApproved() {
        return approvedBy != null;
    }

    /** Whether the registration awaits a registrar or the applicant's correction. */
    public boolean isUnderReview() {
        return status == RegistrationStatus.UNDER_REVIEW || status == RegistrationStatus.RETURNED;
    }

    /** How often the registration was submitted: 1, and one more for each correction. */
    public int round() {
        return round;
    }

    public String registeredBy() {
        return registeredBy;
    }

    public LocalDate registeredOn() {
        return registeredOn;
    }

    /** When the lock of the registrar who reviews the registration expires. */
    public Optional<Instant> reviewLockedUntil() {
        return Optional.ofNullable(reviewLock).map(ReviewLock::reviewerUntil);
    }

    public Identification identification() {
        return identification;
    }

    /** That of a registration which follows from this one; another account than this one's is bound to the person. */
    public Identification identificationOfFollowing(String account) {
        return (account.equals(registeredBy) ? identification : identification.verifiedHolder()).reviewed();
    }

    /** The name as the applicant stated it; empty after erasure and for a resit or a moved registration. */
    public Optional<String> statedName(FieldCipher cipher) {
        return identification.name(id, cipher);
    }

    /** The changes of the status, oldest first. */
    public List<StatusChange> history() {
        return List.copyOf(history);
    }
}
