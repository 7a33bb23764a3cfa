package io.skillcert.exam.bank.qti;

import io.skillcert.http.problem.Violations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Reads the items of a QTI 3 content package, of this service or of another tool. */
public final class QtiImport {

    private static final String ITEM_TYPE = "imsqti_item_xmlv3p0";

    private final QtiPackage files;
    private final Violations violations = new Violations();

    private QtiImport(byte[] content) {
        files = QtiPackage.read(content);
    }

    /**
     * An item of a package.
     *
     * @param place the name of its file
     * @param keywords what the manifest says of it, such as {@code level} and {@code function}
     */
    public record Read(String place, Map<String, String> keywords, QtiReader.Question question) {}

    /**
     * Reads a package.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 naming each file that can't be read, or if it is no package, unpacks to too
     *     much or has no items
     */
    public static List<Read> read(byte[] content) {
        return new QtiImport(content).items();
    }

    private List<Read> items() {
        var items = new ArrayList<Read>();
        for (var resource : QtiXml.all(manifest(), "resource")) {
            if (resource.getAttribute("type").equals(ITEM_TYPE)) {
                read(resource, items);
            }
        }
        violations.throwIfAny();
        if (items.isEmpty()) {
            throw Violations.single("body", "has no items");
        }
        return items;
    }

    private Element manifest() {
        return Violations.reading(QtiPackage.MANIFEST, () -> QtiXml.parse(files.get(QtiPackage.MANIFEST)));
    }

    private void read(Element resource, List<Read> items) {
        var name = resource.getAttribute("href");
        var place = name.length() > 100 ? name.substring(0, 100) : name;
        violations
                .read(place, () -> {
                    var file = files.resolve("", name);
                    if (file == null) {
                        throw new IllegalArgumentException("is not in the package");
                    }
                    return new QtiReader(QtiXml.parse(file), reference -> image(name, reference)).read();
                })
                .ifPresent(question -> items.add(new Read(place, keywords(resource), question)));
    }

    private String image(String item, String reference) {
        var file = reference.isEmpty() ? null : files.resolve(item, reference);
        return file == null ? null : new String(file, StandardCharsets.UTF_8);
    }

    private static Map<String, String> keywords(Element resource) {
        var keywords = new HashMap<String, String>();
        for (var keyword : QtiXml.texts(resource, "keyword")) {
            var parts = keyword.split(":", 2);
            if (parts.length == 2) {
                keywords.put(parts[0], parts[1]);
            }
        }
        return keywords;
    }
}
