package io.skillcert.subsidy.policychange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All trials of other parameters. */
@ApplicationScoped
public class PolicySimulations implements PanacheRepositoryBase<PolicySimulation, UUID> {

    /** Longer than any trial takes: one that was cut off is begun anew. */
    private static final int LEASE_MINUTES = 10;

    private final CandidateParameterSets candidateSets;
    private final ObjectMapper json;
    private final Audit audit;
    private final BusinessClock clock;

    PolicySimulations(CandidateParameterSets candidateSets, ObjectMapper json, Audit audit, BusinessClock clock) {
        this.candidateSets = candidateSets;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** It runs as soon as a replica is free. @throws ProblemException 400 if a candidate can't be one */
    @Transactional
    public PolicySimulation request(List<CandidateParameters> candidates, String caller) {
        candidateSets.with(candidates);
        return begin(candidates, caller);
    }

    /** Of candidates that were checked. */
    PolicySimulation begin(List<CandidateParameters> candidates, String caller) {
        var replay = new PolicySimulation(Ids.next(), caller, clock.instant(), write(candidates));
        persistAndFlush(replay);
        audit.record("request-policy-replay", "policy-replay", replay.id(), null);
        return replay;
    }

    public PolicySimulation get(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(() ->
                        new ProblemException(404, "policy-replay-not-found", "There is no policy replay " + id + "."));
    }

    /** One that waits, or was cut off, for this replica alone. */
    @Transactional
    Optional<PolicySimulation> take() {
        // By the database's clock: a sandbox's business clock may jump while a trial runs.
        return getSession()
                .createNativeQuery(
                        "update policy_replay set status = 'RUNNING', leased_until = now() + interval '" + LEASE_MINUTES
                                + " minutes' where id = (select id from policy_replay where status = 'WAITING'"
                                + " or status = 'RUNNING' and leased_until < now() order by id limit 1"
                                + " for update skip locked) returning *",
                        PolicySimulation.class)
                .getResultList()
                .stream()
                .findFirst();
    }

    List<CandidateParameters> candidatesOf(PolicySimulation replay) {
        try {
            return json.readValue(replay.candidates(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored candidates can't be read", e);
        }
    }

    /** @see SimulationReport */
    @Transactional
    void done(UUID id, SimulationReport report) {
        findById(id).done(write(report));
    }

    @Transactional
    void failed(UUID id) {
        findById(id).fail();
    }

    /** A case that would be decided otherwise. @param rules whose verdict changes */
    public record Change(
            UUID decisionId,
            String subjectType,
            UUID subjectId,
            int level,
            String before,
            String after,
            Yuan amountBefore,
            Yuan amountAfter,
            List<String> rules) {}

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it can't be written as JSON", e);
        }
    }
}
