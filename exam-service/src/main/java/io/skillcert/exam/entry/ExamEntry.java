package io.skillcert.exam.entry;

import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.exam.ExamFacts;
import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A person who is to sit an exam (考生): a confirmed registration, as an event of registration-service states it. */
@Entity
@Table(name = "exam_entry")
public class ExamEntry {

    @Id
    private UUID registrationId;

    @Version
    private long version;

    private String registrationNumber;
    private UUID personId;
    private String holderDigest;
    private UUID batchId;
    private String occupationCode;
    private short level;

    @Enumerated(EnumType.STRING)
    private ExamFacts.Attempt attempt;

    private UUID resitOf;
    private String[] subjects;
    private LocalDate registeredOn;
    private String site;
    private UUID cohortId;
    private short extraMinutes;
    private boolean accessibleRoom;
    private String encryptedName;
    private boolean nameCorrected;
    private String encryptedDocument;
    private String[] actingAccounts;

    @Enumerated(EnumType.STRING)
    private EntryStatus status;

    protected ExamEntry() {} // for JPA

    static ExamEntry of(RegistrationConfirmedV1 event) {
        var entry = new ExamEntry();
        entry.registrationId = event.registrationId();
        entry.registrationNumber = event.registrationNumber();
        entry.personId = event.personId();
        entry.holderDigest = event.holderDigest();
        entry.batchId = event.batchId();
        entry.occupationCode = event.occupationCode();
        entry.level = (short) event.level();
        entry.attempt = ExamFacts.Attempt.valueOf(event.attempt());
        entry.resitOf = event.resitOf();
        entry.subjects =
                event.subjects() == null ? new String[0] : event.subjects().toArray(String[]::new);
        entry.registeredOn = event.registeredOn();
        entry.site = event.site();
        entry.cohortId = event.cohortId();
        if (event.accommodation() != null) {
            entry.extraMinutes = (short) event.accommodation().extraMinutes();
            entry.accessibleRoom = event.accommodation().accessibleRoom();
        }
        entry.encryptedName = event.sealedName();
        entry.encryptedDocument = event.sealedDocument();
        entry.actingAccounts = event.actingAccounts() == null
                ? new String[0]
                : event.actingAccounts().toArray(String[]::new);
        entry.status = EntryStatus.CONFIRMED;
        return entry;
    }

    /** Removes accounts that may not act for the registration. */
    void withoutActing(Set<String> accounts) {
        actingAccounts = actingAccounts().stream()
                .filter(account -> !accounts.contains(account))
                .toArray(String[]::new);
    }

    /** Cancels the entry. It has no effect once the result is published. */
    void cancel() {
        if (status.next().contains(EntryStatus.CANCELLED)) {
            status = EntryStatus.CANCELLED;
        }
    }

    /** Takes the seat away, because the session does not take place. */
    public void unseated() {
        transitionTo(EntryStatus.CONFIRMED);
    }

    private void transitionTo(EntryStatus next) {
        if (!status.next().contains(next)) {
            throw HttpProblem.ILLEGAL_TRANSITION.exception(status, next);
        }
        status = next;
    }

    public long version() {
        return version;
    }

    public UUID registrationId() {
        return registrationId;
    }

    public String registrationNumber() {
        return registrationNumber;
    }

    public UUID personId() {
        return personId;
    }

    public String holderDigest() {
        return holderDigest;
    }

    /** The digests of the accounts that may act for this registration, as its confirmation stated them. */
    List<String> actingAccounts() {
        return List.of(actingAccounts);
    }

    public UUID batchId() {
        return batchId;
    }

    public String occupationCode() {
        return occupationCode;
    }

    public SkillLevel level() {
        return SkillLevel.of(level);
    }

    public ExamFacts.Attempt attempt() {
        return attempt;
    }

    /** The registration that a resit repeats. */
    public Optional<UUID> resitOf() {
        return Optional.ofNullable(resitOf);
    }

    /** The subjects that this person sits: those of the resit, else all of the level (EXM-01). */
    public List<Subject> subjects(List<Subject> ofLevel) {
        return subjects.length == 0
                ? ofLevel
                : Arrays.stream(subjects).map(Subject::valueOf).sorted().toList();
    }

    public LocalDate registeredOn() {
        return registeredOn;
    }

    /** The site where a place is reserved; empty if any site will do. */
    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    /** The cohort that an institution registered together; empty for a single registration. */
    public Optional<UUID> cohortId() {
        return Optional.ofNullable(cohortId);
    }

    /** The minutes that an accommodation adds to the duration of each subject. */
    public int extraMinutes() {
        return extraMinutes;
    }

    public boolean needsAccessibleRoom() {
        return accessibleRoom;
    }

    /**
     * The name as it stands in the identity document.
     *
     * @param key what decrypts under the person's key; null if the key is not known
     * @return empty if the event had none, it was erased, or the key is not known
     */
    public Optional<String> name(FieldCipher key) {
        var place = nameCorrected
                ? PersonCorrectedV1.place("encryptedName", personId)
                : RegistrationConfirmedV1.place("sealedName", registrationId);
        return decrypt(key, place, encryptedName);
    }

    /** The type and the masked number of the identity document; empty like {@link #name}. */
    public Optional<String> document(FieldCipher key) {
        return decrypt(key, RegistrationConfirmedV1.place("sealedDocument", registrationId), encryptedDocument);
    }

    /** Takes the corrected name as the event carries it, since the person's key may arrive later. */
    void rename(PersonCorrectedV1 event) {
        if (isNamed()) {
            encryptedName = event.encryptedName();
            nameCorrected = true;
        }
    }

    /** Whether it has a name that is encrypted. */
    public boolean isNamed() {
        return encryptedName != null;
    }

    private Optional<String> decrypt(FieldCipher key, String place, String encrypted) {
        return Optional.ofNullable(encrypted).filter(text -> key != null).map(text -> key.decryptText(text, place));
    }

    public EntryStatus status() {
        return status;
    }
}
