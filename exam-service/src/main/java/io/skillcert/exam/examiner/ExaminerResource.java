package io.skillcert.exam.examiner;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Who may mark what people mark: skills and the comprehensive review. */
@Path("/v1/examiners")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Examiners")
public class ExaminerResource {

    private static final int MAX_INSTITUTIONS = 50;

    private final AccreditExaminers accreditExaminers;
    private final Examiners examiners;

    ExaminerResource(AccreditExaminers accreditExaminers, Examiners examiners) {
        this.accreditExaminers = accreditExaminers;
        this.examiners = examiners;
    }

    /** @param account as tokens name it. @param institutionIds of the training institutions this person works for */
    public record ExaminerRequest(
            @NotBlank @Size(max = 200) String account,
            @NotNull @Size(max = MAX_INSTITUTIONS) List<@NotNull UUID> institutionIds) {}

    public record InstitutionsRequest(@NotNull @Size(max = MAX_INSTITUTIONS) List<@NotNull UUID> institutionIds) {}

    public record ExaminerView(UUID id, String account, Set<UUID> institutionIds, long version) {
        static ExaminerView of(Examiner examiner) {
            return new ExaminerView(
                    examiner.id(), examiner.account(), new TreeSet<>(examiner.institutions()), examiner.version());
        }
    }

    @POST
    @RolesAllowed("exam-officer")
    @Idempotent
    @APIResponseSchema(value = ExaminerView.class, responseCode = "201")
    @Operation(summary = "Accredit an examiner, with the training institutions this person works for")
    public RestResponse<ExaminerView> accredit(@Valid @NotNull ExaminerRequest request) {
        var examiner = accreditExaminers.accredit(request.account().strip(), Set.copyOf(request.institutionIds()));
        return ETags.created("/v1/examiners/" + examiner.id(), ExaminerView.of(examiner), examiner.version());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("exam-officer")
    @APIResponseSchema(ExaminerView.class)
    @Operation(summary = "Change for which training institutions an examiner works")
    public RestResponse<ExaminerView> change(
            @RestPath UUID id,
            @Valid @NotNull InstitutionsRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var examiner = accreditExaminers.change(id, Set.copyOf(request.institutionIds()), ifMatch);
        return ETags.ok(ExaminerView.of(examiner), examiner.version());
    }

    @GET
    @RolesAllowed({"exam-officer", "auditor"})
    @Operation(summary = "List who is accredited, oldest first")
    public Page<ExaminerView> list(
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(examiners.page(after, limit), limit, ExaminerView::of, Examiner::id);
    }
}
