package io.skillcert.subsidy.policychange;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.json.Json;
import io.skillcert.job.Job;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.policy.subsidy.AccountFacts;
import io.skillcert.policy.subsidy.SubsidyDecision;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.policy.subsidy.SubsidyRule;
import io.skillcert.subsidy.assessment.ParameterSet;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.claim.PayoutParameterSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * The latest decision on each certificate and kind, ordered by person: that on the claim that lives or was refused last,
     * else that on the entitlement. Claims that were withdrawn or have expired don't count.
     */
    private static final String CASES =
            """
            with counted as (
                select distinct on (certificate_number, kind) * from claim
                where status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED')
                order by certificate_number, kind, status = 'REFUSED', id desc)
            select c.person_id, d.id, d.subject_type, d.subject_id, d.outcome, d.amount, d.facts::text,
                   d.record::jsonb ->> 'account' account
            from counted c join decision d on d.id = c.decision_id
            union all
            select e.person_id, d.id, d.subject_type, d.subject_id, d.outcome, d.amount, d.facts::text, null
            from entitlement e join decision d on d.id = e.decision_id
            where not exists (select from counted c
                              where c.certificate_number = e.certificate_number and c.kind = 'SKILLS_UPGRADING')
            order by 1
            """;

    private final PolicySimulations simulations;
    private final CandidateParameterSets candidateSets;
    private final SubsidyParameterSource policy;
    private final PayoutParameterSource payout;
    private final BusinessClock clock;
    private final Json json;
    private final DataSource database;

    PolicySimulationJob(
            PolicySimulations simulations,
            CandidateParameterSets candidateSets,
            SubsidyParameterSource policy,
            PayoutParameterSource payout,
            BusinessClock clock,
            Json json,
            DataSource database) {
        this.simulations = simulations;
        this.candidateSets = candidateSets;
        this.policy = policy;
        this.payout = payout;
        this.clock = clock;
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
            simulations.failed(simulation.id(), reason(e));
        }
    }

    /** Messages of other exceptions may name data of a case, which only the log of the service keeps. */
    private static String reason(Exception e) {
        return e instanceof PolicyDataException
                ? e.getMessage()
                : "The simulation was cut off by an error (" + e.getClass().getSimpleName() + "). The log names it.";
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
        var account = account(row.getString("account"));
        var after = withAccount(candidate.rules().decide(facts), account);
        var outcome = Outcome.valueOf(row.getString("outcome"));
        var amount = new Yuan(row.getBigDecimal("amount"));
        var granted = outcome == Outcome.GRANTED ? amount : Yuan.ZERO;
        var grantedAfter = after.isGranted() ? after.amount() : Yuan.ZERO;
        totals.add(row.getObject("person_id", UUID.class), granted, grantedAfter);
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
                    changedRules(withAccount(policy.rules().decide(facts), account), after));
            totals.addChange(change, granted, grantedAfter);
            changes.add(change);
        }
    }

    private Optional<Finding> account(String facts) {
        return Optional.ofNullable(facts)
                .map(text -> payout.rules().account(json.read(text, AccountFacts.class), clock.today()));
    }

    private static SubsidyDecision withAccount(SubsidyDecision decision, Optional<Finding> account) {
        return account.map(decision::with).orElse(decision);
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
