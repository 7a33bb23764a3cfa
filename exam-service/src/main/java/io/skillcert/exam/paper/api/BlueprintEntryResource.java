package io.skillcert.exam.paper.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.paper.BlueprintJson;
import io.skillcert.exam.paper.EnterBlueprint;
import io.skillcert.exam.paper.EnteredBlueprint;
import io.skillcert.exam.paper.EnteredBlueprints;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.RawJson;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Blueprints (命题蓝图) of levels without published weights, entered by one officer and approved by another. */
@Path("/v1/blueprint-entries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Papers")
class BlueprintEntryResource {

    private final EnterBlueprint enterBlueprint;
    private final EnteredBlueprints entries;
    private final Caller caller;

    BlueprintEntryResource(EnterBlueprint enterBlueprint, EnteredBlueprints entries, Caller caller) {
        this.enterBlueprint = enterBlueprint;
        this.entries = entries;
        this.caller = caller;
    }

    record BlueprintRequest(
            @NotNull Subject subject,
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull LocalDate validFrom,
            @NotNull @Valid BlueprintJson blueprint,
            @NotBlank @Size(max = 500) String basis) {

        private EnteredBlueprint.Draft read() {
            return new EnteredBlueprint.Draft(subject, level, validFrom, blueprint, basis.strip());
        }
    }

    /**
     * An entered blueprint.
     *
     * @param approvedBy absent until it is approved; papers are assembled from approved ones only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BlueprintView(
            UUID id,
            Subject subject,
            int level,
            LocalDate validFrom,
            @Schema(implementation = BlueprintJson.class) RawJson blueprint,
            String basis,
            String enteredBy,
            String approvedBy,
            long version) {

        static BlueprintView of(EnteredBlueprint entry) {
            return new BlueprintView(
                    entry.id(),
                    entry.subject(),
                    entry.level(),
                    entry.validFrom(),
                    RawJson.of(entry.content()),
                    entry.basis(),
                    entry.enteredBy(),
                    entry.approvedBy().orElse(null),
                    entry.version());
        }
    }

    record BlueprintsView(List<BlueprintView> blueprints) {}

    /**
     * Enters what the papers of a level consist of (命题蓝图) from an exam day on, with the basis on which it rests; papers
     * are assembled from it once another officer has approved it. The points must be 100 in sum. A level with a
     * published blueprint (EXM-15) is answered 409.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = BlueprintView.class, responseCode = "201")
    @Operation(summary = "Enter the blueprint of a level without published weights; another officer approves it")
    public RestResponse<BlueprintView> enter(@Valid @NotNull BlueprintRequest request) {
        var entry = enterBlueprint.enter(request.read(), caller.account());
        return ETags.created("/v1/blueprint-entries/" + entry.id(), BlueprintView.of(entry), entry.version());
    }

    /** Lists the entered blueprints with who entered and who approved them, the newest first. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the 200 newest entered blueprints, of a subject and level or of all")
    public BlueprintsView list(@RestQuery Subject subject, @RestQuery @Min(1) @Max(5) Integer level) {
        return new BlueprintsView(
                entries.newest(subject, level).stream().map(BlueprintView::of).toList());
    }

    /** Returns the blueprint as it was entered. The ETag is the version that the approval must name. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "Get an entered blueprint")
    public RestResponse<BlueprintView> get(@RestPath UUID id) {
        var entry = entries.get(id);
        return ETags.ok(BlueprintView.of(entry), entry.version());
    }

    /**
     * Puts the blueprint into force for exams from its first day on. By the officer who entered it, or if the level has
     * an approved one for the day, it is answered 409.
     */
    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(summary = "Approve a blueprint that another officer has entered")
    public RestResponse<BlueprintView> approve(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var entry = enterBlueprint.approve(id, caller.account(), ifMatch);
        return ETags.ok(BlueprintView.of(entry), entry.version());
    }
}
