package io.skillcert.delivery.webhook.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.delivery.Viewer;
import io.skillcert.delivery.webhook.ManageWebhooks;
import io.skillcert.delivery.webhook.ManageWebhooks.Subscription;
import io.skillcert.delivery.webhook.Webhook;
import io.skillcert.delivery.webhook.Webhooks;
import io.skillcert.http.ETags;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Webhooks: addresses to which the events of the feed are sent. */
@Path("/v1/webhooks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class WebhookResource {

    private static final int MAX_URL = 500;
    private static final int MAX_TYPES = 50;
    private static final int MAX_TYPE = 100;

    private final ManageWebhooks manageWebhooks;
    private final Webhooks webhooks;
    private final Caller caller;

    WebhookResource(ManageWebhooks manageWebhooks, Webhooks webhooks, Caller caller) {
        this.manageWebhooks = manageWebhooks;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    /**
     * A webhook to register.
     *
     * @param url where events are sent, with https
     * @param types the types of events; empty for all
     */
    public record WebhookRequest(
            @NotBlank @Size(max = MAX_URL) String url,
            @NotNull @Size(max = MAX_TYPES) List<@NotBlank @Size(max = MAX_TYPE) String> types) {}

    /**
     * A webhook to change.
     *
     * @param enabled whether events are sent
     */
    public record WebhookChange(
            @NotBlank @Size(max = MAX_URL) String url,
            @NotNull @Size(max = MAX_TYPES) List<@NotBlank @Size(max = MAX_TYPE) String> types,
            @NotNull Boolean enabled) {}

    /**
     * @param types the types of events; empty for all
     * @param disabledBecause absent while it is active
     * @param previousSecretUntil until when messages are signed with the secret before the last rotation too
     * @param secret with which messages are signed; shown when it is made and never again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WebhookView(
            UUID id,
            String account,
            String url,
            List<String> types,
            Webhook.Status status,
            Webhook.DisabledBecause disabledBecause,
            Instant previousSecretUntil,
            Instant createdAt,
            long version,
            String secret) {

        static WebhookView of(Webhook webhook) {
            return of(webhook, null);
        }

        static WebhookView of(Webhook webhook, String secret) {
            return new WebhookView(
                    webhook.id(),
                    webhook.account(),
                    webhook.url(),
                    webhook.types(),
                    webhook.status(),
                    webhook.disabledBecause(),
                    webhook.previousSecretUntil(),
                    webhook.createdAt(),
                    webhook.version(),
                    secret);
        }
    }

    /**
     * Registers an address over HTTPS for the events that are logged from now on, those about own cases or, for an
     * integrator, all. The secret for the signatures (Standard Webhooks) is in this answer only. An account has at most
     * 10 webhooks, and one for an address; a repeated registration is answered 409 with the id of the first.
     */
    @POST
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR})
    @APIResponseSchema(value = WebhookView.class, responseCode = "201")
    @Operation(summary = "Register an address to which the events of the feed are sent; the answer has the secret")
    public RestResponse<WebhookView> register(@Valid @NotNull WebhookRequest request) {
        var made = manageWebhooks.register(
                Viewer.of(caller), new Subscription(request.url(), Set.copyOf(request.types())));
        var webhook = made.webhook();
        return ETags.created("/v1/webhooks/" + webhook.id(), WebhookView.of(webhook, made.secret()), webhook.version());
    }

    /**
     * Lists webhooks with their types and status, never with their secret. {@code DISABLED} ones get nothing: the owner
     * has disabled them, or the receiver has answered 410.
     */
    @GET
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR, Role.AUDITOR, Role.OPERATOR})
    @Operation(summary = "List the own webhooks, or for auditors and operators all, oldest first")
    public Page<WebhookView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(webhooks.page(visibleOwner(), page), page, WebhookView::of, Webhook::id);
    }

    /**
     * Gets the address, the types and the status of a webhook, never its secret. The ETag is the version that a change
     * must name.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR, Role.AUDITOR, Role.OPERATOR})
    @APIResponseSchema(WebhookView.class)
    @Operation(summary = "Get a webhook")
    public RestResponse<WebhookView> get(@RestPath UUID id) {
        var webhook = webhooks.get(id, visibleOwner());
        return ETags.ok(WebhookView.of(webhook), webhook.version());
    }

    /**
     * Replaces the address and the types, and enables or disables the webhook. While it is disabled no deliveries are
     * created, and those that wait are given up; a webhook that is enabled again gets the events from then on, and
     * earlier ones by a replay.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR})
    @APIResponseSchema(WebhookView.class)
    @Operation(summary = "Change the address and the types of a webhook, enable or disable it")
    public RestResponse<WebhookView> change(
            @RestPath UUID id,
            @Valid @NotNull WebhookChange request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var subscription = new Subscription(request.url(), Set.copyOf(request.types()));
        var webhook = manageWebhooks.change(id, Viewer.of(caller), subscription, request.enabled(), ifMatch);
        return ETags.ok(WebhookView.of(webhook), webhook.version());
    }

    /**
     * Replaces the secret, which is in this answer only. For 24 hours messages carry a signature by each of the two
     * secrets, so that the receiver can change over; each further call makes another secret.
     */
    @POST
    @Path("/{id}/secret-rotations")
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR})
    @APIResponseSchema(WebhookView.class)
    @Operation(summary = "Make a new secret; for 24 hours messages are signed with the one before as well")
    public RestResponse<WebhookView> rotate(@RestPath UUID id) {
        var made = manageWebhooks.rotate(id, caller.account());
        return ETags.ok(
                WebhookView.of(made.webhook(), made.secret()), made.webhook().version());
    }

    /** Deletes the webhook and its list of deliveries; nothing more is sent. A repeated call is answered 404. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.PARTNER, Role.INTEGRATOR, Role.OPERATOR})
    @Operation(summary = "Delete a webhook with its deliveries; an operator may delete that of any account")
    public void delete(@RestPath UUID id) {
        manageWebhooks.delete(id, caller.visibleOwner(Role.OPERATOR));
    }

    private String visibleOwner() {
        return caller.visibleOwner(Role.AUDITOR, Role.OPERATOR);
    }
}
