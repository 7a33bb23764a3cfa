package io.skillcert.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The problems that exam-service answers with: their status is that of docs/api/problems.md, and their texts are those of the
 * service, in the language of the caller.
 */
final class Problems {

    private static final Path ROOT = Path.of(System.getProperty("skillcert.root"));
    private static final Path LIST = ROOT.resolve("docs/api/problems.md");
    private static final List<Path> BUNDLES = List.of(
            ROOT.resolve("exam-service/src/main/resources/messages/ExamProblem"),
            ROOT.resolve("libs/http-api/src/main/resources/messages/HttpProblem"));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9]{3}) \\|");
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            404, "Not Found",
            409, "Conflict",
            503, "Service Unavailable");

    private static final Map<String, String> CHINESE = chinese();

    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Map<Locale, Properties> texts = Map.of(
            Locale.CHINESE, texts(Locale.CHINESE),
            Locale.ENGLISH, texts(Locale.ENGLISH));

    Problems() {
        ROW.matcher(read(LIST)).results().forEach(row -> statuses.put(row.group(1), Integer.valueOf(row.group(2))));
    }

    /** The problem of a request with one wrong field. @param template what is wrong, in English, as it is in the code */
    ObjectNode invalid(String field, String template, Locale language) {
        var problem = of("invalid-request", language);
        var message = language.equals(Locale.ENGLISH) ? template : CHINESE.get(template);
        problem.putArray("violations").addObject().put("field", field).put("message", message);
        return problem;
    }

    private static Map<String, String> chinese() {
        var texts = new TreeMap<String, String>();
        for (var module : List.of("exam-service", "libs/http-api")) {
            var file = ROOT.resolve(module).resolve("src/main/resources/translations/zh.json");
            SamplePaper.json(read(file))
                    .properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        }
        return texts;
    }

    /** @param arguments for {0}, {1} and so on in the text */
    ObjectNode of(String code, Locale language, Object... arguments) {
        var separator = language.equals(Locale.ENGLISH) ? " " : "";
        var ofLanguage = texts.get(language);
        var detail = ofLanguage.getProperty(code) + separator + ofLanguage.getProperty(code + ".remedy");
        for (int index = 0; index < arguments.length; index++) {
            detail = detail.replace("{" + index + "}", arguments[index].toString());
        }
        var status = statuses.get(code);
        return SamplePaper.JSON
                .createObjectNode()
                .put("type", "urn:skillcert:problem:" + code)
                .put("title", TITLES.get(status))
                .put("status", status)
                .put("detail", detail)
                .put("instance", "urn:skillcert:trace:0af7651916cd43dd8448eb211c80319c");
    }

    private static Properties texts(Locale language) {
        var texts = new Properties();
        for (var bundle : BUNDLES) {
            try (var reader = Files.newBufferedReader(Path.of(bundle + "_" + language.getLanguage() + ".properties"))) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
