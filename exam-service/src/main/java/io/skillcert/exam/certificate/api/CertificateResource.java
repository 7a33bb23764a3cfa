package io.skillcert.exam.certificate.api;

import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.certificate.IssueCertificates;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The certificates of a batch: issued by an exam officer for the whole batch. */
@Path("/v1/exam-batches/{batchId}/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Certificates")
class CertificateResource {

    private final IssueCertificates issueCertificates;
    private final Certificates certificates;
    private final ExamEntries entries;

    CertificateResource(IssueCertificates issueCertificates, Certificates certificates, ExamEntries entries) {
        this.entries = entries;
        this.issueCertificates = issueCertificates;
        this.certificates = certificates;
    }

    record IssueRunView(UUID batchId, int issued) {}

    /**
     * Issues a certificate to everybody in the batch who has passed and has none, with gap-free numbers per year and
     * level (EXM-12), and publishes {@code io.skillcert.exam.certificate-issued.v1} for each, from which the claim
     * window of the subsidy runs. The results must be published and the score-review window closed (EXM-11), otherwise
     * 409. Who has an open score review is left out; run it again later, it issues only what is missing.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = IssueRunView.class, responseCode = "201")
    @Operation(summary = "Issue the certificates of a batch after the score-review window has closed")
    public RestResponse<IssueRunView> issue(@RestPath UUID batchId) {
        return RestResponse.status(
                RestResponse.Status.CREATED, new IssueRunView(batchId, issueCertificates.issue(batchId)));
    }

    /** Lists the certificates of the batch in the order of their numbers, with holder, level and status. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the certificates of a batch by number")
    public Page<CertificateView> list(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Pattern(regexp = CertificateNumber.FORM, message = "is not a certificate number")
                    String after) {
        entries.requireKnown(batchId);
        return Page.of(certificates.page(batchId, after, limit), limit, CertificateView::of, Certificate::number);
    }
}
