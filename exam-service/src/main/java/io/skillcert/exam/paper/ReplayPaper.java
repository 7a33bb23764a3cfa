package io.skillcert.exam.paper;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.audit.Audit;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.bank.ItemVersion;
import io.skillcert.exam.bank.ItemVersions;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Assembles a paper again from what was stored with it, and compares. */
@ApplicationScoped
public class ReplayPaper {

    private final Papers papers;
    private final BankSnapshots snapshots;
    private final ItemVersions versions;
    private final ItemCiphers ciphers;
    private final Json json;
    private final Audit audit;

    ReplayPaper(
            Papers papers,
            BankSnapshots snapshots,
            ItemVersions versions,
            ItemCiphers ciphers,
            Json json,
            Audit audit) {
        this.papers = papers;
        this.snapshots = snapshots;
        this.versions = versions;
        this.ciphers = ciphers;
        this.json = json;
        this.audit = audit;
    }

    /**
     * What was compared.
     *
     * @param digest of all forms, as assembled again; null if the snapshot has too few items
     * @param snapshot whether the stored snapshot has the digest that it was stored with
     * @param items whether all forms have the digest, and the paper the items, that were stored
     * @param content whether the encrypted content has the contents of these items
     */
    public record Replay(String digest, boolean snapshot, boolean items, boolean content) {

        public boolean matches() {
            return snapshot && items && content;
        }
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such paper */
    @Transactional
    public Replay replay(UUID id) {
        var paper = papers.get(id);
        var snapshot = snapshots.read(paper.snapshotNo());
        var plan = json.read(paper.blueprint(), BlueprintJson.class).plan();
        var again = plan.draw(snapshot.items(), paper.seed(ciphers.contents()), paper.forms());
        var digest = again.digest();
        var sameItems = paper.digest().equals(digest)
                && again.papers().get(paper.form() - 1).equals(paper.items());
        audit.record("replay-paper", "paper", id, null);
        return new Replay(
                digest,
                BankSnapshots.digest(snapshot.items()).equals(snapshot.digest()),
                sameItems,
                contents(paper).equals(shown(paper)));
    }

    private List<JsonNode> contents(Paper paper) {
        var byId = versions.all(paper.items()).stream().collect(Collectors.toMap(ItemVersion::id, Function.identity()));
        return paper.items().stream()
                .map(item -> json.tree(byId.get(item).content(ciphers)))
                .toList();
    }

    private List<JsonNode> shown(Paper paper) {
        var document = paper.contentKey(ciphers.contents()).decrypt(paper.content());
        return json.tree(new String(document, StandardCharsets.UTF_8))
                .get("items")
                .findValues("content");
    }
}
