package io.skillcert.notification.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.language.Language;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.notification.Channel;
import io.skillcert.notification.ContactStatement;
import io.skillcert.notification.EmailAddress;
import io.skillcert.notification.StateContact;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The contact details of the caller's account, to which notifications about letters are sent. */
@Path("/v1/contact")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Letters")
@RolesAllowed(Role.CANDIDATE)
class ContactResource {

    private static final String MAINLAND = "+86";

    private final StateContact stateContact;
    private final Caller caller;

    ContactResource(StateContact stateContact, Caller caller) {
        this.stateContact = stateContact;
        this.caller = caller;
    }

    /**
     * Contact details.
     *
     * @param email absent for none
     * @param mobile a mobile number of the mainland, Hong Kong (+852) or Macao (+853); absent for none
     * @param language of notifications, {@code zh} or {@code en}
     * @param optOut the channels by which the user does not want to be notified
     */
    record ContactRequest(
            @Size(max = 254)
                    @Email(message = "is not an e-mail address")
                    @Pattern(regexp = EmailAddress.FORM, message = "is not an e-mail address")
                    String email,
            @Pattern(
                            regexp = "(\\+86)?1[3-9]\\d{9}|\\+852[4-9]\\d{7}|\\+8536\\d{7}",
                            message =
                                    "is not a mobile number of the mainland, Hong Kong or Macao, such as +8613800000000")
                    String mobile,
            @NotNull @Pattern(regexp = "zh|en", message = "is neither zh nor en") String language,
            @NotNull @Size(max = 2) List<@NotNull Channel> optOut) {
        ContactStatement statement() {
            new Violations()
                    .addIf(email == null && mobile == null, "email", "must be given, or mobile, or both")
                    .throwIfAny();
            return new ContactStatement(
                    Optional.ofNullable(email),
                    Optional.ofNullable(mobile).map(number -> number.startsWith("+") ? number : MAINLAND + number),
                    Language.of(language),
                    Set.copyOf(optOut));
        }
    }

    /**
     * Contact details as they are stored.
     *
     * @param email absent for none
     * @param mobile with its country code; absent for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ContactView(String email, String mobile, String language, List<Channel> optOut) {
        static ContactView of(ContactStatement statement) {
            return new ContactView(
                    statement.email().orElse(null),
                    statement.mobile().orElse(null),
                    statement.language().getLanguage(),
                    statement.optOut().stream().sorted().toList());
        }
    }

    /**
     * Replaces the contact details of the account: an e-mail address, a mobile number or both, the language, and the
     * channels that are not to be used. From then on a notification is sent when a letter is ready; one that waits for
     * a channel that is not used any more is not sent. The same details again change nothing.
     */
    @PUT
    @Operation(summary = "State where and how the own account is notified that a letter is ready")
    public ContactView state(@Valid @NotNull ContactRequest request) {
        return ContactView.of(stateContact.state(request.statement(), caller.account()));
    }

    /**
     * Returns the contact details of the account, decrypted for their owner only. An account that has stated none is
     * answered 404.
     */
    @GET
    @Operation(summary = "Read the own contact details")
    @FailsWith(404)
    public ContactView get() {
        return ContactView.of(stateContact.of(caller.account()));
    }

    /**
     * Deletes the contact details of the account and the notifications that wait to be sent. A repeated call is
     * answered 404.
     */
    @DELETE
    @Operation(summary = "Delete the own contact details; nothing more is sent")
    @FailsWith(404)
    public void remove() {
        stateContact.remove(caller.account());
    }
}
