package io.skillcert.http.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;

/**
 * Texts about the API's fields that many records share, in files of the service and of the libraries. A key is a property's name, or
 * {@code <schema>.<property>} where it means something else there.
 */
record Terms(Properties texts) {

    /** Loads what the fields mean, in English: {@code openapi/terms.properties}. */
    static Terms meanings() {
        return load("openapi/terms.properties");
    }

    /** Loads the Chinese terms of the fields: {@code openapi/terms_zh.properties}. */
    static Terms chinese() {
        return load("openapi/terms_zh.properties");
    }

    private static Terms load(String name) {
        var texts = new Properties();
        try {
            var files = Thread.currentThread().getContextClassLoader().getResources(name);
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
