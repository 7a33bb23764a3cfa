package io.skillcert.registration.account.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.account.AccountBinding;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.account.BindAccount;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The binding of the caller's account to an identity document. */
@Path("/v1/account-binding")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
@RolesAllowed(Role.CANDIDATE)
class AccountBindingResource {

    private final BindAccount bindAccount;
    private final AccountBindings bindings;
    private final Caller caller;

    AccountBindingResource(BindAccount bindAccount, AccountBindings bindings, Caller caller) {
        this.bindAccount = bindAccount;
        this.bindings = bindings;
        this.caller = caller;
    }

    /** @param code the code of an invitation; if absent, the account is bound by the verified claims of its token */
    record BindingRequest(@Size(min = 8, max = 20) String code) {}

    /** @param means how the account was bound; absent if it is not bound */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BindingView(boolean bound, AccountBinding.Means means, Instant boundAt) {
        static BindingView of(AccountBinding binding) {
            return new BindingView(true, binding.means(), binding.boundAt());
        }
    }

    /**
     * Tells whether the account may act as the person of an identity document, and by what it was bound: the invitation
     * of a partner, that of a registrar, or verified claims of the token.
     */
    @GET
    @Operation(summary = "Get whether the own account is bound to an identity document")
    public BindingView get() {
        return bindings.of(caller.account()).map(BindingView::of).orElseGet(() -> new BindingView(false, null, null));
    }

    /**
     * Binds the account to the person of an invitation code, which can be used once, or to the identity document in the
     * verified claims of the token. The account then sees the registrations, results and claims of the person;
     * {@code io.skillcert.registration.holder-account-bound.v1} tells the other services. Binding it to the same
     * document again changes nothing but the means; an account that is bound to another document, or a person with an
     * account that was bound by a stronger means, is answered 409, and too many wrong codes 429.
     */
    @POST
    @Operation(summary = "Bind the own account to an identity document, by an invitation code or by the token's claims")
    @FailsWith(429)
    public BindingView bind(@Valid @NotNull BindingRequest request) {
        return BindingView.of(
                request.code() == null
                        ? bindAccount.bindByClaims(caller.account())
                        : bindAccount.bindByCode(caller.account(), request.code()));
    }
}
