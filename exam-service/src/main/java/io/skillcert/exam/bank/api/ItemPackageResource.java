package io.skillcert.exam.bank.api;

import io.skillcert.assessment.ItemKind;
import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.bank.ExportItems;
import io.skillcert.exam.bank.ItemStatus;
import io.skillcert.exam.bank.Items;
import io.skillcert.exam.bank.WriteItems;
import io.skillcert.exam.bank.api.ItemImportResource.ImportView;
import io.skillcert.exam.bank.qti.QtiExport;
import io.skillcert.exam.bank.qti.QtiImport;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Packages of items in the standard QTI 3, for the exchange with other item banks. */
@Path("/v1/item-packages")
@Tag(name = "Item bank")
class ItemPackageResource {

    private static final String ZIP = "application/zip";
    private static final int MAX_BYTES = 4 * 1024 * BodyLimit.KIB;

    private final WriteItems writeItems;
    private final ExportItems exportItems;
    private final Validator validator;
    private final Caller caller;

    ItemPackageResource(WriteItems writeItems, ExportItems exportItems, Validator validator, Caller caller) {
        this.writeItems = writeItems;
        this.exportItems = exportItems;
        this.validator = validator;
        this.caller = caller;
    }

    /**
     * Adds the items of a QTI 3 package as drafts; what the bank has already, by its text, is skipped. A file in it
     * that can't be read refuses the whole package, and the answer names each. Level, function and topic of an item
     * come from the keywords of the manifest, else from the parameters.
     */
    @POST
    @Consumes(ZIP)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ITEM_AUTHOR)
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @Operation(
            summary =
                    "Import a QTI 3 package as drafts, all items or none; level, function and topic are for items whose manifest names none")
    public RestResponse<ImportView> importPackage(
            byte[] file,
            @RestQuery @Min(1) @Max(5) Integer level,
            @RestQuery @Pattern(regexp = ItemResource.CODE, message = ItemResource.NO_CODE) String function,
            @RestQuery @Pattern(regexp = ItemResource.TOPIC, message = ItemResource.NO_TOPIC) String topic) {
        var items = new ItemFile(validator);
        for (var read : QtiImport.read(file)) {
            items.add(read.place(), line(read, level == null ? "" : level.toString(), function, topic));
        }
        return RestResponse.ok(ImportView.of(writeItems.importAll(items.items(), caller.account())));
    }

    private static ItemFile.Line line(QtiImport.Read read, String level, String function, String topic) {
        var keywords = read.keywords();
        var ownLevel = keywords.getOrDefault("level", level);
        var source = keywords.getOrDefault("source", "");
        var question = read.question();
        return new ItemFile.Line(
                null,
                null,
                ownLevel.matches("[1-5]") ? Integer.parseInt(ownLevel) : 0,
                keywords.getOrDefault("function", function),
                keywords.getOrDefault("topic", topic),
                question.kind(),
                question.content(),
                question.key(),
                question.explanation(),
                source.isBlank() ? null : source);
    }

    /**
     * Returns the latest versions of the selected items with keys and explanations as a ZIP file in the standard QTI 3.
     * Each export is recorded in the audit log. If the keys can't be decrypted here, it is answered 409.
     */
    @GET
    @Produces({ZIP, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.ITEM_REVIEWER)
    @AuditedRead(act = "export-items", subject = "items")
    @Operation(
            summary =
                    "Export up to 2,000 items with their keys as a QTI 3 package; kinds without a QTI interaction are left out")
    @FailsWith(409)
    public Response export(
            @RestQuery @Min(1) @Max(5) Integer level,
            @RestQuery @Pattern(regexp = ItemResource.CODE, message = ItemResource.NO_CODE) String function,
            @RestQuery @Pattern(regexp = ItemResource.TOPIC, message = ItemResource.NO_TOPIC) String topic,
            @RestQuery ItemKind kind,
            @RestQuery ItemStatus status) {
        var filter = new Items.Filter(level, function, topic, kind, status);
        var items = exportItems.export(filter, ItemFile.MAX_ITEMS).stream()
                .filter(QtiExport::canWrite)
                .toList();
        return Response.ok(QtiExport.write(List.copyOf(items)), ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"items-qti3.zip\"")
                .build();
    }
}
