package io.skillcert.registration.cohort.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violation;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.cohort.Cohort;
import io.skillcert.registration.cohort.CohortImportRow;
import io.skillcert.registration.cohort.CohortImports;
import io.skillcert.registration.cohort.Cohorts;
import io.skillcert.registration.cohort.FileFormat;
import io.skillcert.registration.cohort.RowResult;
import io.skillcert.registration.cohort.UploadCohort;
import io.skillcert.registration.cohort.UploadCohort.Upload;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Cohorts as files: uploaded at once, registered by a job, with a result for each row. */
@Path("/v1/cohort-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cohorts")
@RolesAllowed("partner")
public class CohortImportResource {

    static final int MAX_BYTES = 8 * 1024 * BodyLimit.KIB;

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final UploadCohort uploadCohort;
    private final CohortImports imports;
    private final Cohorts cohorts;
    private final ErrorFile errorFile;
    private final ObjectMapper json;
    private final SecurityIdentity caller;

    CohortImportResource(
            UploadCohort uploadCohort,
            CohortImports imports,
            Cohorts cohorts,
            ErrorFile errorFile,
            ObjectMapper json,
            SecurityIdentity caller) {
        this.uploadCohort = uploadCohort;
        this.imports = imports;
        this.cohorts = cohorts;
        this.errorFile = errorFile;
        this.json = json;
        this.caller = caller;
    }

    /**
     * @param id also the cohort's
     * @param status {@code RUNNING}, then {@code DONE}, {@code REFUSED} (not all could be registered, or the batch was
     *     taken back) or {@code FAILED}
     * @param reason why it ended without all its rows
     * @param rows of the file. @param done those that have a result. @param registered those of them with a registration
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CohortImportView(
            UUID id,
            UUID batchId,
            String status,
            String reason,
            boolean allOrNone,
            int rows,
            int done,
            int registered,
            Instant uploadedAt,
            Instant finishedAt) {}

    /** @param row as a spreadsheet counts it: the header is row 1. @param violations by column */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ImportedRowView(
            int row,
            RowResult result,
            UUID registrationId,
            Boolean eligible,
            List<String> reasons,
            List<Violation> violations) {}

    @POST
    @Consumes({"text/csv", XLSX})
    @BodyLimit(MAX_BYTES)
    @APIResponse(
            responseCode = "202",
            description = "It is being registered",
            content = @Content(schema = @Schema(implementation = CohortImportView.class)))
    @Operation(
            summary = "Upload a cohort of up to 10,000 rows as CSV or XLSX; the same upload again is the same import")
    public RestResponse<CohortImportView> upload(
            @RestQuery @NotNull UUID batchId,
            @RestQuery @NotNull @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String commitment,
            @RestQuery @DefaultValue("false") @Pattern(regexp = "true|false") String allOrNone,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Schema(hidden = true) String mediaType,
            byte[] file) {
        if (file == null || file.length == 0) {
            throw Violations.single("body", "is empty");
        }
        var upload = new Upload(FileFormat.of(file, mediaType), file, commitment, Boolean.parseBoolean(allOrNone));
        var id = uploadCohort.upload(batchId, upload);
        return RestResponse.ResponseBuilder.<CohortImportView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/v1/cohort-imports/" + id))
                .entity(view(id))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an own import is; one of all or none counts when it ends")
    public CohortImportView get(@RestPath UUID id) {
        return view(id);
    }

    @GET
    @Path("/{id}/rows")
    @Operation(summary = "What became of the rows, in the order of the file; kept for 90 days")
    public Page<ImportedRowView> rows(
            @RestPath UUID id,
            @RestQuery RowResult result,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int after) {
        requireOwn(id);
        return Page.of(imports.page(id, result, after, limit), limit, this::view, CohortImportRow::row);
    }

    @GET
    @Path("/{id}/errors")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "The rows that are not registered, as CSV with what is wrong: to correct and upload again")
    public Response errors(@RestPath UUID id) {
        requireOwn(id);
        return Response.ok(errorFile.of(id), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Disposition", "attachment; filename=\"errors.csv\"")
                .build();
    }

    private Cohort requireOwn(UUID id) {
        return cohorts.getFor(id, caller.getPrincipal().getName());
    }

    private CohortImportView view(UUID id) {
        var cohort = requireOwn(id);
        var found = imports.findByIdOptional(id).orElseThrow(() -> Cohorts.notFound(id));
        return new CohortImportView(
                id,
                cohort.batchId(),
                found.status().name(),
                found.reason().orElse(null),
                found.isAllOrNone(),
                cohort.size(),
                found.done(),
                found.registered(),
                cohort.registeredAt(),
                found.finishedAt().orElse(null));
    }

    private ImportedRowView view(CohortImportRow row) {
        return new ImportedRowView(
                row.row(),
                row.result().orElse(null),
                row.registrationId(),
                row.eligible(),
                row.reasons(),
                violations(row));
    }

    private List<Violation> violations(CohortImportRow row) {
        try {
            return json.readValue(row.problems(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored violations can't be read", e);
        }
    }
}
