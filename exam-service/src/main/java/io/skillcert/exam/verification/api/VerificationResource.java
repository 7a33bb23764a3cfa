package io.skillcert.exam.verification.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.verification.VerifyCertificate;
import io.skillcert.exam.verification.VerifyCertificate.Presented;
import io.skillcert.exam.verification.VerifyCertificate.Verification;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import io.skillcert.personal.Name;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Verification of certificates by number and name, or by number and printed code: one by anybody, or a batch by an employer. */
@Path("/v1/certificate-verifications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Certificates")
class VerificationResource {

    private static final int MAX_BATCH = 1000;

    private final VerifyCertificate verifyCertificate;
    private final FieldCipher cipher;
    private final Caller caller;

    VerificationResource(VerifyCertificate verifyCertificate, FieldCipher cipher, Caller caller) {
        this.verifyCertificate = verifyCertificate;
        this.cipher = cipher;
        this.caller = caller;
    }

    @Schema(name = "CertificateVerificationRequest")
    record VerificationRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM, message = "is not a certificate number") String number,
            @NotNull @Name String name) {
        Presented presented() {
            return new Presented(number, name);
        }
    }

    record BatchRequest(@NotEmpty @Size(max = MAX_BATCH) List<@NotNull @Valid VerificationRequest> certificates) {}

    /**
     * The result of a verification.
     *
     * @param match whether there is a certificate with this number and name; if not, the other fields are absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CertificateVerificationView")
    record VerificationView(
            String number,
            boolean match,
            Certificate.Status status,
            String occupationCode,
            Integer level,
            LocalDate issuedOn) {
        static VerificationView of(Verification verification) {
            return verification
                    .match()
                    .map(certificate -> new VerificationView(
                            verification.number(),
                            true,
                            certificate.status(),
                            certificate.occupationCode(),
                            certificate.level().number(),
                            certificate.issuedOn()))
                    .orElseGet(() -> new VerificationView(verification.number(), false, null, null, null, null));
        }
    }

    /** @param code the second part of the text in the QR code, after the point */
    record CodeRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM) String number, @NotBlank @Size(max = 100) String code) {}

    /**
     * The result of a verification by code.
     *
     * @param match whether there is a certificate with this number and code; if not, the other fields are absent
     * @param maskedName the holder's name with its middle hidden, to compare with the printed one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CodeVerificationView(
            String number,
            boolean match,
            String maskedName,
            Certificate.Status status,
            String occupationCode,
            Integer level,
            LocalDate issuedOn) {}

    record BatchView(List<VerificationView> certificates) {}

    /**
     * Tells whether a certificate with this number and name was issued and whether it is {@code VALID},
     * {@code REPLACED} or {@code REVOKED}. After 20 wrong names an hour from an address another wrong one is answered
     * 429, and who goes on guessing is refused.
     */
    @POST
    @PermitAll
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(
            summary = "Verify a certificate by number and name; a wrong name and an unknown number get the same answer")
    public VerificationView verify(@Valid @NotNull VerificationRequest request) {
        return VerificationView.of(verifyCertificate.verify(request.presented()));
    }

    /**
     * Tells whether the printed certificate is genuine: the code is random and can't be guessed, so it has no limit of
     * wrong ones. The masked name is returned to be compared with the printed one.
     */
    @POST
    @Path("/codes")
    @PermitAll
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(summary = "Verify a certificate by number and the code that its QR code holds")
    public CodeVerificationView verifyCode(@Valid @NotNull CodeRequest request) {
        return verifyCertificate
                .verifyCode(request.number(), request.code())
                .map(this::view)
                .orElseGet(() -> new CodeVerificationView(request.number(), false, null, null, null, null, null));
    }

    private CodeVerificationView view(Certificate certificate) {
        return new CodeVerificationView(
                certificate.number(),
                true,
                certificate.name(cipher).map(Mask::name).orElse(null),
                certificate.status(),
                certificate.occupationCode(),
                certificate.level().number(),
                certificate.issuedOn());
    }

    /**
     * Verifies a list in its order, one list of an account at a time. The account may guess 500 wrong names an hour;
     * then, and while another of its lists is verified, it is answered 429.
     */
    @POST
    @Path("/batches")
    @RolesAllowed(Role.PARTNER)
    @Operation(summary = "Verify up to 1,000 certificates by number and name")
    @AuditedRead(act = "verify-certificates", subject = "certificate")
    @FailsWith(429)
    public BatchView verifyAll(@Valid @NotNull BatchRequest request) {
        var presented = request.certificates().stream()
                .map(VerificationRequest::presented)
                .toList();
        return new BatchView(verifyCertificate.verifyAll(presented, caller.account()).stream()
                .map(VerificationView::of)
                .toList());
    }
}
