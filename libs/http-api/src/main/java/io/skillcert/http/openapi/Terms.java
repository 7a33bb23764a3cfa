package io.skillcert.http.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;

/**
 * What the API's fields mean that many records share, with the Chinese term: {@code openapi/terms.properties} of the service
 * and of the libraries. A key is a property's name, or {@code <schema>.<property>} where it means something else there.
 */
record Terms(Properties texts) {

    static Terms load() {
        var texts = new Properties();
        try {
            var files = Thread.currentThread().getContextClassLoader().getResources("openapi/terms.properties");
            for (var file : Collections.list(files)) {
                try (var in = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    texts.load(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Terms(texts);
    }

    Optional<String> of(String owner, String name) {
        return of(owner + "." + name).or(() -> of(name));
    }

    Optional<String> of(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }
}
