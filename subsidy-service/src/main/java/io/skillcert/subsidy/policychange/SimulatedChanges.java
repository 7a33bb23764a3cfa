package io.skillcert.subsidy.policychange;

import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The list of a trial: case by case, what would change. */
@ApplicationScoped
public class SimulatedChanges {

    private final DataSource database;

    SimulatedChanges(DataSource database) {
        this.database = database;
    }

    static void forget(Connection connection, UUID replayId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from policy_replay_change where replay_id = ?")) {
            delete.setObject(1, replayId);
            delete.executeUpdate();
        }
    }

    static void write(Connection connection, UUID replayId, List<PolicySimulations.Change> changes)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into policy_replay_change values (?, ?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, ','))")) {
            for (var change : changes) {
                insert.setObject(1, replayId);
                insert.setObject(2, change.decisionId());
                insert.setString(3, change.subjectType());
                insert.setObject(4, change.subjectId());
                insert.setInt(5, change.level());
                insert.setString(6, change.before());
                insert.setString(7, change.after());
                insert.setBigDecimal(8, change.amountBefore().amount());
                insert.setBigDecimal(9, change.amountAfter().amount());
                insert.setString(10, String.join(",", change.rules()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** One more than the limit, so that a further page shows. */
    public List<PolicySimulations.Change> page(UUID replayId, UUID after, int limit) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select decision_id, subject_type, subject_id, level, before, after, amount_before, amount_after,"
                                + " array_to_string(rules, ',') rules from policy_replay_change"
                                + " where replay_id = ? and decision_id > ? order by decision_id limit ?")) {
            query.setObject(1, replayId);
            query.setObject(2, after == null ? new UUID(0, 0) : after);
            query.setInt(3, limit + 1);
            var changes = new ArrayList<PolicySimulations.Change>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    changes.add(change(rows));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("the changes of a policy replay can't be read", e);
        }
    }

    private static PolicySimulations.Change change(ResultSet row) throws SQLException {
        var rules = row.getString("rules");
        return new PolicySimulations.Change(
                row.getObject("decision_id", UUID.class),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getInt("level"),
                row.getString("before"),
                row.getString("after"),
                yuan(row.getBigDecimal("amount_before")),
                yuan(row.getBigDecimal("amount_after")),
                rules.isEmpty() ? List.of() : List.of(rules.split(",")));
    }

    private static Yuan yuan(BigDecimal amount) {
        return new Yuan(amount);
    }
}
