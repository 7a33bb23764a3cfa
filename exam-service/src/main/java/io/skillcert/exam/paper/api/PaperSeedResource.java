package io.skillcert.exam.paper.api;

import io.skillcert.exam.paper.BlueprintJson;
import io.skillcert.exam.paper.ReadPaper;
import io.skillcert.http.json.RawJson;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What the papers of a published batch were assembled from, for everybody. */
@Path("/v1/exam-batches/{batchId}/paper-seeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Papers")
class PaperSeedResource {

    private final ReadPaper readPaper;

    PaperSeedResource(ReadPaper readPaper) {
        this.readPaper = readPaper;
    }

    /**
     * What the forms of a level in a session were assembled from.
     *
     * @param seed in hexadecimal digits, chosen by a secure source when the papers were assembled
     * @param digest SHA-256 over the items of all forms
     * @param snapshotDigest SHA-256 over the items of the bank from which the forms were drawn
     */
    record SeedView(
            UUID sessionId,
            Subject subject,
            int level,
            int forms,
            String algorithm,
            @Schema(implementation = BlueprintJson.class) RawJson blueprint,
            String seed,
            String digest,
            String snapshotDigest) {

        static SeedView of(ReadPaper.Origin origin) {
            var paper = origin.paper();
            return new SeedView(
                    paper.sessionId(),
                    paper.subject(),
                    paper.level(),
                    paper.forms(),
                    paper.algorithm(),
                    RawJson.of(paper.blueprint()),
                    origin.seed(),
                    paper.digest(),
                    origin.snapshotDigest());
        }
    }

    record SeedsView(List<SeedView> papers) {}

    /**
     * Returns seed, blueprint, algorithm and digests of the papers of the batch, by which anybody can recompute with
     * the paper check that they were drawn fairly (EXM-15). As long as the results are not published it is answered
     * 404.
     */
    @GET
    @PermitAll
    @Operation(summary = "Get the seeds and digests of a batch's papers after its results are published")
    public SeedsView get(@RestPath UUID batchId) {
        return new SeedsView(
                readPaper.origins(batchId).stream().map(SeedView::of).toList());
    }
}
