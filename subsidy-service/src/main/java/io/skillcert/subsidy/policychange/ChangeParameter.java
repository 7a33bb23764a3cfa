package io.skillcert.subsidy.policychange;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.assessment.ParametersInForce;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.policychange.ParameterProposal.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Puts a new value of a parameter in force from a future day: one person proposes it, it is simulated on all stored
 * decisions, and another person adopts or rejects it.
 */
@ApplicationScoped
public class ChangeParameter {

    private static final String SUBJECT = "parameter";

    private final ParameterProposals proposals;
    private final PolicySimulations simulations;
    private final CandidateParameterSets candidateSets;
    private final ParametersInForce inForce;
    private final SubsidyParameterSource policy;
    private final Outbox outbox;
    private final Json json;
    private final Audit audit;
    private final BusinessClock clock;

    ChangeParameter(
            ParameterProposals proposals,
            PolicySimulations simulations,
            CandidateParameterSets candidateSets,
            ParametersInForce inForce,
            SubsidyParameterSource policy,
            Outbox outbox,
            Json json,
            Audit audit,
            BusinessClock clock) {
        this.proposals = proposals;
        this.simulations = simulations;
        this.candidateSets = candidateSets;
        this.inForce = inForce;
        this.policy = policy;
        this.outbox = outbox;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** Proposes a value and starts its simulation, as if it had always been in force. */
    @Transactional
    public ParameterProposal propose(CandidateParameters candidate, String caller) {
        if (!candidate.effectiveFrom().isAfter(clock.today())) {
            throw Violations.single("effectiveFrom", "is a future day: no case is decided again by a later value");
        }
        var file = policy.files().get(candidate.name());
        if (file == null) {
            throw Violations.single("name", "is not a parameter");
        }
        if (file.values().containsKey(candidate.effectiveFrom())) {
            throw Violations.single("effectiveFrom", "has a value already");
        }
        var always = List.of(new CandidateParameters(candidate.name(), null, candidate.value(), candidate.citation()));
        candidateSets.with(always, List.of(""));
        if (!ParameterRanges.isInRange(file.unit(), candidate)) {
            throw Violations.single("value", ParameterRanges.shapeOf(file.unit()));
        }
        var proposal = new ParameterProposal(
                Ids.next(),
                candidate.name(),
                candidate.effectiveFrom(),
                json.write(new ParameterFile.Entry(candidate.value(), candidate.citation())),
                simulations.begin(always, caller).id(),
                caller,
                clock.instant());
        proposals.persistAndFlush(proposal);
        audit.record("propose-parameter", SUBJECT, candidate.name(), null);
        return proposal;
    }

    /**
     * Puts a proposed value in force from its day, and loads it in this replica.
     *
     * @throws ProblemException 403 if the caller proposed it, 409 before its simulation is done, or on its day and later
     */
    public ParameterProposal adopt(UUID id, String ifMatch, String caller) {
        var adopted = QuarkusTransaction.requiringNew().call(() -> adoptInTransaction(id, ifMatch, caller));
        policy.reload();
        return adopted;
    }

    private ParameterProposal adoptInTransaction(UUID id, String ifMatch, String caller) {
        var proposal = proposals.lock(id, ifMatch);
        if (simulations.get(proposal.simulationId()).status() != PolicySimulation.Status.DONE) {
            throw SubsidyProblem.TRIAL_NOT_DONE.exception();
        }
        if (!proposal.effectiveFrom().isAfter(clock.today())) {
            throw SubsidyProblem.PROPOSAL_TOO_LATE.exception();
        }
        proposal.decide(Status.ADOPTED, caller, clock.instant());
        if (!inForce.putInForce(proposal.name(), proposal.effectiveFrom(), entryOf(proposal), caller)) {
            throw SubsidyProblem.PARAMETER_HAS_A_VALUE.exception();
        }
        outbox.append(PublishedParameters.adopted(proposal, entryOf(proposal), clock.instant()));
        audit.record("adopt-parameter", SUBJECT, proposal.name(), null);
        proposals.flush();
        return proposal;
    }

    /** Asks to withdraw an adopted value whose day has not come; another person confirms it. */
    @Transactional
    public ParameterProposal askWithdrawal(UUID id, String ifMatch, String reason, String caller) {
        var proposal = lockBeforeItsDay(id, ifMatch);
        proposal.askWithdrawal(caller, reason);
        audit.record("ask-parameter-withdrawal", SUBJECT, proposal.name(), null);
        proposals.flush();
        return proposal;
    }

    /**
     * Withdraws an adopted value before its day, and loads the parameters in this replica.
     *
     * @throws ProblemException 403 if the caller has asked for it, 409 if nobody has, or on its day and later
     */
    public ParameterProposal withdraw(UUID id, String ifMatch, String caller) {
        var withdrawn = QuarkusTransaction.requiringNew().call(() -> {
            var proposal = lockBeforeItsDay(id, ifMatch);
            proposal.withdraw(caller);
            inForce.withdraw(proposal.name(), proposal.effectiveFrom(), caller);
            outbox.append(PublishedParameters.withdrawn(proposal, clock.instant()));
            audit.record("withdraw-parameter", SUBJECT, proposal.name(), null);
            proposals.flush();
            return proposal;
        });
        policy.reload();
        return withdrawn;
    }

    private ParameterProposal lockBeforeItsDay(UUID id, String ifMatch) {
        var proposal = proposals.lock(id, ifMatch);
        if (!proposal.effectiveFrom().isAfter(clock.today())) {
            throw SubsidyProblem.PROPOSAL_TOO_LATE.exception();
        }
        return proposal;
    }

    @Transactional
    public ParameterProposal reject(UUID id, String ifMatch, String caller) {
        var proposal = proposals.lock(id, ifMatch);
        proposal.decide(Status.REJECTED, caller, clock.instant());
        audit.record("reject-parameter", SUBJECT, proposal.name(), null);
        proposals.flush();
        return proposal;
    }

    /** The proposed value with its citation. */
    public ParameterFile.Entry entryOf(ParameterProposal proposal) {
        return json.read(proposal.content(), ParameterFile.Entry.class);
    }
}
