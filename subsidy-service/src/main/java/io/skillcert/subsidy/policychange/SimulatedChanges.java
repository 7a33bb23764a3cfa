package io.skillcert.subsidy.policychange;

import io.skillcert.http.paging.PageRequest;
import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The cases that simulations would decide differently. A simulation writes them on its own connection. */
@ApplicationScoped
public class SimulatedChanges {

    private static final String COLUMNS =
            "decision_id, subject_type, subject_id, level, before, after, amount_before, amount_after, rules";

    private final DataSource database;

    SimulatedChanges(DataSource database) {
        this.database = database;
    }

    static void deleteAll(Connection connection, UUID simulationId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from policy_replay_change where replay_id = ?")) {
            delete.setObject(1, simulationId);
            delete.executeUpdate();
        }
    }

    static void insert(Connection connection, UUID simulationId, List<SimulatedChange> changes) throws SQLException {
        try (var insert = connection.prepareStatement("insert into policy_replay_change (replay_id, " + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (var change : changes) {
                insert.setObject(1, simulationId);
                insert.setObject(2, change.decisionId());
                insert.setString(3, change.subjectType());
                insert.setObject(4, change.subjectId());
                insert.setInt(5, change.level());
                insert.setString(6, change.before());
                insert.setString(7, change.after());
                insert.setBigDecimal(8, change.amountBefore().amount());
                insert.setBigDecimal(9, change.amountAfter().amount());
                insert.setArray(
                        10, connection.createArrayOf("text", change.rules().toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** A page of the cases, in the order of their decisions' ids. */
    public List<SimulatedChange> page(UUID simulationId, PageRequest page) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select " + COLUMNS + " from policy_replay_change"
                        + " where replay_id = ? and decision_id > ? order by decision_id limit ?")) {
            query.setObject(1, simulationId);
            query.setObject(2, page.after());
            query.setInt(3, page.fetchSize());
            var changes = new ArrayList<SimulatedChange>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    changes.add(change(rows));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("the changes of a policy simulation can't be read", e);
        }
    }

    private static SimulatedChange change(ResultSet row) throws SQLException {
        return new SimulatedChange(
                row.getObject("decision_id", UUID.class),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getInt("level"),
                row.getString("before"),
                row.getString("after"),
                new Yuan(row.getBigDecimal("amount_before")),
                new Yuan(row.getBigDecimal("amount_after")),
                texts(row.getArray("rules")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
