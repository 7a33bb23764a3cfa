package io.skillcert.exam.certificate;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ActingAccounts;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.publication.Publications;
import io.skillcert.exam.publication.StoredResults;
import io.skillcert.exam.review.ScoreReviews;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personkey.PersonKeys;
import io.skillcert.policy.SkillLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Issues the certificates of a batch after the score-review window, in the order of registration (EXM-11, EXM-12). */
@ApplicationScoped
public class IssueCertificates {

    private final Publications publications;
    private final StoredResults results;
    private final ScoreReviews reviews;
    private final ExamEntries entries;
    private final ActingAccounts accounts;
    private final Certificates certificates;
    private final CertificateNumbers numbers;
    private final PersonKeys personKeys;
    private final FieldCipher cipher;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    IssueCertificates(
            Publications publications,
            StoredResults results,
            ScoreReviews reviews,
            ExamEntries entries,
            ActingAccounts accounts,
            Certificates certificates,
            CertificateNumbers numbers,
            PersonKeys personKeys,
            FieldCipher cipher,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.publications = publications;
        this.results = results;
        this.reviews = reviews;
        this.entries = entries;
        this.accounts = accounts;
        this.certificates = certificates;
        this.numbers = numbers;
        this.personKeys = personKeys;
        this.cipher = cipher;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Issues a certificate to everybody who has passed and has none. It can be run again for candidates whose score review
     * was open before.
     *
     * @return the number of certificates issued
     * @throws io.skillcert.http.problem.ProblemException 409 before the score-review window has closed, or if a name can't be read yet
     */
    @Transactional
    public int issue(UUID batchId) {
        var publication = publications.lock(batchId);
        if (clock.today().isBefore(publication.certificateNotBefore())) {
            throw ExamProblem.SCORE_REVIEW_OPEN.exception(
                    publication.reviewRequestBy(), publication.certificateNotBefore());
        }
        var passed = new HashSet<>(results.passedOf(batchId));
        passed.removeAll(reviews.openOf(batchId)); // EXM-11: a certificate waits for the answer
        // Ordered by level, so that concurrent runs lock the serial numbers of levels in the same order.
        var holders = entries.lockBatch(batchId, Set.of(EntryStatus.PUBLISHED)).stream()
                .filter(entry -> passed.contains(entry.registrationId()))
                .sorted(Comparator.comparing(ExamEntry::level).thenComparing(ExamEntry::registrationNumber))
                .toList();
        holders.stream()
                .collect(Collectors.groupingBy(ExamEntry::level, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::issue);
        audit.record("issue-certificates", "exam-batch", batchId, null);
        return holders.size();
    }

    private void issue(SkillLevel level, List<ExamEntry> holders) {
        var now = clock.instant();
        var today = BusinessClock.day(now);
        var next = numbers.next(level, holders.size(), today).iterator();
        var keys = keysOf(holders);
        var issued = holders.stream()
                .map(holder -> Certificate.issue(next.next(), holder, keys.get(holder.personId()), cipher, today, now))
                .toList();
        certificates.addAll(issued);
        var acting = accounts.ofAll(holders);
        outbox.appendAll(issued.stream()
                .map(certificate -> new Outbox.Event(
                        CertificateIssuedV1.TYPE,
                        certificate.personId(),
                        certificate.issued(
                                acting.get(certificate.registrationId()),
                                Optional.ofNullable(keys.get(certificate.personId())),
                                cipher)))
                .toList());
        entries.certified(holders);
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if a name can't be read, because its key has not arrived */
    private Map<UUID, FieldCipher> keysOf(List<ExamEntry> holders) {
        var keys = personKeys.of(holders.stream().map(ExamEntry::personId).toList());
        var unreadable = holders.stream()
                .filter(holder -> holder.isNamed() && !keys.containsKey(holder.personId()))
                .count();
        if (unreadable > 0) {
            throw ExamProblem.PERSON_KEYS_MISSING.exception(unreadable);
        }
        return keys;
    }
}
