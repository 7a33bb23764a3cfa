package io.skillcert.exam.statistics.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.skillcert.exam.statistics.BatchStatistics;
import io.skillcert.exam.statistics.ExamStatistics;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The statistics of a published batch. */
@Path("/v1/exam-batches/{batchId}/figures")
@Tag(name = "Results")
@RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
class StatisticsResource {

    private final ExamStatistics statistics;

    StatisticsResource(ExamStatistics statistics) {
        this.statistics = statistics;
    }

    /**
     * Computes from the results as they stand now: pass rates by level and by the institution that trained the
     * candidates, score distributions by subject, and how far markers agree. As long as the results are not published
     * it is answered 404.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get pass rates, score distributions and marker agreement of a published batch")
    public BatchStatistics get(@RestPath UUID batchId) {
        return statistics.of(batchId);
    }

    /** Returns one table of the same statistics as CSV, by default that of the subjects. */
    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(
            summary =
                    "Export one table of the statistics as CSV: by level, subject or institution, or marker agreement")
    public Response export(@RestPath UUID batchId, @RestQuery @DefaultValue("SUBJECTS") StatisticsTables.Table of) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().build(text);
        StatisticsTables.rows(statistics.of(batchId), of).forEach(csv::writeRecord);
        return Response.ok(text.toString(), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"figures.csv\"")
                .build();
    }
}
