package io.skillcert.registration.application.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.registration.application.Registrations;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finding registrations: by an identity document, which stands in the body, and all of them as a file. */
@Path("/v1/registration-searches")
@Tag(name = "Registrations")
class RegistrationSearchResource {

    private static final int PAGE = 200;
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
        "identity_number"
    };

    private final Registrations registrations;
    private final RegistrationViews views;
    private final Caller caller;

    public RegistrationSearchResource(Registrations registrations, RegistrationViews views, Caller caller) {
        this.registrations = registrations;
        this.views = views;
        this.caller = caller;
    }

    public record HolderSearch(
            @NotNull IdentityDocument.Type identityType, @NotBlank @Size(max = 30) String identityNumber) {}

    public record FoundView(List<RegistrationView> items) {}

    @POST
    @Path("/by-holder")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(
            summary =
                    "Find a holder's registrations by the identity document, newest first: a registrar's all, else own")
    public FoundView byHolder(@Valid @NotNull HolderSearch search) {
        var document = Violations.reading(
                "identityNumber", () -> new IdentityDocument(search.identityType(), search.identityNumber()));
        return new FoundView(views.ofHolder(document, visibleOwner()));
    }

    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "Registrations as CSV, streamed: names and numbers are masked")
    public Response export(@BeanParam @Valid RegistrationQuery query) {
        var filter = query.filter(visibleOwner());
        StreamingOutput file = out -> write(filter, out);
        return Response.ok(file, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"registrations.csv\"")
                .build();
    }

    /** Page by page, each read in a transaction of its own: the file's length does not matter. */
    private void write(Registrations.Filter filter, OutputStream out) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(COLUMNS);
        UUID after = null;
        do {
            var last = after;
            Supplier<List<RegistrationView>> page = () -> registrations.page(filter, last, PAGE).stream()
                    .map(views::of)
                    .toList();
            var rows = QuarkusTransaction.requiringNew().call(page::get);
            rows.stream().limit(PAGE).forEach(row -> csv.writeRecord(record(row)));
            csv.flush();
            after = rows.size() > PAGE ? rows.get(PAGE - 1).id() : null;
        } while (after != null);
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
            row.holder() == null ? "" : plain(row.holder().name()),
            row.holder() == null ? "" : plain(row.holder().identityNumber())
        };
    }

    /** A spreadsheet takes what begins so for a formula. */
    private static String plain(String text) {
        return text.matches("[=+\\-@\\t\\r].*") ? "'" + text : text;
    }

    /** Null for those who may see everybody's. */
    private String visibleOwner() {
        var owns = caller.hasAnyRole(Role.CANDIDATE) || caller.hasAnyRole(Role.PARTNER);
        return owns ? caller.account() : null;
    }
}
