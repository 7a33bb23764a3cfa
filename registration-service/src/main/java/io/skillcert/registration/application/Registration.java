package io.skillcert.registration.application;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.RegistrationProblem;
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
    private String approvedBy;
    private LocalDate registeredOn;
    private String sponsorReference;
    private UUID paidOrder;

    @Embedded
    private ReviewLock reviewLock;

    @Embedded
    private Accommodation accommodation;

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
        registration.subjects =
                sitting.subjects().stream().sorted().map(ExamSubject::name).toArray(String[]::new);
        registration.fee = sitting.fee().amount();
        registration.accommodation = sitting.accommodation();
        registration.identification = identification;
        registration.round = 1;
        registration.registeredBy = actor.by();
        registration.registeredOn = BusinessClock.day(actor.at());
        registration.commitment = new Commitment(commitment, actor);
        registration.status = RegistrationStatus.UNDER_REVIEW;
        registration.history.add(new StatusChange(registration, null, registration.status, actor, List.of()));
        return registration;
    }

    /** Replaces a registration after a public emergency (REG-12); its decision, payment, commitment and day are kept. */
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
        return moved;
    }

    /** @throws ProblemException 409 while another registrar holds the lock */
    public void lockForReview(String registrar, Instant now, Instant until) {
        if (reviewLock != null) {
            reviewLock.requireHeldByNoOther(registrar, now);
        }
        reviewLock = new ReviewLock(registrar, until);
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

    public void lapse(Actor actor) {
        transitionTo(RegistrationStatus.LAPSED, actor);
    }

    public void confirm(String sponsorReference, Actor actor) {
        this.sponsorReference = sponsorReference;
        transitionTo(RegistrationStatus.CONFIRMED, actor);
    }

    public void confirmPaid(UUID order, Actor actor) {
        paidOrder = order;
        transitionTo(RegistrationStatus.CONFIRMED, actor);
    }

    /** Confirms a moved registration, which is paid for already. */
    public void confirmMoved(Actor actor) {
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
        var confirmed = status == RegistrationStatus.CONFIRMED;
        transitionTo(RegistrationStatus.CANCELLED, actor);
        return confirmed
                ? Optional.of(new RegistrationCancelledV1(id, personId, batchId, actor.at()))
                : Optional.empty();
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

    /** The registration whose decisions and documents count for this one: itself or an earlier one. */
    public UUID decidedWith() {
        return decidedWith == null ? id : decidedWith;
    }

    /** For a moved registration the payment order of the replaced one. */
    public Optional<UUID> paidOrder() {
        return Optional.ofNullable(paidOrder);
    }

    /** The subjects of a resit; empty for a first sitting, which has all subjects of the level. */
    public Set<ExamSubject> subjects() {
        var some = EnumSet.noneOf(ExamSubject.class);
        Arrays.stream(subjects).map(ExamSubject::valueOf).forEach(some::add);
        return some;
    }

    public RegistrationStatus status() {
        return status;
    }

    /** Whether the registration awaits a registrar or the applicant's correction. */
    public boolean isUnderReview() {
        return status == RegistrationStatus.UNDER_REVIEW || status == RegistrationStatus.RETURNED;
    }

    /** How often the registration was submitted: 1, and one more for each correction. */
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

    /** When the lock of the registrar who reviews the registration expires. */
    public Optional<Instant> reviewLockedUntil() {
        return Optional.ofNullable(reviewLock).map(ReviewLock::reviewerUntil);
    }

    public Identification identification() {
        return identification;
    }

    /** That of a registration which follows from this one; another account than this one's is bound to the person. */
    public Identification identificationOfFollowing(String account) {
        return account.equals(registeredBy)
                ? identification.reviewed()
                : identification.verifiedHolder().reviewed();
    }

    /** The name as the applicant stated it; empty after erasure and for a resit or a moved registration. */
    public Optional<String> statedName(FieldCipher cipher) {
        return identification.name(id, cipher);
    }

    public Accommodation accommodation() {
        return accommodation;
    }

    /** The changes of the status, oldest first. */
    public List<StatusChange> history() {
        return List.copyOf(history);
    }
}
