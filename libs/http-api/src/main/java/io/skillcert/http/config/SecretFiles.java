package io.skillcert.http.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads secrets from files: {@code SKILLCERT_TICKET_SECRET_FILE=/run/secrets/ticket} sets {@code SKILLCERT_TICKET_SECRET} to
 * the content of the file without white space at its ends. A file has precedence over the variable without {@code _FILE}.
 * Like an environment variable, a secret is found by the name of its setting too: {@code QUARKUS_TLS_HTTPS_KEY_STORE_P12_PASSWORD}
 * is {@code quarkus.tls.https.key-store.p12.password}.
 */
public final class SecretFiles implements ConfigSource {

    /** Above environment variables, which have 300. */
    private static final int ORDINAL = 310;

    private static final Pattern VARIABLE = Pattern.compile("(\\w+_(?:PASSWORD|SECRET|KEYSET|KEYS?|JAAS_CONFIG))_FILE");

    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");

    private final Map<String, String> secrets = new TreeMap<>();

    public SecretFiles() {
        this(System.getenv());
    }

    SecretFiles(Map<String, String> environment) {
        environment.forEach((name, file) -> {
            var variable = VARIABLE.matcher(name);
            if (variable.matches() && !file.isBlank()) {
                secrets.put(variable.group(1), read(name, file));
            }
        });
    }

    private static String read(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalStateException(name + " names the file " + file + ", which can't be read", e);
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return secrets.keySet();
    }

    @Override
    public String getValue(String name) {
        if (secrets.isEmpty()) {
            return null;
        }
        return secrets.get(SEPARATORS.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT));
    }

    @Override
    public String getName() {
        return "secrets from files";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
