package io.skillcert.exam.certificate;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.publication.Publications;
import io.skillcert.exam.publication.StoredResults;
import io.skillcert.exam.review.ScoreReviews;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.SkillLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The issue run of a batch (EXM-11, EXM-12): after the score-review window, in the order of registration. */
@ApplicationScoped
public class IssueCertificates {

    /** Certificates written together. */
    private static final int BATCH_SIZE = 1000;

    private final Publications publications;
    private final StoredResults results;
    private final ScoreReviews reviews;
    private final ExamEntries entries;
    private final Certificates certificates;
    private final CertificateNumbers numbers;
    private final FieldCipher cipher;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    IssueCertificates(
            Publications publications,
            StoredResults results,
            ScoreReviews reviews,
            ExamEntries entries,
            Certificates certificates,
            CertificateNumbers numbers,
            FieldCipher cipher,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.publications = publications;
        this.results = results;
        this.reviews = reviews;
        this.entries = entries;
        this.certificates = certificates;
        this.numbers = numbers;
        this.cipher = cipher;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns how many were issued; run again, it issues what is still open, as after the answer to a review. */
    @Transactional
    public int issue(UUID batchId) {
        var publication = publications.lock(batchId);
        if (clock.today().isBefore(publication.certificateNotBefore())) {
            throw CertificateProblems.reviewOpen(publication.reviewRequestBy(), publication.certificateNotBefore());
        }
        var passed = new HashSet<>(results.passedOf(batchId));
        passed.removeAll(reviews.openOf(batchId)); // EXM-11: they wait for the answer
        // Serials are locked level by level, in one order for every run.
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
        var given = numbers.next(level, holders.size(), today);
        for (int from = 0; from < holders.size(); from += BATCH_SIZE) {
            int to = Math.min(from + BATCH_SIZE, holders.size());
            issue(holders.subList(from, to), given.subList(from, to), today, now);
        }
        entries.certified(holders);
    }

    private void issue(List<ExamEntry> holders, List<CertificateNumber> numbers, LocalDate today, Instant now) {
        var issued = new ArrayList<Certificate>(holders.size());
        for (int i = 0; i < holders.size(); i++) {
            issued.add(Certificate.issue(numbers.get(i), holders.get(i), cipher, today, now));
        }
        certificates.addAll(issued);
        outbox.appendAll(issued.stream()
                .map(certificate ->
                        new Outbox.Event(CertificateIssuedV1.TYPE, certificate.personId(), certificate.issued()))
                .toList());
    }
}
