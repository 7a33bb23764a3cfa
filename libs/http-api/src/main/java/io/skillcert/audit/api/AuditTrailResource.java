package io.skillcert.audit.api;

import io.skillcert.audit.Audit;
import io.skillcert.audit.AuditTrail;
import io.skillcert.audit.AuditTrail.Entry;
import io.skillcert.audit.AuditTrail.Filter;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import io.skillcert.http.table.Export;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The audit log for auditors: who did and read what, and when. */
@Path("/v1/audit-entries")
@Tag(name = "Audit")
@RolesAllowed(Role.AUDITOR)
public class AuditTrailResource {

    /** An account (the subject of a token) or the id of a record. */
    private static final String ID = "[\\w.:@|/ -]{1,200}";

    private final AuditTrail auditTrail;
    private final Audit audit;
    private final BusinessClock clock;

    AuditTrailResource(AuditTrail auditTrail, Audit audit, BusinessClock clock) {
        this.auditTrail = auditTrail;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lists who did or read what and when, filtered by days, account and record. Entries are append-only. A reason is
     * there where the act needed one.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List the entries of the audit log in a period, oldest first, of an account or a subject")
    public Page<Entry> list(
            @RestQuery LocalDate from,
            @RestQuery LocalDate to,
            @RestQuery @Pattern(regexp = ID) String actor,
            @RestQuery @Pattern(regexp = ID) String subjectId,
            @BeanParam @Valid PageRequest page) {
        var days = Export.Days.of(from, to, clock.today());
        var filter = new Filter(days.begin(), days.end(), actor, subjectId);
        return Page.of(auditTrail.page(filter, page), page, entry -> entry, Entry::id);
    }

    /**
     * Returns the entries of the days as a CSV file, and records the export itself in the audit log. More than 31 days,
     * or more than 100,000 rows, are answered 400; export a shorter period then.
     */
    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Transactional
    @Operation(summary = "Export the audit log of a period of at most 31 days as CSV; the export is audited")
    public Response export(@RestQuery LocalDate from, @RestQuery LocalDate to) {
        var days = Export.Days.ofExport(from, to, clock.today());
        var filter = new Filter(days.begin(), days.end(), null, null);
        audit.record("export", "audit-log", days.from() + " to " + days.to(), null);
        return Export.csv("audit-log", Entry.class, page -> auditTrail.page(filter, page), Entry::id);
    }
}
