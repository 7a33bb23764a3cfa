package io.skillcert.registration.letter.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Role;
import io.skillcert.letter.LetterPage;
import io.skillcert.letter.LetterView;
import io.skillcert.registration.letter.ReadLetters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The letters (文书) about a registration: acceptance, return for correction, approval, refusal. */
@Path("/v1/registrations/{id}/letters")
@Tag(name = "Letters")
@RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
class LetterResource {

    private final ReadLetters readLetters;
    private final LetterPage page;
    private final CallerLanguage language;

    LetterResource(ReadLetters readLetters, LetterPage page, CallerLanguage language) {
        this.readLetters = readLetters;
        this.page = page;
        this.language = language;
    }

    /**
     * Lists the letters (文书) with number, kind and day, such as the notice of return for correction (补正通知书). A letter
     * is written when a decision is made and never changed.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List the letters about a registration, oldest first")
    public List<LetterView> list(@RestPath UUID id) {
        return readLetters.list(id).stream().map(LetterView::of).toList();
    }

    /**
     * Returns the letter with the text that was stored when it was written, as HTML or, with
     * {@code Accept: application/pdf}, as PDF. A letter whose content was erased is answered 404.
     */
    @GET
    @Path("/{number}")
    @Produces({MediaType.TEXT_HTML, LetterPage.PDF, MediaType.APPLICATION_JSON})
    @Operation(summary = "Get a letter about a registration as a page or as PDF, in the caller's language")
    @AuditedRead(act = "read-letter", subject = "registration")
    @FailsWith(409)
    public Response get(
            @RestPath UUID id, @RestPath @Min(1) @Max(LetterView.MAX_NUMBER) int number, @Context Request request) {
        return page.answer(readLetters.read(id, number), number, language.get(), request);
    }
}
