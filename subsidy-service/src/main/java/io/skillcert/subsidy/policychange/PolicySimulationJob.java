package io.skillcert.subsidy.policychange;

import io.skillcert.http.json.Json;
import io.skillcert.job.Job;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.ParameterSet;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision.Outcome;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import io.skillcert.subsidy.assessment.policy.SubsidyRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Runs simulations: decides every stored case by the candidate parameters and records those that change. The cases are read
 * through a cursor, so that memory does not grow with their number.
 */
@ApplicationScoped
class PolicySimulationJob implements Job {

    private static final Logger LOG = Logger.getLogger(PolicySimulationJob.class);
    private static final int BATCH_SIZE = 2000;

    /** The latest decision on each claim and each entitlement. */
    private static final String CASES =
            """
            select d.id, d.subject_type, d.subject_id, d.outcome, d.amount, d.facts::text
            from claim c join decision d on d.id = c.decision_id
            union all
            select d.id, d.subject_type, d.subject_id, d.outcome, d.amount, d.facts::text
            from entitlement e join decision d on d.id = e.decision_id
            """;

    private final PolicySimulations simulations;
    private final CandidateParameterSets candidateSets;
    private final SubsidyParameterSource policy;
    private final Json json;
    private final DataSource database;

    PolicySimulationJob(
            PolicySimulations simulations,
            CandidateParameterSets candidateSets,
            SubsidyParameterSource policy,
            Json json,
            DataSource database) {
        this.simulations = simulations;
        this.candidateSets = candidateSets;
        this.policy = policy;
        this.json = json;
        this.database = database;
    }

    @Override
    public String name() {
        return "simulate-policies";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    /** A simulation of many cases takes longer than a transaction may. */
    @Override
    public boolean managesTransactions() {
        return true;
    }

    @Override
    public Progress runBatch() {
        var next = simulations.startNext();
        next.ifPresent(this::run);
        return next.isPresent() ? Progress.MORE : Progress.DONE;
    }

    private void run(PolicySimulation simulation) {
        try {
            var candidate = candidateSets.with(simulations.candidatesOf(simulation));
            simulations.done(simulation.id(), simulateAll(simulation.id(), candidate));
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "The policy simulation %s has failed", simulation.id());
            simulations.failed(simulation.id());
        }
    }

    private SimulationReport simulateAll(UUID simulationId, ParameterSet candidate) throws SQLException {
        var totals = new SimulationTotals();
        try (var reading = database.getConnection();
                var writing = database.getConnection()) {
            reading.setAutoCommit(false);
            writing.setAutoCommit(false);
            SimulatedChanges.deleteAll(writing, simulationId);
            writing.commit(); // the server ends a transaction that idles until the first change
            var changes = new ArrayList<SimulatedChange>();
            try (var query = reading.prepareStatement(CASES)) {
                query.setFetchSize(BATCH_SIZE);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        simulate(rows, candidate, totals, changes);
                        if (changes.size() >= BATCH_SIZE) {
                            write(writing, simulationId, changes);
                        }
                    }
                }
            }
            write(writing, simulationId, changes);
            reading.rollback();
        }
        return totals.report();
    }

    private void simulate(ResultSet row, ParameterSet candidate, SimulationTotals totals, List<SimulatedChange> changes)
            throws SQLException {
        var facts = json.read(row.getString("facts"), SubsidyFacts.class);
        var after = candidate.rules().decide(facts);
        var outcome = Outcome.valueOf(row.getString("outcome"));
        var amount = new Yuan(row.getBigDecimal("amount"));
        var granted = outcome == Outcome.GRANTED ? amount : Yuan.ZERO;
        var grantedAfter = after.isGranted() ? after.amount() : Yuan.ZERO;
        totals.add(granted, grantedAfter);
        if (outcome != after.outcome() || !amount.equals(after.amount())) {
            var change = new SimulatedChange(
                    row.getObject("id", UUID.class),
                    row.getString("subject_type"),
                    row.getObject("subject_id", UUID.class),
                    facts.certificate().level().number(),
                    outcome.name(),
                    after.outcome().name(),
                    amount,
                    after.amount(),
                    changedRules(policy.rules().decide(facts), after));
            totals.addChange(change, granted, grantedAfter);
            changes.add(change);
        }
    }

    /** The codes of the rules that find something else than with the parameters in force. */
    private static List<String> changedRules(SubsidyDecision before, SubsidyDecision after) {
        var verdicts = after.findings().stream()
                .filter(finding -> before.findings().stream()
                        .noneMatch(other -> other.rule() == finding.rule() && other.verdict() == finding.verdict()))
                .map(finding -> finding.rule().code());
        var amount =
                before.trace().equals(after.trace()) ? Stream.<String>empty() : Stream.of(SubsidyRule.AMOUNT.code());
        return Stream.concat(verdicts, amount).toList();
    }

    private static void write(Connection writing, UUID simulationId, List<SimulatedChange> changes)
            throws SQLException {
        SimulatedChanges.insert(writing, simulationId, changes);
        writing.commit();
        changes.clear();
    }
}
