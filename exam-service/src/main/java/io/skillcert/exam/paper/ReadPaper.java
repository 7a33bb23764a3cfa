package io.skillcert.exam.paper;

import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.entry.ClosedBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Reads papers as candidates see them, and after the publication of a batch what they were assembled from. */
@ApplicationScoped
public class ReadPaper {

    private final Papers papers;
    private final BankSnapshots snapshots;
    private final ClosedBatches closed;
    private final ItemCiphers ciphers;

    ReadPaper(Papers papers, BankSnapshots snapshots, ClosedBatches closed, ItemCiphers ciphers) {
        this.papers = papers;
        this.snapshots = snapshots;
        this.closed = closed;
        this.ciphers = ciphers;
    }

    /**
     * What the forms of a level in a session were assembled from.
     *
     * @param seed in hexadecimal digits
     */
    public record Origin(Paper paper, String seed, String snapshotDigest) {}

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such paper */
    @Transactional
    public String content(UUID id) {
        var paper = papers.get(id);
        return new String(paper.contentKey(ciphers.contents()).decrypt(paper.content()), StandardCharsets.UTF_8);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 unless all results of the batch are published */
    @Transactional
    public List<Origin> origins(UUID batchId) {
        closed.requirePublished(batchId);
        return papers.firstFormsOf(batchId).stream()
                .map(paper -> new Origin(
                        paper,
                        HexFormat.of().formatHex(paper.seed(ciphers.contents())),
                        snapshots.read(paper.snapshotNo()).digest()))
                .toList();
    }
}
