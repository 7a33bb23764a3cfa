package io.skillcert.registration.application.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.CsvCells;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationSearch;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.SearchByHolder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finds registrations by identity document, and exports them as CSV. */
@Path("/v1/registration-searches")
@Tag(name = "Registrations")
class RegistrationSearchResource {

    private static final String[] COLUMNS = {
        "registration_id",
        "number",
        "batch_id",
        "occupation_code",
        "level",
        "attempt",
        "status",
        "registered_on",
        "round",
        "fee",
        "eligible",
        "name",
        "identity_number",
        "reference"
    };

    private final SearchByHolder searchByHolder;
    private final Registrations registrations;
    private final RegistrationSearch registrationSearch;
    private final RegistrationViews views;
    private final Caller caller;

    public RegistrationSearchResource(
            SearchByHolder searchByHolder,
            Registrations registrations,
            RegistrationSearch registrationSearch,
            RegistrationViews views,
            Caller caller) {
        this.searchByHolder = searchByHolder;
        this.registrations = registrations;
        this.registrationSearch = registrationSearch;
        this.views = views;
        this.caller = caller;
    }

    public record HolderSearch(
            @NotNull IdentityDocument.Type identityType, @NotBlank @Size(max = 30) String identityNumber) {}

    @Schema(name = "FoundRegistrationsView")
    public record FoundView(List<RegistrationView> items) {}

    /**
     * Finds the registrations of the person whom the identity document names, newest first and at most 200. The number
     * is in the body and not in the address, so that it gets into no log. Candidates and partners find only those that
     * they may see; an unknown person gives an empty list.
     */
    @POST
    @Path("/by-holder")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(
            summary = "Find the registrations of a person by identity document: own ones, or all for registrars and"
                    + " auditors")
    @AuditedRead(act = "search-by-holder", subject = "registration")
    public FoundView byHolder(@Valid @NotNull HolderSearch search) {
        var document = Violations.reading(
                "identityNumber", () -> new IdentityDocument(search.identityType(), search.identityNumber()));
        return new FoundView(views.of(searchByHolder.search(document, visibleOwner())));
    }

    /**
     * Returns all registrations that the filter selects as one CSV file in UTF-8, streamed page by page. Cells that a
     * spreadsheet would run as a formula are neutralised.
     */
    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "Export registrations as CSV, with masked names and identity numbers")
    @AuditedRead(act = "export-registrations", subject = "registration")
    public Response export(@BeanParam @Valid RegistrationQuery query) {
        var filter = query.filter(visibleOwner(), null);
        StreamingOutput file = out -> write(filter, out);
        return Response.ok(file, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"registrations.csv\"")
                .build();
    }

    /** Reads each page in a transaction of its own, so that memory does not depend on the length of the file. */
    private void write(RegistrationSearch.Filter filter, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(CsvCells.BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(COLUMNS);
        String next = null;
        do {
            var request = PageRequest.of(Page.MAX_LIMIT, next == null ? null : UUID.fromString(next));
            Callable<Page<RegistrationView>> read =
                    () -> Page.ofAll(registrationSearch.page(filter, request), request, views::of, Registration::id);
            var page = QuarkusTransaction.requiringNew().call(read);
            page.items().forEach(row -> csv.writeRecord(record(row)));
            csv.flush();
            next = page.next();
        } while (next != null);
    }

    private static String[] record(RegistrationView row) {
        return new String[] {
            row.id().toString(),
            Long.toString(row.number()),
            row.batchId().toString(),
            row.occupationCode(),
            Integer.toString(row.level()),
            row.attempt(),
            row.status().name(),
            row.registeredOn().toString(),
            Integer.toString(row.round()),
            row.fee().toString(),
            Boolean.toString(row.eligibility().eligible()),
            row.holder() == null ? "" : CsvCells.neutralised(row.holder().name()),
            row.holder() == null ? "" : CsvCells.neutralised(row.holder().identityNumber()),
            row.reference() == null ? "" : CsvCells.neutralised(row.reference())
        };
    }

    private String visibleOwner() {
        return caller.visibleOwner(Role.REGISTRAR, Role.AUDITOR);
    }
}
