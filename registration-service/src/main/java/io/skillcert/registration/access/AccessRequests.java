package io.skillcert.registration.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All access requests that have not expired, with the parts of their answers. */
@ApplicationScoped
public class AccessRequests implements PanacheRepositoryBase<AccessRequest, UUID> {

    static final List<String> SERVICES = List.of("exam", "subsidy");

    private final BusinessClock clock;

    AccessRequests(BusinessClock clock) {
        this.clock = clock;
    }

    /**
     * Gets a request.
     *
     * @param account the account that must have made it; null for a role that sees all
     * @throws io.skillcert.http.problem.ProblemException 404 if there is none, it has expired or is not visible to the account
     */
    public AccessRequest get(UUID id, String account) {
        return findByIdOptional(id)
                .filter(request -> request.isVisibleTo(account) && !request.isExpired(clock.instant()))
                .orElseThrow(RegistrationProblem.ACCESS_REQUEST_NOT_FOUND::exception);
    }

    Optional<AccessRequest> latestOf(UUID personId, String account, Instant since) {
        return find(
                        "personId = ?1 and requestedBy = ?2 and requestedAt > ?3 order by requestedAt desc",
                        personId,
                        account,
                        since)
                .firstResultOptional();
    }

    /** Whether every service has answered in full. */
    public boolean isAnswered(UUID id) {
        return SERVICES.size()
                == ((Number) getEntityManager()
                                .createNativeQuery(
                                        """
                                        select count(*) from access_part l where l.request_id = :id and l.last and l.part =
                                            (select count(*) from access_part p
                                             where p.request_id = l.request_id and p.service = l.service)""")
                                .setParameter("id", id)
                                .getSingleResult())
                        .intValue();
    }

    /** Stores a part. The first part of an answer replaces an earlier answer of the service. */
    @Transactional(Transactional.TxType.MANDATORY)
    void store(AccessPartV1 part) {
        if (findById(part.requestId()) == null) {
            return; // it has expired
        }
        if (part.part() == 1) {
            getEntityManager()
                    .createNativeQuery("delete from access_part where request_id = :id and service = :service")
                    .setParameter("id", part.requestId())
                    .setParameter("service", part.service())
                    .executeUpdate();
        }
        getEntityManager()
                .createNativeQuery("insert into access_part (request_id, service, part, last, encrypted_content)"
                        + " values (:id, :service, :part, :last, :content)")
                .setParameter("id", part.requestId())
                .setParameter("service", part.service())
                .setParameter("part", part.part())
                .setParameter("last", part.last())
                .setParameter("content", part.encryptedContent())
                .executeUpdate();
    }

    /** A part as it was sent; empty after the last. */
    Optional<String> part(UUID id, String service, int part) {
        List<?> found = getEntityManager()
                .createNativeQuery("select encrypted_content from access_part"
                        + " where request_id = :id and service = :service and part = :part")
                .setParameter("id", id)
                .setParameter("service", service)
                .setParameter("part", part)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }
}
