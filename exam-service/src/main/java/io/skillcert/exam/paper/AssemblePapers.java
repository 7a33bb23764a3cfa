package io.skillcert.exam.paper;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.assembly.PaperAssembly;
import io.skillcert.assessment.assembly.Shortage;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.bank.ItemVersion;
import io.skillcert.exam.bank.ItemVersions;
import io.skillcert.exam.coderun.CodeRunners;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.LocalizedText;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Assembles the papers of a level for a session: parallel forms from one seed, a blueprint and a snapshot of the bank. */
@ApplicationScoped
public class AssemblePapers {

    private static final int SHOWN_SHORTAGES = 20;

    private final ExamSessions sessions;
    private final ChooseBlueprint chooseBlueprint;
    private final CodeRunners codeRunners;
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
        this.snapshots = snapshots;
        this.versions = versions;
        this.ciphers = ciphers;
        this.papers = papers;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a candidate sees of a paper. */
    record Document(UUID paper, Subject subject, int level, List<Position> items) {}

    /** An item as a candidate sees it, without the id by which the bank knows it. */
    record Position(int position, ItemKind kind, BigDecimal points, @JsonRawValue String content) {}

    /**
     * Assembles the papers and replaces those of the level that nobody has approved.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the session is unknown; 409 if it has begun or is cancelled, a paper
     *     of the level is approved, the level has no blueprint, the bank has too few items, or there are code tasks and no runner
     */
    @Transactional
    public List<Paper> assemble(UUID sessionId, int level, int forms, String account) {
        var session = sessions.lockTakingPlace(sessionId);
        if (session.hasBegun(clock.instant())) {
            throw ExamProblem.SESSION_HAS_BEGUN.exception();
        }
        removeUnapproved(sessionId, level);
        var chosen = chooseBlueprint.choose(session.subject(), level, BusinessClock.day(session.startsAt()));
        if (chosen.blueprint().parts().stream().anyMatch(part -> part.kind() == ItemKind.CODE)) {
            codeRunners.requireReady();
        }
        var snapshot = snapshots.take(level, clock.instant());
        var seed = PaperKey.random();
        var assembly = PaperAssembly.assemble(chosen.blueprint(), snapshot.items(), seed, forms);
        if (!assembly.shortages().isEmpty()) {
            throw ExamProblem.BANK_TOO_SMALL.exception(explain(assembly.shortages()));
        }
        var made = made(
                session,
                level,
                forms,
                chosen,
                snapshot.no(),
                seed,
                assembly.digest().orElseThrow(),
                account);
        var contents = contents(assembly.papers().stream()
                .flatMap(paper -> itemsOf(paper).stream())
                .collect(Collectors.toSet()));
        var all = assembly.papers().stream()
                .map(paper -> paper(paper, made, chosen, contents))
                .toList();
        papers.persist(all);
        papers.flush();
        audit.record("assemble-papers", "exam-session", sessionId, null);
        return all;
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
                json.write(BlueprintJson.of(chosen.blueprint())),
                chosen.source(),
                chosen.day(),
                snapshotNo,
                seed,
                PaperAssembly.ALGORITHM,
                digest,
                ciphers.contents(),
                account,
                clock.instant());
    }

    private Paper paper(
            io.skillcert.assessment.assembly.Paper assembled,
            Paper.Made made,
            ChooseBlueprint.Chosen chosen,
            Map<UUID, String> contents) {
        var id = Ids.next();
        var items = itemsOf(assembled);
        var positions = new ArrayList<Position>();
        for (var one : PaperContents.positions(items, chosen.blueprint().parts())) {
            positions.add(new Position(one.position(), one.kind(), one.points(), contents.get(one.itemVersion())));
        }
        var document = json.write(new Document(id, made.subject(), made.level(), positions));
        return new Paper(
                id, assembled.form(), items, made, PaperKey.create(), document.getBytes(StandardCharsets.UTF_8));
    }

    static List<UUID> itemsOf(io.skillcert.assessment.assembly.Paper paper) {
        return paper.parts().stream()
                .flatMap(part -> part.items().stream())
                .map(UUID::fromString)
                .toList();
    }

    private Map<UUID, String> contents(Collection<UUID> ids) {
        return versions.all(ids).stream()
                .collect(Collectors.toMap(ItemVersion::id, version -> version.content(ciphers)));
    }

    private static LocalizedText explain(List<Shortage> shortages) {
        return LocalizedText.list(shortages.stream()
                .filter(shortage -> shortage.form() == shortages.get(0).form())
                .limit(SHOWN_SHORTAGES)
                .<LocalizedText>map(shortage ->
                        language -> "%s %s: %d".formatted(shortage.kind(), shortage.function(), shortage.missing()))
                .toList());
    }
}
