package io.skillcert.exam.bank.api;

import io.skillcert.exam.bank.ActivateItems;
import io.skillcert.exam.bank.ItemReview;
import io.skillcert.exam.bank.ReviewItems;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Reviews and activations of many items at once. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Item bank")
class ItemReviewResource {

    private static final int MAX_ITEMS = 500;

    private final ReviewItems reviewItems;
    private final ActivateItems activateItems;
    private final Caller caller;

    ItemReviewResource(ReviewItems reviewItems, ActivateItems activateItems, Caller caller) {
        this.reviewItems = reviewItems;
        this.activateItems = activateItems;
        this.caller = caller;
    }

    record ReviewsRequest(
            @NotEmpty @Size(max = MAX_ITEMS) List<@NotNull UUID> items,
            @NotNull ItemReview.Verdict verdict,
            @NotBlank @Size(max = 1000) String remark) {}

    record ActivationsRequest(@NotEmpty @Size(max = MAX_ITEMS) List<@NotNull UUID> items) {}

    /** How many items were changed. */
    record CountView(int items) {}

    /**
     * Records the same verdict and remark on each of up to 500 items, as a single review does. If one of them can't be
     * reviewed by the caller, none is.
     */
    @POST
    @Path("/item-reviews")
    @RolesAllowed(Role.ITEM_REVIEWER)
    @Idempotent
    @Operation(summary = "Review the latest versions of many items with one verdict, all or none")
    @FailsWith(404)
    public RestResponse<CountView> reviewAll(@Valid @NotNull ReviewsRequest request) {
        reviewItems.review(
                Set.copyOf(request.items()), request.verdict(), request.remark().strip(), caller.account());
        return RestResponse.ok(new CountView(request.items().size()));
    }

    /** Activates up to 500 items as a single activation does. If one of them is not approved, none is activated. */
    @POST
    @Path("/item-activations")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @Operation(summary = "Activate the latest versions of many items, all or none")
    @FailsWith(404)
    public RestResponse<CountView> activateAll(@Valid @NotNull ActivationsRequest request) {
        activateItems.activate(Set.copyOf(request.items()), caller.account());
        return RestResponse.ok(new CountView(request.items().size()));
    }
}
