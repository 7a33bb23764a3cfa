package io.skillcert.coderunner;

import java.util.Map;
import java.util.Properties;

/**
 * The settings of a runner, from its environment variables.
 *
 * @param url JDBC URL of exam-service's database
 * @param user database role, which may call the runner's functions only
 * @param programUser numeric user that programs run as; 0 for the runner's own user
 */
record RunnerSettings(String url, String user, String password, int programUser) {

    private static final String PREFIX = "SKILLCERT_RUNNER_";
    private static final String CONNECT_SECONDS = "10";
    private static final String ANSWER_SECONDS = "30";

    /** @throws IllegalArgumentException naming the variable that is missing or wrong */
    static RunnerSettings of(Map<String, String> environment) {
        var user = environment.getOrDefault(PREFIX + "PROGRAM_USER", "0");
        if (!user.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(PREFIX + "PROGRAM_USER must be a numeric user id, such as 64123");
        }
        return new RunnerSettings(
                required(environment, "DB_URL"),
                environment.getOrDefault(PREFIX + "DB_USER", "exam_runner"),
                required(environment, "DB_PASSWORD"),
                Integer.parseInt(user));
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(PREFIX + name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(PREFIX + name + " is not set");
        }
        return value;
    }

    /** The properties of a connection, which gives up on a database that does not answer. */
    Properties connection() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("ApplicationName", "code-runner");
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
