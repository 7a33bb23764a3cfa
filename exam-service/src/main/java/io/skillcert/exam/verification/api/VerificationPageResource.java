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
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violation;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import io.skillcert.personal.Name;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The page that the QR code of a certificate opens. It works without JavaScript: the form is posted and the answer is in the
 * page. The code of the QR code is in the URL fragment, which browsers do not send, so that a script posts it. A wrong form is
 * answered to a browser by the page with the form as it was sent and what is wrong at its fields, and to others by a problem.
 */
@Path("/v1/verification-page")
@Produces({MediaType.TEXT_HTML + ";charset=UTF-8", MediaType.APPLICATION_JSON})
@Tag(name = "Certificates")
class VerificationPageResource {

    /** Its form is posted to this service and its script carries the nonce; nothing else is loaded or run. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'; style-src 'unsafe-inline'; script-src 'nonce-%s'";

    private static final String LANGUAGES = "zh|en";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final int MINUTE = 60;
    private static final int OK = 200;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private final Template verification;
    private final VerifyCertificate verifyCertificate;
    private final OccupationTitles titles;
    private final PublicAddress address;
    private final FieldCipher cipher;
    private final CallerLanguage language;
    private final Validator validator;

    VerificationPageResource(
            Template verification,
            VerifyCertificate verifyCertificate,
            OccupationTitles titles,
            PublicAddress address,
            FieldCipher cipher,
            CallerLanguage language,
            Validator validator) {
        this.verification = verification;
        this.verifyCertificate = verifyCertificate;
        this.titles = titles;
        this.address = address;
        this.cipher = cipher;
        this.language = language;
        this.validator = validator;
    }

    /** The form as it was sent. It is validated by {@link #verify}, which answers a wrong one by the page. */
    public static class Form {
        @RestForm
        @NotNull
        @Pattern(regexp = CertificateNumber.FORM, message = "is not a certificate number")
        String number;

        @RestForm
        @Name
        String name;

        @RestForm
        @Size(max = 100)
        String code;
    }

    /**
     * Why a form was not served.
     *
     * @param number what is wrong with the number; null if nothing is
     * @param name what is wrong with the name; null if nothing is
     * @param code what is wrong with the code of the QR code, which has no field; null if nothing is
     * @param waitMinutes after which another try is permitted; 0 if it is at once
     */
    public record Refusal(String number, String name, String code, int waitMinutes) {
        private static final Refusal NONE = new Refusal(null, null, null, 0);

        static Refusal of(ProblemException e, Locale locale) {
            var violations = Violation.in(e.violations(), locale);
            return new Refusal(
                    of("number", violations),
                    of("name", violations),
                    of("code", violations),
                    (e.retryAfterSeconds() + MINUTE - 1) / MINUTE);
        }

        private static String of(String field, List<Violation.View> violations) {
            return violations.stream()
                    .filter(violation -> violation.field().equals(field))
                    .map(Violation.View::message)
                    .findFirst()
                    .orElse(null);
        }
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

    @GET
    @PermitAll
    @Operation(summary = "Get the web page for verifying a certificate by number and name")
    public RestResponse<String> get(
            @RestQuery @Pattern(regexp = LANGUAGES, message = "is neither zh nor en") String lang) {
        return page(OK, new Form(), null, Refusal.NONE, language.get(lang));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(summary = "Verify a certificate by number and name, or by number and code, and get the answer as a page")
    @APIResponseSchema(value = String.class, responseCode = "200")
    @APIResponse(
            responseCode = "400",
            content = @Content(mediaType = HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "429",
            content = @Content(mediaType = HTML, schema = @Schema(implementation = String.class)))
    public RestResponse<String> verify(
            @RestQuery @Pattern(regexp = LANGUAGES, message = "is neither zh nor en") String lang,
            @BeanParam Form form,
            @Context HttpHeaders headers) {
        var locale = language.get(lang);
        try {
            return page(
                    OK,
                    form,
                    new Answer(find(form).map(match -> row(match, locale)).orElse(null)),
                    Refusal.NONE,
                    locale);
        } catch (ProblemException e) {
            if (!isBrowser(headers)) {
                throw e;
            }
            return page(e.type().status(), form, null, Refusal.of(e, locale), locale);
        }
    }

    private Optional<Certificate> find(Form form) {
        var violations = new Violations().addAll(Violations.of(validator.validate(form)));
        violations.addIf(
                form.name == null && form.code == null,
                "name",
                "is missing; state the name, or the code of the QR code");
        violations.throwIfAny();
        return form.code == null
                ? verifyCertificate
                        .verify(new Presented(form.number, form.name))
                        .match()
                : verifyCertificate.verifyCode(form.number, form.code);
    }

    /** Whether the caller names HTML among what it accepts, as browsers do. */
    private static boolean isBrowser(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> (type.getType() + '/' + type.getSubtype()).equals(MediaType.TEXT_HTML));
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

    private RestResponse<String> page(int status, Form form, Answer answer, Refusal refusal, Locale locale) {
        var nonce = newNonce();
        var page = verification
                .data("issuer", address.issuerName())
                .data("nonce", nonce)
                .data("language", locale.toLanguageTag())
                .data("isEnglish", locale.equals(Locale.ENGLISH))
                .data("number", entered(form.number, answer))
                .data("name", entered(form.name, answer))
                .data("answer", answer)
                .data("isRefused", status != OK)
                .data("refusal", refusal);
        var response = RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), page.render());
        if (refusal.waitMinutes() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, refusal.waitMinutes() * MINUTE);
        }
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY.formatted(nonce))
                .build();
    }

    /** What a field shows: what was sent, as long as it has to be corrected. */
    private static String entered(String sent, Answer answer) {
        var isVerified = answer != null && answer.certificate() != null;
        return sent == null || isVerified ? "" : sent;
    }

    private static String newNonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
