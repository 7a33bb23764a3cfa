package io.skillcert.exam.bank.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.exam.bank.RegisterPracticeItems;
import io.skillcert.exam.bank.WriteItems;
import io.skillcert.http.UploadedText;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Imports of items as files of text: CSV for simple kinds, JSON Lines for all. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Item bank")
class ItemImportResource {

    static final String LINES = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final int MAX_BYTES = 4 * 1024 * BodyLimit.KIB;

    private final WriteItems writeItems;
    private final RegisterPracticeItems registerPracticeItems;
    private final ObjectMapper mapper;
    private final Validator validator;
    private final Caller caller;

    ItemImportResource(
            WriteItems writeItems,
            RegisterPracticeItems registerPracticeItems,
            ObjectMapper mapper,
            Validator validator,
            Caller caller) {
        this.writeItems = writeItems;
        this.registerPracticeItems = registerPracticeItems;
        this.mapper = mapper;
        this.validator = validator;
        this.caller = caller;
    }

    /**
     * What an import did.
     *
     * @param created the new items, in the order of the file
     * @param skipped how many items of the file the bank had already
     */
    record ImportView(List<UUID> created, int skipped) {

        static ImportView of(WriteItems.Import done) {
            return new ImportView(done.created(), done.skipped());
        }
    }

    /** How many fingerprints were not registered yet. */
    record PracticeView(int added) {}

    /**
     * Adds the items of the file as drafts, with their first version; what the bank has already, by its text, is
     * skipped, so that the same file again adds nothing. One wrong line refuses the whole file, and the answer names
     * each wrong field with its line. Review and activation follow as for single items.
     */
    @POST
    @Path("/item-imports")
    @Consumes({LINES, CSV})
    @RolesAllowed(Role.ITEM_AUTHOR)
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @Operation(
            summary =
                    "Import items as drafts, all or none: JSON Lines, or CSV with the columns level, function, topic, kind, stem, option_a to option_h, key, explanation, tolerance, unit, source; items that the bank has are skipped")
    public RestResponse<ImportView> importFile(byte[] file, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type) {
        var text = UploadedText.read(file, StandardCharsets.UTF_8);
        var items = type != null && type.toLowerCase(Locale.ROOT).startsWith(CSV)
                ? ItemTable.read(text, validator)
                : ItemLines.read(text, mapper, validator);
        return RestResponse.ok(ImportView.of(writeItems.importAll(items, caller.account())));
    }

    /**
     * Stores the fingerprints of practice items and nothing else of them (LRN-03): an exam item with the same text
     * can't be activated any more, and an active one is suspended. Items that are registered already are skipped.
     */
    @POST
    @Path("/practice-items")
    @Consumes(LINES)
    @RolesAllowed(Role.EXAM_OFFICER)
    @BodyLimit(MAX_BYTES)
    @Operation(
            summary =
                    "Register practice items as JSON Lines by their fingerprints: no item with the same text can be activated, and active ones are suspended")
    public PracticeView registerPractice(byte[] file) {
        var items = ItemLines.read(UploadedText.read(file, StandardCharsets.UTF_8), mapper, validator);
        return new PracticeView(registerPracticeItems.register(items));
    }
}
