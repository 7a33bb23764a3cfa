package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the statements of deploy/postgres/databases.sh for one more service and looks at who may connect. */
class DatabasesIT {

    private static final Pattern STATEMENTS = Pattern.compile("<<'SQL'\n(.*?)\nSQL\n", Pattern.DOTALL);

    private Connection superuser;

    @BeforeEach
    void connect() throws Exception {
        superuser = RunningStack.shared().connect("postgres");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("drop database if exists held");
        execute("drop role if exists held");
        execute("drop role if exists held_owner");
        superuser.close();
    }

    @Test
    void only_a_service_and_the_owner_of_its_schema_can_connect_to_its_database() throws Exception {
        var script = Project.read("deploy/postgres/databases.sh");
        var function = STATEMENTS.matcher(script.substring(script.indexOf("create_with_owner() {")));
        assertEquals(true, function.find());
        for (var statement : function.group(1).split(";")) {
            execute(statement
                    .replace(":\"name\"", "held")
                    .replace(":\"owner\"", "held_owner")
                    .replaceAll(":'\\w+'", "'any'"));
        }
        assertEquals("t", privilege("held", "held", "connect"));
        assertEquals("t", privilege("held_owner", "held", "connect"));
        for (var other : Project.SERVICES) {
            assertEquals("f", privilege(other, "held", "connect"), other);
            assertEquals("f", privilege(other, "held", "temporary"), other);
        }
        assertEquals("f", privilege("held", "held", "create"));
    }

    private String privilege(String role, String database, String privilege) throws SQLException {
        try (var query = superuser.prepareStatement("select has_database_privilege(?, ?, ?)")) {
            query.setString(1, role);
            query.setString(2, database);
            query.setString(3, privilege);
            var row = query.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (var statement = superuser.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
