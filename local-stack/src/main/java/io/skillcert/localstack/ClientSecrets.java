package io.skillcert.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The secrets of the issuer's clients in the {@code .env} file of docker-compose.yml. */
final class ClientSecrets {

    private final Map<String, String> variables;

    private ClientSecrets(Map<String, String> variables) {
        this.variables = variables;
    }

    static ClientSecrets of(Path file) throws RunOptions.InvalidOptionException {
        try (var lines = Files.lines(file)) {
            return new ClientSecrets(lines.filter(line -> line.matches("\\w+_CLIENT_SECRET=.+"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1])));
        } catch (IOException e) {
            throw new RunOptions.InvalidOptionException("--compose needs " + file + "; deploy/new-env prints it");
        }
    }

    /** @param client such as {@code exam-officer.2}, whose variable is {@code SKILLCERT_EXAM_OFFICER_2_CLIENT_SECRET} */
    String of(String client) {
        var variable = "SKILLCERT_" + client.toUpperCase(Locale.ROOT).replaceAll("\\W", "_") + "_CLIENT_SECRET";
        var secret = variables.get(variable);
        if (secret == null) {
            throw new IllegalStateException(variable + " is missing in .env");
        }
        return secret;
    }
}
