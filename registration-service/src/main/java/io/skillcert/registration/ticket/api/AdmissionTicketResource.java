package io.skillcert.registration.ticket.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.ticket.AdmissionTicket;
import io.skillcert.registration.ticket.IssueTicket;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The admission ticket (准考证), as JSON and as an A4 page to print. */
@Path("/v1/registrations/{id}/admission-ticket")
@Tag(name = "Admission ticket")
@RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR})
class AdmissionTicketResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final IssueTicket issueTicket;
    private final AdmissionTicketPage page;
    private final Caller caller;
    private final CallerLanguage language;

    public AdmissionTicketResource(
            IssueTicket issueTicket, AdmissionTicketPage page, Caller caller, CallerLanguage language) {
        this.issueTicket = issueTicket;
        this.page = page;
        this.caller = caller;
        this.language = language;
    }

    /**
     * Returns the ticket (准考证) with site, room, seat and time of each subject, and the signed content of the QR code by
     * which the candidate is checked in. It is there from five calendar days before the first subject to the last exam
     * day (REG-11). On other days, without seats, for a registration that is not {@code CONFIRMED}, and while the name
     * must be checked first, it is answered 409.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get the admission ticket, from 5 calendar days before the first subject (REG-11)")
    @AuditedRead(act = "read-admission-ticket", subject = "registration")
    @FailsWith(409)
    public AdmissionTicket get(@RestPath UUID id) {
        return issueTicket.issue(id, visibleOwner());
    }

    /** Returns the same ticket as an A4 page in HTML. It is answered 409 in the same cases, and may not be cached. */
    @GET
    @Path("/page")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    @Operation(summary = "Get the admission ticket as a page to print in the caller's language, with photo and QR code")
    @AuditedRead(act = "print-admission-ticket", subject = "registration")
    @FailsWith(409)
    public Response page(@RestPath UUID id) {
        var ticket = issueTicket.issue(id, visibleOwner());
        var locale = language.get();
        var html = page.render(ticket, issueTicket.occupationOf(id, locale), issueTicket.photoOf(id), locale);
        return Response.ok(html, HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .build();
    }

    private String visibleOwner() {
        return caller.visibleOwner(Role.REGISTRAR);
    }
}
