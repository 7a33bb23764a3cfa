package io.skillcert.exam.paper;

import io.skillcert.assessment.ItemKind;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.bank.ItemVersion;
import io.skillcert.exam.bank.ItemVersions;
import io.skillcert.exam.bank.Items;
import io.skillcert.exam.coderun.CodeRunners;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Assembles the papers of a level for a session: parallel forms from one seed, a blueprint and a snapshot of the bank. */
@ApplicationScoped
public class AssemblePapers {

    private static final int SHOWN_SHORTAGES = 20;

    private final ExamSessions sessions;
    private final ChooseBlueprint chooseBlueprint;
    private final CodeRunners codeRunners;
    private final ItemExposures exposures;
    private final Items bank;
    private final BankSnapshots snapshots;
    private final ItemVersions versions;
    private final ItemCiphers ciphers;
    private final Papers papers;
    private final Json json;
    private final Audit audit;
    private final BusinessClock clock;

    AssemblePapers(
            ExamSessions sessions,
            ChooseBlueprint chooseBlueprint,
            CodeRunners codeRunners,
            ItemExposures exposures,
            Items bank,
            BankSnapshots snapshots,
            ItemVersions versions,
            ItemCiphers ciphers,
            Papers papers,
            Json json,
            Audit audit,
            BusinessClock clock) {
        this.sessions = sessions;
        this.chooseBlueprint = chooseBlueprint;
        this.codeRunners = codeRunners;
        this.exposures = exposures;
        this.bank = bank;
        this.snapshots = snapshots;
        this.versions = versions;
        this.ciphers = ciphers;
        this.papers = papers;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Assembles the papers and replaces those of the level that nobody has approved.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the session is unknown; 409 if it has begun or is cancelled, a paper
     *     of the level is approved, the level has no blueprint, the bank has too few items without those that too many
     *     candidates see (DLV-06), or there are too few without code tasks and no runner
     */
    @Transactional
    public List<Paper> assemble(UUID sessionId, int level, int forms, String account) {
        var session = sessions.lockTakingPlace(sessionId);
        if (session.hasBegun(clock.instant())) {
            throw ExamProblem.SESSION_HAS_BEGUN.exception();
        }
        removeUnapproved(sessionId, level);
        var chosen = chooseBlueprint.choose(session.subject(), level, BusinessClock.day(session.startsAt()));
        var resting = exposures.overLimit(session, level);
        var notRun = codeRunners.isReady() ? Set.<UUID>of() : bank.idsOf(level, ItemKind.CODE);
        var snapshot = snapshots.take(level, union(resting, notRun), clock.instant());
        var seed = PaperKey.random();
        var drawn = chosen.plan().draw(snapshot.items(), seed, forms);
        if (!drawn.missing().isEmpty()) {
            if (!notRun.isEmpty()) {
                codeRunners.requireReady();
            }
            throw ExamProblem.BANK_TOO_SMALL.exception(
                    LocalizedText.list(
                            drawn.missing().stream().limit(SHOWN_SHORTAGES).toList()),
                    resting.size());
        }
        var made = made(session, level, forms, chosen, snapshot.no(), seed, drawn.digest(), account);
        var items = drawn.papers().stream().flatMap(List::stream).collect(Collectors.toSet());
        var contents = contents(items);
        var kinds = versions.kinds(items);
        var all = IntStream.range(0, forms)
                .mapToObj(i -> paper(
                        i + 1,
                        PaperContents.positions(drawn.papers().get(i), chosen.plan(), kinds),
                        chosen.plan().sections(),
                        made,
                        contents))
                .toList();
        papers.persist(all);
        papers.flush();
        audit.record("assemble-papers", "exam-session", sessionId, null);
        return all;
    }

    private static Set<UUID> union(Set<UUID> some, Set<UUID> others) {
        return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private void removeUnapproved(UUID sessionId, int level) {
        var earlier = papers.ofSession(sessionId).stream()
                .filter(paper -> paper.level() == level)
                .toList();
        if (earlier.stream().anyMatch(Paper::isApproved)) {
            throw ExamProblem.PAPER_APPROVED.exception();
        }
        earlier.forEach(papers::delete);
        papers.flush();
    }

    private Paper.Made made(
            ExamSession session,
            int level,
            int forms,
            ChooseBlueprint.Chosen chosen,
            long snapshotNo,
            byte[] seed,
            String digest,
            String account) {
        return new Paper.Made(
                session.id(),
                session.subject(),
                level,
                forms,
                json.write(chosen.plan().json()),
                chosen.source(),
                chosen.day(),
                snapshotNo,
                seed,
                chosen.plan().algorithm(),
                digest,
                ciphers.contents(),
                account,
                clock.instant());
    }

    private Paper paper(
            int form,
            List<PaperPosition> positions,
            List<PaperPlan.Section> sections,
            Paper.Made made,
            Map<UUID, String> contents) {
        var id = Ids.next();
        var shown = positions.stream()
                .map(one -> new PaperContent.PaperItem(
                        one.position(), one.kind(), one.points(), contents.get(one.itemVersion())))
                .toList();
        var document = json.write(new PaperContent(id, made.subject(), made.level(), sections, shown));
        return new Paper(
                id,
                form,
                positions.stream().map(PaperPosition::itemVersion).toList(),
                made,
                PaperKey.create(),
                document.getBytes(StandardCharsets.UTF_8));
    }

    private Map<UUID, String> contents(Collection<UUID> ids) {
        return versions.all(ids).stream()
                .collect(Collectors.toMap(ItemVersion::id, version -> version.content(ciphers)));
    }
}
