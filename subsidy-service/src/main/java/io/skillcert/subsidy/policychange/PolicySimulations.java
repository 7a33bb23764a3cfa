package io.skillcert.subsidy.policychange;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.policychange.PolicySimulation.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All simulations of candidate parameters. */
@ApplicationScoped
public class PolicySimulations implements PanacheRepositoryBase<PolicySimulation, UUID> {

    private final CandidateParameterSets candidateSets;
    private final Json json;
    private final Audit audit;
    private final BusinessClock clock;

    PolicySimulations(CandidateParameterSets candidateSets, Json json, Audit audit, BusinessClock clock) {
        this.candidateSets = candidateSets;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Requests a simulation, which a {@link PolicySimulationJob} runs.
     *
     * @throws ProblemException 400 naming each candidate that is unknown or malformed
     */
    @Transactional
    public PolicySimulation request(List<CandidateParameters> candidates, String caller) {
        candidateSets.with(candidates);
        return begin(candidates, caller);
    }

    /** @param candidates which are checked already */
    PolicySimulation begin(List<CandidateParameters> candidates, String caller) {
        var simulation = new PolicySimulation(Ids.next(), caller, clock.instant(), json.write(candidates));
        persistAndFlush(simulation);
        audit.record("request-policy-replay", "policy-replay", simulation.id(), null);
        return simulation;
    }

    public PolicySimulation get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> SubsidyProblem.POLICY_REPLAY_NOT_FOUND.exception(id));
    }

    /** Starts the next simulation that waits or was cut off while it ran. */
    @Transactional
    Optional<PolicySimulation> startNext() {
        var next = find("status = ?1 or status = ?2 order by id", Status.WAITING, Status.RUNNING)
                .firstResultOptional();
        next.ifPresent(PolicySimulation::start);
        return next;
    }

    List<CandidateParameters> candidatesOf(PolicySimulation simulation) {
        return json.read(simulation.candidates(), new TypeReference<>() {});
    }

    @Transactional
    void done(UUID id, SimulationReport report) {
        findById(id).done(json.write(report));
    }

    @Transactional
    void failed(UUID id, String reason) {
        findById(id).fail(reason);
    }
}
