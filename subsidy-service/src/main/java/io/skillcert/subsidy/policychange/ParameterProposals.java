package io.skillcert.subsidy.policychange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Citation;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.subsidy.assessment.ParametersInForce;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Puts a new value of a parameter in force: by two people, from a day to come, with a trial on all stored cases. */
@ApplicationScoped
public class ParameterProposals implements PanacheRepositoryBase<ParameterProposal, UUID> {

    private final PolicySimulations replays;
    private final CandidateParameterSets candidateSets;
    private final ParametersInForce inForce;
    private final SubsidyParameterSource policy;
    private final ObjectMapper json;
    private final Audit audit;
    private final BusinessClock clock;

    ParameterProposals(
            PolicySimulations replays,
            CandidateParameterSets candidateSets,
            ParametersInForce inForce,
            SubsidyParameterSource policy,
            ObjectMapper json,
            Audit audit,
            BusinessClock clock) {
        this.replays = replays;
        this.candidateSets = candidateSets;
        this.inForce = inForce;
        this.policy = policy;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** The trial is begun at once, as if the value had always been so. */
    @Transactional
    public ParameterProposal propose(CandidateParameters candidate, String caller) {
        if (!candidate.effectiveFrom().isAfter(clock.today())) {
            throw Violations.single("effectiveFrom", "is a day to come: no case is decided anew by a later value");
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
        var trial = replays.begin(always, caller);
        var proposal = new ParameterProposal(
                Ids.next(),
                candidate.name(),
                candidate.effectiveFrom(),
                write(new ParameterFile.Entry(candidate.value(), candidate.citation())),
                trial.id(),
                caller,
                clock.instant());
        persistAndFlush(proposal);
        audit.record("propose-parameter", "parameter", candidate.name(), null);
        return proposal;
    }

    /** @throws ProblemException 409 before its trial is done, or on its day and later */
    @Transactional
    public ParameterProposal adopt(UUID id, String ifMatch, String caller) {
        var proposal = lock(id, ifMatch);
        if (replays.get(proposal.replayId()).status() != PolicySimulation.Status.DONE) {
            throw new ProblemException(409, "trial-not-done", "Its trial on the stored cases is not done.");
        }
        if (!proposal.effectiveFrom().isAfter(clock.today())) {
            throw new ProblemException(409, "proposal-too-late", "Its day has come; propose a later one.");
        }
        proposal.decide(ParameterProposal.Status.ADOPTED, caller, clock.instant());
        if (!inForce.putInForce(proposal.name(), proposal.effectiveFrom(), entryOf(proposal), caller)) {
            throw new ProblemException(409, "parameter-has-a-value", "The day has a value already.");
        }
        audit.record("adopt-parameter", "parameter", proposal.name(), null);
        flush();
        return proposal;
    }

    @Transactional
    public ParameterProposal reject(UUID id, String ifMatch, String caller) {
        var proposal = lock(id, ifMatch);
        proposal.decide(ParameterProposal.Status.REJECTED, caller, clock.instant());
        audit.record("reject-parameter", "parameter", proposal.name(), null);
        flush();
        return proposal;
    }

    public ParameterProposal get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    private ParameterProposal lock(UUID id, String ifMatch) {
        var proposal = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(id));
        ETags.require(ifMatch, proposal.version());
        return proposal;
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(404, "parameter-proposal-not-found", "There is no proposal " + id + ".");
    }

    /** One more than the limit. */
    public List<ParameterProposal> page(UUID after, int limit) {
        var query = after == null ? find("order by id") : find("id > ?1 order by id", after);
        return query.range(0, limit).list();
    }

    public ParameterFile.Entry entryOf(ParameterProposal proposal) {
        try {
            var content = json.readTree(proposal.content());
            return new ParameterFile.Entry(
                    content.get("value"), json.treeToValue(content.get("citation"), Citation.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proposal can't be read", e);
        }
    }

    private String write(ParameterFile.Entry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proposal can't be written", e);
        }
    }
}
