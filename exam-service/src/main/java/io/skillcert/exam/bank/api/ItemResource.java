package io.skillcert.exam.bank.api;

import io.skillcert.assessment.ItemKind;
import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.bank.ActivateItems;
import io.skillcert.exam.bank.Item;
import io.skillcert.exam.bank.ItemContent;
import io.skillcert.exam.bank.ItemDraft;
import io.skillcert.exam.bank.ItemExplanation;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.ItemReview;
import io.skillcert.exam.bank.ItemStatus;
import io.skillcert.exam.bank.Items;
import io.skillcert.exam.bank.ReadItem;
import io.skillcert.exam.bank.ReviewItems;
import io.skillcert.exam.bank.WriteItems;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The item bank (题库): items with versions that never change, their keys apart from their contents. */
@Path("/v1/items")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Item bank")
class ItemResource {

    static final String CODE = "[A-Z][A-Z0-9_]{1,39}";
    static final String NO_CODE = "must be 2 to 40 capital letters, digits and underscores, a letter first";
    static final String TOPIC = ItemDraft.TOPIC;
    static final String NO_TOPIC = ItemDraft.NO_TOPIC;
    private static final int MAX_BYTES = 512 * BodyLimit.KIB;

    private final WriteItems writeItems;
    private final ReviewItems reviewItems;
    private final ActivateItems activateItems;
    private final ReadItem readItem;
    private final Items items;
    private final Caller caller;

    ItemResource(
            WriteItems writeItems,
            ReviewItems reviewItems,
            ActivateItems activateItems,
            ReadItem readItem,
            Items items,
            Caller caller) {
        this.writeItems = writeItems;
        this.reviewItems = reviewItems;
        this.activateItems = activateItems;
        this.readItem = readItem;
        this.items = items;
        this.caller = caller;
    }

    record ItemRequest(
            @Min(1) @Max(5) int level,
            @NotNull @Pattern(regexp = CODE, message = NO_CODE) String function,
            @NotNull @Pattern(regexp = TOPIC, message = NO_TOPIC) String topic,
            @NotNull ItemKind kind,
            @NotNull @Valid ItemContent content,
            @NotNull @Valid ItemKey key,
            @NotNull @Valid ItemExplanation explanation,
            @Size(min = 1, max = 200) String source) {

        private ItemDraft read() {
            return new ItemDraft(level, function, topic, kind, content, key, explanation, source);
        }
    }

    record VersionRequest(
            @NotNull @Valid ItemContent content,
            @NotNull @Valid ItemKey key,
            @NotNull @Valid ItemExplanation explanation) {}

    record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    record ReviewRequest(@NotNull ItemReview.Verdict verdict, @NotBlank @Size(max = 1000) String remark) {}

    record EnemyRequest(@NotNull UUID itemId) {}

    /**
     * Stores an item (试题) as a draft with version 1, encrypted, its key apart from its content. It gets on papers only
     * after two other people have approved it and it is activated. An item of the level with the same text is answered
     * 409.
     */
    @POST
    @RolesAllowed(Role.ITEM_AUTHOR)
    @Idempotent
    @BodyLimit(MAX_BYTES)
    @APIResponseSchema(value = ItemView.class, responseCode = "201")
    @Operation(summary = "Write an exam item with its first version; stem, options and explanation are sanitised HTML")
    public RestResponse<ItemView> create(@Valid @NotNull ItemRequest request) {
        var item = writeItems.create(request.read(), caller.account());
        return ETags.created("/v1/items/" + item.id(), ItemView.of(item), item.version());
    }

