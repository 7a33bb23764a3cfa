package io.skillcert.exam.verification.api;

import io.quarkus.qute.Template;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.OccupationTitles;
import io.skillcert.exam.certificate.PublicAddress;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.verification.VerifyCertificate;
import io.skillcert.exam.verification.VerifyCertificate.Presented;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import io.skillcert.personal.Name;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The page that the QR code of a certificate opens. It works without JavaScript: the form is posted and the answer is in the
 * page. The code of the QR code is in the URL fragment, which browsers do not send, so that a script posts it.
 */
@Path("/v1/verification-page")
@Produces({MediaType.TEXT_HTML + ";charset=UTF-8", MediaType.APPLICATION_JSON})
@Tag(name = "Certificates")
class VerificationPageResource {

    /** Its form is posted to this service and its script carries the nonce; nothing else is loaded or run. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'; style-src 'unsafe-inline'; script-src 'nonce-%s'";

    private static final String LANGUAGES = "zh|en";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private final Template verification;
    private final VerifyCertificate verifyCertificate;
    private final OccupationTitles titles;
    private final PublicAddress address;
    private final FieldCipher cipher;
    private final CallerLanguage language;

    VerificationPageResource(
            Template verification,
            VerifyCertificate verifyCertificate,
            OccupationTitles titles,
            PublicAddress address,
            FieldCipher cipher,
            CallerLanguage language) {
        this.verification = verification;
        this.verifyCertificate = verifyCertificate;
        this.titles = titles;
        this.address = address;
        this.cipher = cipher;
        this.language = language;
    }

    /** @param certificate null if there is none with this number and name */
    public record Answer(CertificateRow certificate) {}

    /** What the page says about a certificate. */
    public record CertificateRow(
            String number,
            String maskedName,
            String occupation,
            String occupationCode,
            String level,
            String issuedOn,
            boolean valid,
            boolean replaced) {}

    /**
     * Returns the page that the QR code of a certificate opens, in Chinese or English. It has a form for number and
     * name and works without a script; the code in the address stays in the browser until it is posted.
     */
    @GET
    @PermitAll
    @Operation(summary = "Get the web page for verifying a certificate by number and name")
    public RestResponse<String> get(
            @RestQuery @Pattern(regexp = LANGUAGES, message = "is neither zh nor en") String lang) {
        return page(null, language.get(lang));
    }

    /**
     * Verifies as the verification by number and name, or by number and code, does, and shows the masked name and the
     * status on the page. A wrong name and an unknown number get the same answer.
     */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(summary = "Verify a certificate by number and name, or by number and code, and get the answer as a page")
    public RestResponse<String> verify(
            @RestQuery @Pattern(regexp = LANGUAGES, message = "is neither zh nor en") String lang,
            @RestForm @NotNull @Pattern(regexp = CertificateNumber.FORM, message = "is not a certificate number")
                    String number,
            @RestForm @Name String name,
            @RestForm @Size(max = 100) String code) {
        if (name == null && code == null) {
            throw Violations.single("name", "is missing; state the name, or the code of the QR code");
        }
        var found = code == null
                ? verifyCertificate.verify(new Presented(number, name)).match()
                : verifyCertificate.verifyCode(number, code);
        var locale = language.get(lang);
        return page(new Answer(found.map(match -> row(match, locale)).orElse(null)), locale);
    }

    private CertificateRow row(Certificate certificate, Locale locale) {
        return new CertificateRow(
                certificate.number(),
                certificate.name(cipher).map(Mask::name).orElse("*"),
                titles.occupation(certificate.occupationCode(), locale),
                certificate.occupationCode(),
                titles.level(certificate.level(), locale),
                certificate.issuedOn().toString(),
                certificate.status() == Certificate.Status.VALID,
                certificate.status() == Certificate.Status.REPLACED);
    }

    private RestResponse<String> page(Answer answer, Locale locale) {
        var nonce = newNonce();
        var page = verification
                .data("issuer", address.issuerName())
                .data("nonce", nonce)
                .data("language", locale.toLanguageTag())
                .data("isEnglish", locale.equals(Locale.ENGLISH))
                .data("answer", answer);
        return RestResponse.ResponseBuilder.ok(page.render())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY.formatted(nonce))
                .build();
    }

    private static String newNonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
