package io.skillcert.exam.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.skillcert.exam.publication.Publications;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What a published batch came to, in statistics. */
@Path("/v1/exam-batches/{batchId}/figures")
@Tag(name = "Results")
@RolesAllowed({"exam-officer", "auditor"})
public class StatisticsResource {

    private final ExamStatistics statistics;
    private final Publications publications;

    StatisticsResource(ExamStatistics statistics, Publications publications) {
        this.statistics = statistics;
        this.publications = publications;
    }

    /** What an export holds. */
    public enum Table {
        LEVELS,
        SUBJECTS,
        INSTITUTIONS,
        AGREEMENT
    }

    public record FiguresView(
            UUID batchId,
            List<LevelStatistics> levels,
            List<SubjectStatistics> subjects,
            List<InstitutionStatistics> institutions,
            List<MarkerAgreementStatistics> agreement) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pass rates, score distributions and markers' agreement of a published batch")
    public FiguresView get(@RestPath UUID batchId) {
        publications.get(batchId);
        return new FiguresView(
                batchId,
                statistics.levels(batchId),
                statistics.subjects(batchId),
                statistics.institutions(batchId),
                statistics.agreement(batchId));
    }

    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "One table of the statistics as CSV: by level, by subject, by institution, or markers' agreement")
    public Response export(@RestPath UUID batchId, @RestQuery @DefaultValue("SUBJECTS") Table of) {
        publications.get(batchId);
        var text = new StringWriter();
        var csv = CsvWriter.builder().build(text);
        StatisticsTables.rows(statistics, batchId, of).forEach(csv::writeRecord);
        return Response.ok(text.toString(), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"figures.csv\"")
                .build();
    }
}
