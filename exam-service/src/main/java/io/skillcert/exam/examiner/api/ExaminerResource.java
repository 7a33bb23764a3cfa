package io.skillcert.exam.examiner.api;

import io.skillcert.exam.examiner.AccreditExaminers;
import io.skillcert.exam.examiner.Examiner;
import io.skillcert.exam.examiner.Examiners;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Accredited examiners, who mark skills and the comprehensive review. */
@Path("/v1/examiners")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Examiners")
class ExaminerResource {

    private static final int MAX_INSTITUTIONS = 50;

    private final AccreditExaminers accreditExaminers;
    private final Examiners examiners;

    ExaminerResource(AccreditExaminers accreditExaminers, Examiners examiners) {
        this.accreditExaminers = accreditExaminers;
        this.examiners = examiners;
    }

    /**
     * An examiner to accredit.
     *
     * @param account the account as tokens name it
     * @param institutionIds the training institutions this person works for
     */
    record ExaminerRequest(
            @NotBlank @Size(max = 200) String account,
            @NotNull @Size(max = MAX_INSTITUTIONS) List<@NotNull UUID> institutionIds) {}

    record InstitutionsRequest(@NotNull @Size(max = MAX_INSTITUTIONS) List<@NotNull UUID> institutionIds) {}

    record ExaminerView(UUID id, String account, Set<UUID> institutionIds, long version) {
        static ExaminerView of(Examiner examiner) {
            return new ExaminerView(
                    examiner.id(), examiner.account(), new TreeSet<>(examiner.institutions()), examiner.version());
        }
    }

    /**
     * Accredits the account as an examiner (考评员), who may then check in, mark and review, but nobody whom one of the
     * named institutions has trained (考培分离, EXM-13). An account that is accredited already is answered 409.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = ExaminerView.class, responseCode = "201")
    @Operation(summary = "Accredit an examiner and record the training institutions this person works for")
    public RestResponse<ExaminerView> accredit(@Valid @NotNull ExaminerRequest request) {
        var examiner = accreditExaminers.accredit(request.account().strip(), Set.copyOf(request.institutionIds()));
        return ETags.created("/v1/examiners/" + examiner.id(), ExaminerView.of(examiner), examiner.version());
    }

    /**
     * Replaces the list of institutions for which the examiner works (EXM-13). It counts for what the examiner does
     * from now on.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.EXAM_OFFICER)
    @APIResponseSchema(ExaminerView.class)
    @Operation(summary = "Change the training institutions that an examiner works for")
    public RestResponse<ExaminerView> change(
            @RestPath UUID id,
            @Valid @NotNull InstitutionsRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var examiner = accreditExaminers.change(id, Set.copyOf(request.institutionIds()), ifMatch);
        return ETags.ok(ExaminerView.of(examiner), examiner.version());
    }

    /** Lists the examiners with their accounts and institutions in the order of accreditation. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the accredited examiners, oldest first")
    public Page<ExaminerView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(examiners.page(page), page, ExaminerView::of, Examiner::id);
    }
}
