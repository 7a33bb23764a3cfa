package io.skillcert.registration.account;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.InvitationDigests;
import io.skillcert.registration.account.AccountInvitation.Issue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/**
 * Issues one-time codes by which persons bind an account. A partner issues them for those whom it has
 * registered once a registrar has approved it: knowing an identity number is not enough.
 */
@ApplicationScoped
public class InviteHolders {

    private static final Duration VALIDITY = Duration.ofDays(30);

    private final AccountInvitations invitations;
    private final HoldersOfRegistrations holders;
    private final InvitationDigests digests;
    private final Caller caller;
    private final Audit audit;
    private final BusinessClock clock;

    InviteHolders(
            AccountInvitations invitations,
            HoldersOfRegistrations holders,
            InvitationDigests digests,
            Caller caller,
            Audit audit,
            BusinessClock clock) {
        this.invitations = invitations;
        this.holders = holders;
        this.digests = digests;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An issued invitation.
     *
     * @param code shown only now, because its digest is stored
     */
    public record Invitation(UUID registrationId, String code, Instant expiresAt) {}

    /**
     * Issues an invitation for the person of each registration. It replaces an unused one of the same issuer.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if a registration does not exist or a partner has not made it,
     *     409 if a partner asks for one that no registrar has approved
     */
    @Transactional
    public List<Invitation> invite(List<UUID> registrations) {
        var now = clock.instant();
        var issue = new Issue(caller.account(), caller.role(), now, now.plus(VALIDITY));
        var owner = issue.role().equals(Role.REGISTRAR) ? null : issue.by();
        var once = new LinkedHashSet<>(registrations);
        var persons = holders.personsOf(once, owner);
        invitations.deleteExpired(now);
        invitations.withdraw(persons.values(), issue.by());
        var issuedFor = new HashMap<UUID, String>();
        persons.values().forEach(person -> issuedFor.computeIfAbsent(person, unused -> issue(person, issue)));
        return once.stream()
                .map(id -> new Invitation(id, issuedFor.get(persons.get(id)), issue.expiresAt()))
                .toList();
    }

    private String issue(UUID person, Issue issue) {
        var code = InvitationCode.next();
        var invitation = new AccountInvitation(Ids.next(), person, digests.of(code), issue);
        invitations.persist(invitation);
        audit.record("invite-holder", "person", person, null);
        return code;
    }
}
