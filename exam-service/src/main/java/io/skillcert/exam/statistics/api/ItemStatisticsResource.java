package io.skillcert.exam.statistics.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.statistics.AnswerSimilarity;
import io.skillcert.exam.statistics.ItemStatistics;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The statistics of the items and papers of a published batch that was sat on computers. */
@Path("/v1/exam-batches/{batchId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
class ItemStatisticsResource {

    private static final String THEORY = "THEORETICAL_KNOWLEDGE";

    private final ItemStatistics statistics;
    private final AnswerSimilarity similarity;

    ItemStatisticsResource(ItemStatistics statistics, AnswerSimilarity similarity) {
        this.statistics = statistics;
        this.similarity = similarity;
    }

    record SimilarityView(List<AnswerSimilarity.Pair> pairs) {}

    /**
     * Computes the item analysis (项目分析) of a published batch: facility (难度), discrimination (区分度), chosen options and
     * exposure of each item, and the reliability of each form. From 100 responses on, remarkable items are flagged. As
     * long as the results are not published it is answered 404.
     */
    @GET
    @Path("/item-statistics")
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(
            summary =
                    "Get facility, discrimination, options and exposure of each item, and the reliability of each paper")
    public ItemStatistics.BatchFigures items(@RestPath UUID batchId, @RestQuery @DefaultValue(THEORY) Subject subject) {
        return statistics.of(batchId, subject);
    }

    /**
     * Lists up to 100 pairs of neighbours with at least three equal wrong answers, the most first. It accuses nobody:
     * whether a pair is worth a look is decided by a person.
     */
    @GET
    @Path("/answer-similarity")
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List neighbours with many equal wrong answers, for a person to look at")
    @AuditedRead(act = "read-answer-similarity", subject = "exam-batch")
    public SimilarityView similarity(@RestPath UUID batchId, @RestQuery @DefaultValue(THEORY) Subject subject) {
        return new SimilarityView(similarity.of(batchId, subject));
    }
}