    /** Lists the items (题库) by level, function, topic, kind and status, without stem, options and key. */
    @GET
    @RolesAllowed({Role.ITEM_AUTHOR, Role.ITEM_REVIEWER, Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the items of the bank without their contents, in the order of creation")
    public Page<ItemView> list(
            @RestQuery @Min(1) @Max(5) Integer level,
            @RestQuery @Pattern(regexp = CODE, message = NO_CODE) String function,
            @RestQuery @Pattern(regexp = TOPIC, message = NO_TOPIC) String topic,
            @RestQuery ItemKind kind,
            @RestQuery ItemStatus status,
            @BeanParam @Valid PageRequest page) {
        var filter = new Items.Filter(level, function, topic, kind, status);
        return Page.of(items.page(filter, page), page, ItemView::of, Item::id);
    }

    /**
     * Returns the item with every version, its reviews and its enemies. The key and the explanation of a version are
     * there for reviewers and for its author. Each call is recorded in the audit log.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.ITEM_AUTHOR, Role.ITEM_REVIEWER, Role.EXAM_OFFICER, Role.AUDITOR})
    @AuditedRead(act = "read-item", subject = "item")
    @Operation(
            summary =
                    "Get an item with its versions; reviewers get the keys of all, authors of those that they have written")
    @FailsWith(409)
    public RestResponse<ItemView> get(@RestPath UUID id) {
        var found = readItem.read(id, caller.account(), caller.hasAnyRole(Role.ITEM_REVIEWER));
        return ETags.ok(view(found), found.item().version());
    }

    private static ItemView view(ReadItem.Found found) {
        var versions = found.versions().stream().map(ItemView.VersionView::of).toList();
        return ItemView.of(found.item(), found.enemies(), versions);
    }

    /**
     * Adds the next version of an item, as a draft; earlier versions never change. Papers are assembled from the active
     * version until the new one is approved and activated. A retired item is answered 409.
     */
    @POST
    @Path("/{id}/versions")
    @RolesAllowed(Role.ITEM_AUTHOR)
    @BodyLimit(MAX_BYTES)
    @Operation(summary = "Add a version to an item; the active one stays in use until the new one is activated")
    public RestResponse<ItemView> addVersion(
            @RestPath UUID id,
            @Valid @NotNull VersionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var item = writeItems.addVersion(
                id, request.content(), request.key(), request.explanation(), caller.account(), ifMatch);
        return ETags.ok(ItemView.of(item), item.version());
    }

    /** Marks two items as enemies: no paper gets both. It holds in both directions; adding it again changes nothing. */
    @POST
    @Path("/{id}/enemies")
    @RolesAllowed({Role.ITEM_AUTHOR, Role.ITEM_REVIEWER})
    @Operation(summary = "Keep two items off the same paper, such as those of which one gives away the other")
    public RestResponse<ItemView> addEnemy(@RestPath UUID id, @Valid @NotNull EnemyRequest request) {
        var found = readItem.addEnemy(id, request.itemId());
        return ETags.ok(
                ItemView.of(found.item(), found.enemies(), null), found.item().version());
    }

    /**
     * Records the verdict and the remark of a reviewer on the latest version. Its author, and a reviewer who has
     * reviewed the version already, are answered 409, as is a retired item.
     */
    @POST
    @Path("/{id}/reviews")
    @RolesAllowed(Role.ITEM_REVIEWER)
    @Idempotent
    @Operation(summary = "Review the latest version of an item that somebody else has written")
    public RestResponse<ItemView> review(@RestPath UUID id, @Valid @NotNull ReviewRequest request) {
        reviewItems.review(Set.of(id), request.verdict(), request.remark().strip(), caller.account());
        return current(id);
    }

    /**
     * Makes the latest version the one from which papers are assembled: the item becomes {@code ACTIVE}. The version
     * needs the approvals that the parameter asks for and no rejection, and may be no practice item (LRN-03); otherwise
     * it is answered 409.
     */
    @POST
    @Path("/{id}/activation")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @Operation(summary = "Activate the latest version of an item after the approval of two people and no rejection")
    public RestResponse<ItemView> activate(@RestPath UUID id) {
        activateItems.activate(Set.of(id), caller.account());
        return current(id);
    }

    private RestResponse<ItemView> current(UUID id) {
        var item = items.get(id);
        return ETags.ok(ItemView.of(item), item.version());
    }

    /**
     * Takes an {@code ACTIVE} item out of use until it is activated again; papers that have it stay as they are. An
     * item in another status is answered 409.
     */
    @POST
    @Path("/{id}/suspension")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(summary = "Suspend an active item: it is on no new paper until it is activated again")
    public RestResponse<ItemView> suspend(
            @RestPath UUID id,
            @Valid @NotNull ReasonRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var item = activateItems.suspend(id, request.reason().strip(), ifMatch);
        return ETags.ok(ItemView.of(item), item.version());
    }

    /**
     * Takes an item out of use for good; papers that have it stay as they are, and no version can be added. One that is
     * retired already is answered 409.
     */
    @POST
    @Path("/{id}/retirement")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(summary = "Retire an item: it is on no new paper for ever")
    public RestResponse<ItemView> retire(
            @RestPath UUID id,
            @Valid @NotNull ReasonRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var item = activateItems.retire(id, request.reason().strip(), ifMatch);
        return ETags.ok(ItemView.of(item), item.version());
    }
}
