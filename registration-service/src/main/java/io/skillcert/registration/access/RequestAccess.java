package io.skillcert.registration.access;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.retention.DataSubjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Requests a copy of all that the three services hold about a person. */
@ApplicationScoped
public class RequestAccess {

    private final AccessRequests requests;
    private final DataSubjects subjects;
    private final Persons persons;
    private final FieldCipher cipher;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    RequestAccess(
            AccessRequests requests,
            DataSubjects subjects,
            Persons persons,
            @EventKeyset FieldCipher cipher,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.requests = requests;
        this.subjects = subjects;
        this.persons = persons;
        this.cipher = cipher;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Requests the copy for the person to whom an account is bound.
     *
     * @return the request, or the account's earlier one of the same day
     * @throws io.skillcert.http.problem.ProblemException 409 if the account is bound to nobody
     */
    @Transactional
    public AccessRequest requestOwn(String account) {
        return request(null, subjects.boundTo(account), account);
    }

    /**
     * Requests the copy for a person who has asked for it at the counter.
     *
     * @param registrationId a registration of the person
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such registration, 409 if the person is forgotten
     */
    @Transactional
    public AccessRequest request(UUID registrationId, String account, String reason) {
        return request(reason, subjects.ofRegistration(registrationId), account);
    }

    private AccessRequest request(String reason, UUID personId, String account) {
        var person = persons.lock(personId);
        if (person.isErased()) {
            throw RegistrationProblem.PERSON_FORGOTTEN.exception();
        }
        var today = clock.today().atStartOfDay(BusinessClock.ZONE).toInstant();
        var earlier = requests.latestOf(personId, account, today);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var request = new AccessRequest(Ids.next(), personId, account, clock.instant(), cipher);
        requests.persist(request);
        outbox.append(
                AccessRequestedV1.TYPE,
                personId,
                new AccessRequestedV1(
                        request.id(), personId, person.holderDigest(), request.publishedKey(), request.requestedAt()));
        audit.record("request-access", "person", personId, reason);
        return request;
    }
}
