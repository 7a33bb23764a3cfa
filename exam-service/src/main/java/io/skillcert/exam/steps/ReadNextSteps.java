package io.skillcert.exam.steps;

import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.publication.Publication;
import io.skillcert.exam.publication.Publications;
import io.skillcert.exam.publication.StoredResult;
import io.skillcert.exam.publication.StoredResults;
import io.skillcert.http.FindingView;
import io.skillcert.http.json.Json;
import io.skillcert.http.security.Caller;
import io.skillcert.http.steps.CaseView;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.policy.exam.ExamDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads where a candidate's own exams stand, why, and what the candidate can do next. */
@ApplicationScoped
public class ReadNextSteps {

    /** The bundle of the messages. */
    static final String TEXTS = "ExamSteps";

    private static final int MAX_ENTRIES = 50;

    private final ExamEntries entries;
    private final Publications publications;
    private final StoredResults results;
    private final BeforeTheResult before;
    private final AfterTheResult after;
    private final Json json;
    private final Caller caller;

    ReadNextSteps(
            ExamEntries entries,
            Publications publications,
            StoredResults results,
            BeforeTheResult before,
            AfterTheResult after,
            Json json,
            Caller caller) {
        this.entries = entries;
        this.publications = publications;
        this.results = results;
        this.before = before;
        this.after = after;
        this.json = json;
        this.caller = caller;
    }

    /** Reads the latest entries for which the caller may act, the latest first. */
    @Transactional
    public List<CaseView> read(Locale language) {
        var own = entries.ownOf(caller.account(), MAX_ENTRIES);
        var resat = own.stream()
                .filter(entry -> entry.status() != EntryStatus.CANCELLED)
                .flatMap(entry -> entry.resitOf().stream())
                .collect(Collectors.toSet());
        return own.stream().map(entry -> read(entry, resat, language)).toList();
    }

    private CaseView read(ExamEntry entry, Set<UUID> resat, Locale language) {
        var writer = new CaseWriter(entry.registrationId(), TEXTS, caller, language);
        before.write(entry, writer);
        var decision = publications
                .findComplete(entry.batchId())
                .flatMap(publication -> publish(entry, publication, resat, writer));
        if (decision.isEmpty()) {
            before.writeSteps(entry, writer);
        }
        return writer.view(
                entry.status().name(),
                decision.map(found -> FindingView.of(found.findings(), language))
                        .orElse(List.of()));
    }

    private Optional<ExamDecision> publish(
            ExamEntry entry, Publication publication, Set<UUID> resat, CaseWriter writer) {
        var decision =
                results.findByIdOptional(entry.registrationId()).map((StoredResult found) -> found.decision(json));
        decision.ifPresent(found -> after.write(
                new AfterTheResult.Published(entry, publication, found, resat.contains(entry.registrationId())),
                writer));
        return decision;
    }
}
