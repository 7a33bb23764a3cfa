package io.skillcert.subsidy.policychange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.scheduler.Scheduled;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.ParameterSet;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Runs trials: every case that is stored is decided by the other parameters, row by row from a cursor, so that memory
 * does not grow with the cases. Nothing but the trial's own tables is written.
 */
@ApplicationScoped
class PolicySimulationJob {

    private static final Logger LOG = Logger.getLogger(PolicySimulationJob.class);
    private static final int FETCH_SIZE = 2000;

    /** The decision that stands for each claim and each entitlement. */
    private static final String CASES =
            """
            select d.id, d.subject_type, d.subject_id, d.outcome, d.amount, d.facts::text
            from claim c join decision d on d.id = c.decision_id
            union all
            select d.id, d.subject_type, d.subject_id, d.outcome, d.amount, d.facts::text
            from entitlement e join decision d on d.id = e.decision_id
            """;

    private final PolicySimulations replays;
    private final CandidateParameterSets candidateSets;
    private final SubsidyParameterSource policy;
    private final ObjectReader facts;
    private final DataSource database;

    PolicySimulationJob(
            PolicySimulations replays,
            CandidateParameterSets candidateSets,
            SubsidyParameterSource policy,
            ObjectMapper json,
            DataSource database) {
        this.replays = replays;
        this.candidateSets = candidateSets;
        this.policy = policy;
        this.facts = json.readerFor(SubsidyFacts.class);
        this.database = database;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void onSchedule() {
        replays.take().ifPresent(this::run);
    }

    private void run(PolicySimulation replay) {
        try {
            replays.done(replay.id(), tryOnAll(replay.id(), candidateSets.with(replays.candidatesOf(replay))));
        } catch (SQLException | JsonProcessingException | RuntimeException e) {
            LOG.errorf(e, "The policy replay %s has failed", replay.id());
            replays.failed(replay.id());
        }
    }

    private SimulationReport tryOnAll(UUID replayId, ParameterSet candidate)
            throws SQLException, JsonProcessingException {
        var sums = new SimulationTotals();
        try (var reading = database.getConnection();
                var writing = database.getConnection()) {
            reading.setAutoCommit(false);
            writing.setAutoCommit(false);
            SimulatedChanges.forget(writing, replayId);
            writing.commit(); // a transaction that waits for the first change is ended by the server
            var changes = new ArrayList<PolicySimulations.Change>();
            try (var query = reading.prepareStatement(CASES)) {
                query.setFetchSize(FETCH_SIZE);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        tryOn(rows, candidate, sums, changes);
                        writeIfMany(writing, replayId, changes, FETCH_SIZE);
                    }
                }
            }
            writeIfMany(writing, replayId, changes, 1);
            writing.commit();
            reading.rollback();
        }
        return sums.report();
    }

    private void tryOn(
            ResultSet row, ParameterSet candidate, SimulationTotals sums, List<PolicySimulations.Change> changes)
            throws SQLException, JsonProcessingException {
        SubsidyFacts known = facts.readValue(row.getString("facts"));
        var after = candidate.rules().decide(known);
        var outcome = row.getString("outcome");
        var amount = new Yuan(row.getBigDecimal("amount"));
        var granted = outcome.equals(SubsidyDecision.Outcome.GRANTED.name()) ? amount : Yuan.ZERO;
        var grantedAfter = after.outcome() == SubsidyDecision.Outcome.GRANTED ? after.amount() : Yuan.ZERO;
        sums.add(granted, grantedAfter);
        if (!outcome.equals(after.outcome().name()) || !amount.equals(after.amount())) {
            var change = new PolicySimulations.Change(
                    row.getObject("id", UUID.class),
                    row.getString("subject_type"),
                    row.getObject("subject_id", UUID.class),
                    known.certificate().level().number(),
                    outcome,
                    after.outcome().name(),
                    amount,
                    after.amount(),
                    changedRules(known, after));
            sums.addChange(change, granted, grantedAfter);
            changes.add(change);
        }
    }

    /** By which rules the answer changes, against the parameters in force; the amount's is SUB-10. */
    private List<String> changedRules(SubsidyFacts known, SubsidyDecision after) {
        var before = policy.rules().decide(known);
        var changed = new ArrayList<String>();
        for (Finding finding : after.findings()) {
            var same = before.findings().stream()
                    .anyMatch(other -> other.rule().equals(finding.rule()) && other.verdict() == finding.verdict());
            if (!same) {
                changed.add(finding.rule().code());
            }
        }
        if (!before.trace().equals(after.trace())) {
            changed.add("SUB-10");
        }
        return changed;
    }

    private static void writeIfMany(Connection writing, UUID replayId, List<PolicySimulations.Change> changes, int many)
            throws SQLException {
        if (changes.size() >= many) {
            SimulatedChanges.write(writing, replayId, changes);
            writing.commit();
            changes.clear();
        }
    }
}
