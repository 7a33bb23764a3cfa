package io.skillcert.exam.verification.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.verification.VerifyCertificate;
import io.skillcert.exam.verification.VerifyCertificate.Answer;
import io.skillcert.exam.verification.VerifyCertificate.Shown;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Anybody verifies a certificate by its number and the name on it; employers many at once. */
@Path("/v1/certificate-verifications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Certificates")
class VerificationResource {

    private static final int MAX_AT_ONCE = 1000;

    private final VerifyCertificate verifyCertificate;
    private final Caller caller;

    VerificationResource(VerifyCertificate verifyCertificate, Caller caller) {
        this.verifyCertificate = verifyCertificate;
        this.caller = caller;
    }

    public record VerificationRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM) String number, @NotBlank @Size(max = 100) String name) {
        Shown shown() {
            return new Shown(number, name);
        }
    }

    public record BatchRequest(
            @NotEmpty @Size(max = MAX_AT_ONCE) List<@NotNull @Valid VerificationRequest> certificates) {}

    /**
     * @param match whether there is such a certificate of this name; if not, nothing else is said
     * @param status whether it counts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VerificationView(
            String number,
            boolean match,
            Certificate.Status status,
            String occupationCode,
            Integer level,
            LocalDate issuedOn,
            Boolean tooManyNames) {
        static VerificationView of(Answer answer) {
            return answer.found()
                    .map(certificate -> new VerificationView(
                            answer.number(),
                            true,
                            certificate.status(),
                            certificate.occupationCode(),
                            certificate.level(),
                            certificate.issuedOn(),
                            null))
                    .orElseGet(() -> new VerificationView(
                            answer.number(), false, null, null, null, null, answer.answered() ? null : true));
        }
    }

    /** In the order asked. */
    public record BatchView(List<VerificationView> certificates) {}

    @POST
    @PermitAll
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(summary = "Verify a certificate by number and name; a wrong name is answered like no such number")
    public VerificationView verify(@Valid @NotNull VerificationRequest request) {
        return VerificationView.of(new Answer(request.number(), true, verifyCertificate.verify(request.shown())));
    }

    @POST
    @Path("/batches")
    @RolesAllowed(Role.PARTNER)
    @Operation(summary = "Verify up to 1,000 certificates by number and name, for an employer")
    public BatchView verifyAll(@Valid @NotNull BatchRequest request) {
        var shown =
                request.certificates().stream().map(VerificationRequest::shown).toList();
        return new BatchView(verifyCertificate.verifyAll(shown, caller.account()).stream()
                .map(VerificationView::of)
                .toList());
    }
}
