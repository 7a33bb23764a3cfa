package io.skillcert.registration.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.AccountDigests;
import io.skillcert.personal.InvitationDigests;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.AccountBinding.Means;
import io.skillcert.registration.person.Holders;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Binds a candidate account to one identity document, by an invitation code or by the verified claims of its token. */
@ApplicationScoped
public class BindAccount {

    private final AccountBindings bindings;
    private final AccountInvitations invitations;
    private final WrongCodes wrongCodes;
    private final IdentityClaims claims;
    private final HoldersOfRegistrations registered;
    private final Persons persons;
    private final Holders holders;
    private final AccountDigests accountDigests;
    private final InvitationDigests invitationDigests;
    private final EntityManager database;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    BindAccount(
            AccountBindings bindings,
            AccountInvitations invitations,
            WrongCodes wrongCodes,
            IdentityClaims claims,
            HoldersOfRegistrations registered,
            Persons persons,
            Holders holders,
            AccountDigests accountDigests,
            InvitationDigests invitationDigests,
            EntityManager database,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.bindings = bindings;
        this.invitations = invitations;
        this.wrongCodes = wrongCodes;
        this.claims = claims;
        this.registered = registered;
        this.persons = persons;
        this.holders = holders;
        this.accountDigests = accountDigests;
        this.invitationDigests = invitationDigests;
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the token names no document or the account is another's */
    @Transactional
    public AccountBinding bindByClaims(String account) {
        var document = claims.document();
        lock("account:" + account);
        return bind(account, holders.of(document), persons.of(document), Means.VERIFIED_CLAIMS);
    }

    /**
     * Binds an account by an invitation code. The code can be used once.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if the code is wrong, used or expired, 409 if the account is bound
     *     to another document or the person has an account, 429 after too many wrong codes
     */
    public AccountBinding bindByCode(String account, String code) {
        return QuarkusTransaction.requiringNew()
                .call(() -> use(account, InvitationCode.normalised(code)))
                .orElseThrow(() -> Violations.single(
                        "code", "is wrong, used or expired: ask whoever registered you for another one"));
    }

    /** Answers nothing for a wrong code, so that the transaction which counts it commits. */
    private Optional<AccountBinding> use(String account, String code) {
        lock("account:" + account);
        wrongCodes.requireFewer(account);
        var invitation =
                invitations.lockOf(invitationDigests.allOf(code)).filter(issued -> issued.isValidAt(clock.instant()));
        if (invitation.isEmpty()) {
            wrongCodes.count(account);
            audit.record("enter-wrong-invitation-code", "account", account, null);
            return Optional.empty();
        }
        var person = persons.findById(invitation.get().personId());
        var binding = bind(
                account,
                person.holderDigest(),
                Optional.of(person),
                invitation.get().means());
        invitation.get().use(account, clock.instant());
        return Optional.of(binding);
    }

    private AccountBinding bind(String account, String holderDigest, Optional<Person> person, Means means) {
        lock("holder:" + holderDigest);
        var own = bindings.of(account);
        if (own.isPresent()) {
            if (!own.get().holderDigest().equals(holderDigest)) {
                throw RegistrationProblem.ACCOUNT_BOUND.exception();
            }
            own.get().strengthen(means);
            return own.get();
        }
        var earlier = bindings.ofHolder(holderDigest);
        if (earlier.isPresent() && !means.replaces(earlier.get().means())) {
            throw RegistrationProblem.HOLDER_BOUND.exception();
        }
        earlier.ifPresent(bindings::delete);
        bindings.flush();
        var binding = new AccountBinding(account, holderDigest, means, clock.instant());
        bindings.persistAndFlush(binding);
        audit.record("bind-account", "account", account, means.name());
        person.ifPresent(known -> announce(binding, known, earlier.map(AccountBinding::account)));
        return binding;
    }

    private void announce(AccountBinding binding, Person person, Optional<String> replaced) {
        persons.lock(person.id());
        registered.bound(binding.account(), person);
        outbox.append(
                HolderAccountBoundV1.TYPE,
                person.id(),
                new HolderAccountBoundV1(
                        person.id(),
                        binding.holderDigest(),
                        accountDigests.of(binding.account()),
                        replaced.map(accountDigests::of).orElse(null),
                        replaced.map(accountDigests::allOf).orElse(null),
                        binding.boundAt()));
    }

    private void lock(String subject) {
        AdvisoryLock.lock(database, subject);
    }
}
