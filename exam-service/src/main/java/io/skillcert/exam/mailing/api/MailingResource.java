package io.skillcert.exam.mailing.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.mailing.CertificateMailing;
import io.skillcert.exam.mailing.CertificateMailings;
import io.skillcert.exam.mailing.MailCertificate;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The mailing of printed certificates, with postage paid on delivery. */
@Path("/v1/certificate-mailings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Certificates")
class MailingResource {

    private final MailCertificate mailCertificate;
    private final CertificateMailings mailings;
    private final Certificates certificates;
    private final FieldCipher cipher;
    private final Caller caller;

    MailingResource(
            MailCertificate mailCertificate,
            CertificateMailings mailings,
            Certificates certificates,
            FieldCipher cipher,
            Caller caller) {
        this.mailCertificate = mailCertificate;
        this.mailings = mailings;
        this.certificates = certificates;
        this.cipher = cipher;
        this.caller = caller;
    }

    /** @param address telephone number and postal address; the recipient is the holder */
    record MailingRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM, message = "is not a certificate number") String number,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @NotBlank @Size(max = 500) String address) {
        IdentityDocument document() {
            return Violations.reading("identityNumber", () -> new IdentityDocument(identityType, identityNumber));
        }
    }

    record DispatchRequest(@NotBlank @Size(max = 100) String carrier, @NotBlank @Size(max = 100) String tracking) {}

    /** @param sentAt when it was dispatched; absent while it waits */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MailingView(
            UUID id,
            String number,
            OffsetDateTime askedAt,
            String carrier,
            String tracking,
            OffsetDateTime sentAt,
            long version) {
        static MailingView of(CertificateMailing mailing) {
            return new MailingView(
                    mailing.id(),
                    mailing.number(),
                    mailing.askedAt().atZone(BusinessClock.ZONE).toOffsetDateTime(),
                    mailing.carrier().orElse(null),
                    mailing.tracking().orElse(null),
                    mailing.sentAt()
                            .map(at -> at.atZone(BusinessClock.ZONE).toOffsetDateTime())
                            .orElse(null),
                    mailing.version());
        }
    }

    /** @param recipient the holder's name as the certificate has it */
    record WaitingView(
            UUID id,
            String number,
            @Schema(nullable = true) String recipient,
            @Schema(nullable = true) String address,
            long version) {}

    /**
     * Requests that the printed certificate is mailed to its holder (邮寄), postage paid on delivery (到付). The account
     * must be one that may act for the holder, and the identity document the holder's; otherwise it is answered 404,
     * and after many such answers 429. The address is stored encrypted; a second request for the certificate is
     * answered 409.
     */
    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = MailingView.class, responseCode = "201")
    @Operation(
            summary =
                    "Request the mailing of a printed certificate to its holder, by an account that may act for the holder")
    @FailsWith({404, 429})
    public RestResponse<MailingView> ask(@Valid @NotNull MailingRequest request) {
        var mailing = mailCertificate.request(
                request.number(), request.document(), request.address().strip(), caller.account());
        return ETags.created("/v1/certificate-mailings/" + mailing.id(), MailingView.of(mailing), mailing.version());
    }

    /**
     * Returns when the mailing was requested and, once dispatched, its carrier and tracking number, without the
     * address. Visible to officers and to accounts that may act for the holder.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.EXAM_OFFICER})
    @Operation(summary = "Get a mailing with its carrier and tracking number")
    @AuditedRead(act = "read-mailing", subject = "certificate-mailing")
    public RestResponse<MailingView> get(@RestPath UUID id) {
        var mailing = mailings.getVisible(id, caller.visibleOwner(Role.EXAM_OFFICER));
        return ETags.ok(MailingView.of(mailing), mailing.version());
    }

    /**
     * Lists what is to be dispatched, with the holder's name and address, decrypted. Each call is recorded in the audit
     * log, and the answer may not be cached.
     */
    @GET
    @RolesAllowed(Role.EXAM_OFFICER)
    @APIResponseSchema(Page.class)
    @Operation(summary = "List the mailings that wait for dispatch with recipients and addresses, oldest first")
    @AuditedRead(act = "list-mailings", subject = "certificate-mailing")
    public RestResponse<Page<WaitingView>> waiting(@BeanParam @Valid PageRequest page) {
        var waiting = Page.of(mailCertificate.waiting(page), page, this::view, CertificateMailing::id);
        return RestResponse.ResponseBuilder.ok(waiting)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private WaitingView view(CertificateMailing mailing) {
        return new WaitingView(
                mailing.id(),
                mailing.number(),
                certificates.get(mailing.number()).name(cipher).orElse(null),
                mailing.address(cipher).orElse(null),
                mailing.version());
    }

    /** Records carrier and tracking number of the parcel. A mailing that is dispatched already is answered 409. */
    @POST
    @Path("/{id}/dispatch")
    @RolesAllowed(Role.EXAM_OFFICER)
    @APIResponseSchema(MailingView.class)
    @Operation(summary = "Mark a mailing as dispatched (carrier and tracking number)")
    public RestResponse<MailingView> send(
            @RestPath UUID id,
            @Valid @NotNull DispatchRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var mailing = mailCertificate.dispatch(
                id, request.carrier().strip(), request.tracking().strip(), ifMatch);
        return ETags.ok(MailingView.of(mailing), mailing.version());
    }
}
