package io.skillcert.registration.account.api;

import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Role;
import io.skillcert.registration.account.InviteHolders;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Invitations to bind an account. The answer is not stored for a repeated request, because it has the codes in it: a
 * repeated request issues new ones.
 */
@Path("/v1/account-invitations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class AccountInvitationResource {

    private static final int MAX_REGISTRATIONS = 200;

    private final InviteHolders inviteHolders;

    AccountInvitationResource(InviteHolders inviteHolders) {
        this.inviteHolders = inviteHolders;
    }

    /** @param registrationIds registrations of the persons to invite; for a partner its own ones */
    record InvitationRequest(@NotEmpty @Size(max = MAX_REGISTRATIONS) List<@NotNull UUID> registrationIds) {}

    record InvitationsView(List<InviteHolders.Invitation> items) {}

    /**
     * Issues a code for the person of each registration, valid for 30 days; it replaces an unused code of the same
     * issuer for the person. A partner may do so for persons whom it has registered, once a registrar has approved the
     * registration. Codes are in this answer only, so a repeated request issues new ones.
     */
    @POST
    @ResponseStatus(201)
    @RolesAllowed({Role.PARTNER, Role.REGISTRAR})
    @Operation(summary = "Issue one-time codes by which the persons of registrations bind their accounts")
    @FailsWith(404)
    public InvitationsView invite(@Valid @NotNull InvitationRequest request) {
        return new InvitationsView(inviteHolders.invite(request.registrationIds()));
    }
}
