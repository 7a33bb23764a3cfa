package io.skillcert.http.language;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The Chinese texts by the English ones, of all modules on the class path. */
final class Translations {

    static final Map<String, String> CHINESE = load("translations/zh.json");

    private Translations() {}

    private static Map<String, String> load(String file) {
        var all = new HashMap<String, String>();
        try {
            for (var resource :
                    Collections.list(Translations.class.getClassLoader().getResources(file))) {
                try (var in = resource.openStream()) {
                    all.putAll(new ObjectMapper().readValue(in, new TypeReference<Map<String, String>>() {}));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return Map.copyOf(all);
    }
}
