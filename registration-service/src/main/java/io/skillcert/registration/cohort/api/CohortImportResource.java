package io.skillcert.registration.cohort.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.language.Texts;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Cohorts as files, which a job registers after the upload, with a result for each row. */
@Path("/v1/cohort-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cohorts")
@RolesAllowed(Role.PARTNER)
class CohortImportResource {

    static final int MAX_BYTES = 8 * 1024 * BodyLimit.KIB;

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final UploadCohort uploadCohort;
    private final CohortImports imports;
    private final Cohorts cohorts;
    private final ErrorFile errorFile;
    private final Json json;
    private final Caller caller;
    private final CallerLanguage language;

    CohortImportResource(
            UploadCohort uploadCohort,
            CohortImports imports,
            Cohorts cohorts,
            ErrorFile errorFile,
            Json json,
            Caller caller,
            CallerLanguage language) {
        this.uploadCohort = uploadCohort;
        this.imports = imports;
        this.cohorts = cohorts;
        this.errorFile = errorFile;
        this.json = json;
        this.caller = caller;
        this.language = language;
    }

    /**
     * The progress of an import.
     *
     * @param id the identifier of the import and of its cohort
     * @param status {@code RUNNING}, then {@code DONE}, {@code REFUSED} (not all rows could be registered, or the batch was
     *     changed or cancelled) or {@code FAILED}
     * @param reason why the import ended before all its rows were registered
     * @param rows the number of rows in the file
     * @param done the number of rows that have a result
     * @param registered the number of rows that are registered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CohortImportView(
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

    /**
     * Stores the rows of the file, encrypted, and registers them in the background in their order, each with a result
     * of its own; with {@code allOrNone} nobody is registered if anybody can't be. The batch must be open for
     * registration, and an account has at most 10 running imports. The same file with the same options gets the same
     * import, unless that was refused or has failed.
     */
    @POST
    @Consumes({"text/csv", XLSX})
    @BodyLimit(MAX_BYTES)
    @APIResponse(
            responseCode = "202",
            description = "The cohort is being registered",
            content = @Content(schema = @Schema(implementation = CohortImportView.class)))
    @Operation(
            summary =
                    "Upload a cohort of up to 10,000 rows as CSV or XLSX; repeating an upload returns the same import")
    @FailsWith(404)
    public RestResponse<CohortImportView> upload(
            @RestQuery @NotNull UUID batchId,
            @RestQuery @NotNull @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String commitment,
            @RestQuery @DefaultValue("false") @Pattern(regexp = "true|false", message = "must be true or false")
                    String allOrNone,
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

    /**
     * Tells how many rows have a result and how many are registered. {@code DONE} means that every row has a result,
     * {@code REFUSED} that an all-or-none import was given up or the batch was changed, {@code FAILED} that it was
     * given up after five failures in a row.
     */
    @GET
    @Path("/{id}")
    @Operation(summary = "Get the progress of an own import; an all-or-none import shows its counts when it ends")
    public CohortImportView get(@RestPath UUID id) {
        return view(id);
    }

    /**
     * Lists the rows with their results: {@code REGISTERED} with the registration and the decision of the rules,
     * {@code DUPLICATE} (REG-13), {@code NO_ROOM}, or {@code INVALID} with what is wrong in which column.
     */
    @GET
    @Path("/{id}/rows")
    @Operation(summary = "List the results of the rows in the order of the file; they are kept for 90 days")
    @AuditedRead(act = "list-cohort-rows", subject = "cohort-import")
    public Page<CohortRowView> rows(
            @RestPath UUID id,
            @RestQuery RowResult result,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int after) {
        getOwn(id);
        return Page.of(
                imports.page(id, result, after, limit),
                limit,
                row -> CohortRowView.of(row, json, language.get()),
                CohortImportRow::row);
    }

    /**
     * Returns the rows that are not registered with all their cells and a column that says why. Correct the cells and
     * upload the file as it is: only these rows are registered then.
     */
    @GET
    @Path("/{id}/errors")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Download the rows that are not registered as CSV with their problems, to be corrected and"
                    + " uploaded again")
    @AuditedRead(act = "download-import-errors", subject = "cohort-import")
    public Response errors(@RestPath UUID id) {
        getOwn(id);
        return Response.ok(errorFile.of(id, language.get()), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Disposition", "attachment; filename=\"errors.csv\"")
                .build();
    }

    private Cohort getOwn(UUID id) {
        return cohorts.getFor(id, caller.account());
    }

    private CohortImportView view(UUID id) {
        var cohort = getOwn(id);
        var cohortImport = imports.get(id);
        return new CohortImportView(
                id,
                cohort.batchId(),
                cohortImport.status().name(),
                cohortImport
                        .reason()
                        .map(reason -> Texts.translated(reason, language.get()))
                        .orElse(null),
                cohortImport.isAllOrNone(),
                cohort.size(),
                cohortImport.done(),
                cohortImport.registered(),
                cohort.registeredAt(),
                cohortImport.finishedAt().orElse(null));
    }
}
