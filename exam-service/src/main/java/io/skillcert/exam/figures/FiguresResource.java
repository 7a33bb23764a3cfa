package io.skillcert.exam.figures;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.skillcert.exam.publication.Publications;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a published batch came to, in figures. */
@Path("/v1/exam-batches/{batchId}/figures")
@Tag(name = "Results")
@RolesAllowed({"exam-officer", "auditor"})
public class FiguresResource {

    private final ExamFigures figures;
    private final Publications publications;

    FiguresResource(ExamFigures figures, Publications publications) {
        this.figures = figures;
        this.publications = publications;
    }

    public record FiguresView(UUID batchId, List<LevelFigures> levels, List<SubjectFigures> subjects) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pass rates and score distributions of a published batch, by level and subject")
    public FiguresView get(@RestPath UUID batchId) {
        publications.get(batchId);
        return new FiguresView(batchId, figures.levels(batchId), figures.subjects(batchId));
    }

    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "The figures by level and subject as CSV")
    public Response export(@RestPath UUID batchId) {
        publications.get(batchId);
        var text = new StringWriter();
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(header());
        figures.subjects(batchId).forEach(subject -> csv.writeRecord(record(subject)));
        return Response.ok(text.toString(), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"figures.csv\"")
                .build();
    }

    private static List<String> header() {
        var header = new ArrayList<>(List.of("level", "subject", "sat", "absent", "passed", "pass_rate"));
        for (int from = 0; from < 100; from += 10) {
            header.add("from_" + from);
        }
        return header;
    }

    private static List<String> record(SubjectFigures subject) {
        var record = new ArrayList<>(List.of(
                Integer.toString(subject.level()),
                subject.subject().name(),
                Long.toString(subject.sat()),
                Long.toString(subject.absent()),
                Long.toString(subject.passed()),
                subject.passRate() == null ? "" : subject.passRate().toPlainString()));
        subject.distribution().forEach(count -> record.add(count.toString()));
        return record;
    }
}
