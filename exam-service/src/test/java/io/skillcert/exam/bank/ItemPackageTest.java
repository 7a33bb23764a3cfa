package io.skillcert.exam.bank;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ItemPackageTest extends BankFixture {

    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect x=\"1\" y=\"1\" width=\"3\" height=\"3\"/></svg>";

    private static final String MANIFEST =
            """
            <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="M"><resources>
            <resource identifier="i1" type="imsqti_item_xmlv3p0" href="i1.xml"/></resources></manifest>""";

    /** As another tool writes it: names of its own, a prompt, no explanation. */
    private static final String FOREIGN =
            """
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i1" title="T">
            <qti-response-declaration identifier="R1" cardinality="multiple" base-type="identifier">
            <qti-correct-response><qti-value>Choice_1</qti-value><qti-value>Choice_3</qti-value></qti-correct-response>
            </qti-response-declaration>
            <qti-item-body><div class="x"><p>STEM</p></div>
            <qti-choice-interaction response-identifier="R1" max-choices="0"><qti-prompt>Which?</qti-prompt>
            <qti-simple-choice identifier="Choice_1">one</qti-simple-choice>
            <qti-simple-choice identifier="Choice_2">two</qti-simple-choice>
            <qti-simple-choice identifier="Choice_3">three</qti-simple-choice></qti-choice-interaction></qti-item-body>
            </qti-assessment-item>""";

    @Test
    void a_package_that_is_exported_and_imported_again_has_the_same_items() throws Exception {
        var topic = "T-" + UUID.randomUUID();
        var created = activated(all(topic));
        var before = contents(created);
        var exported = export(topic);
        assertEquals(7, created.size());
        var again =
                importPackage(distinct(exported), "").statusCode(200).extract().<List<String>>path("created");
        assertEquals(created.size(), again.size());
        assertEquals(before, contents(again));
        importPackage(exported, "").statusCode(200).body("skipped", equalTo(created.size()));
    }

    /** The package with other stems, as the bank has each text once. */
    private static byte[] distinct(byte[] content) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                files.put(entry.getName(), text.replace("MARK", "AGAIN"));
            }
        }
        return zip(files);
    }

    private static List<Map<String, Object>> all(String topic) {
        var left = List.of(option("1", "甲"), option("2", "乙"));
        var options = List.of(option("A", "a &lt; <b>b</b>"), option("B", "二"), option("C", "三"));
        var box = Map.of("x", 1, "y", 2, "width", 3, "height", 4, "label", "person");
        var items = new ArrayList<Map<String, Object>>();
        items.add(item(3, "ETHICS", topic, "TRUE_FALSE", content(), Map.of("value", false)));
        items.add(item(3, "ETHICS", topic, "SINGLE_CHOICE", content("options", options), Map.of("value", "B")));
        items.add(item(
                3,
                "ETHICS",
                topic,
                "MULTIPLE_CHOICE",
                content("options", options),
                Map.of("value", List.of("A", "C"))));
        items.add(item(
                3, "ETHICS", topic, "ORDERING", content("options", options), Map.of("value", List.of("C", "A", "B"))));
        items.add(item(
                3,
                "ETHICS",
                topic,
                "MATCHING",
                content("left", left, "right", options),
                Map.of("value", Map.of("1", "B", "2", "A"))));
        items.add(
                item(3, "ETHICS", topic, "NUMBER", content("unit", "秒"), Map.of("value", "3.5", "tolerance", "0.01")));
        items.add(item(
                3,
                "ETHICS",
                topic,
                "BOXES",
                content("image", SVG, "labels", List.of("person", "car")),
                Map.of("value", List.of(box), "iou", "0.6")));
        items.forEach(one -> one.put("source", "generator f1, seed 7"));
        return items;
    }

    private static Map<String, Object> content(Object... more) {
        var content = new LinkedHashMap<String, Object>();
        content.put("stem", unique("题 MARK <sub>2</sub> &amp;"));
        for (int i = 0; i < more.length; i += 2) {
            content.put((String) more[i], more[i + 1]);
        }
        return content;
    }

    private static List<Object> contents(List<String> items) {
        return items.stream()
                .map(item -> read(item, "item-reviewer").extract().as(JsonNode.class))
                .<Object>map(item -> List.of(
                        item.path("level"),
                        item.path("function"),
                        item.path("topic"),
                        item.path("kind"),
                        tree(item.path("versions")
                                .get(0)
                                .path("content")
                                .toString()
                                .replace("AGAIN", "MARK")),
                        item.path("versions").get(0).path("key"),
                        item.path("versions").get(0).path("explanation"),
                        item.path("versions").get(0).path("source")))
                .toList();
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] export(String topic) {
        return as("item-reviewer")
                .get("/v1/item-packages?topic=" + topic)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    @Test
    void a_package_of_another_tool_is_read_with_the_place_that_the_caller_names() {
        var item = FOREIGN.replace("STEM", unique("Choose"));
        var created = importPackage(
                        zip(Map.of("imsmanifest.xml", MANIFEST, "i1.xml", item)), "?level=4&function=ETHICS&topic=E-1")
                .statusCode(200)
                .extract()
                .<List<String>>path("created");
        read(created.get(0), "item-author")
                .body("kind", equalTo("MULTIPLE_CHOICE"))
                .body("level", equalTo(4))
                .body("versions[0].key.value", contains("A", "C"))
                .body("versions[0].content.options.text", contains("one", "two", "three"))
                .body("versions[0].content.stem", containsString("Which?"));
        importPackage(zip(Map.of("imsmanifest.xml", MANIFEST, "i1.xml", item.replace("Choose", "Pick"))), "")
                .statusCode(400)
                .body("violations.field", hasItem("i1.xml.level"));
    }

    @Test
    void hostile_packages_are_refused_and_nothing_is_stored() throws Exception {
        var before = texts("select count(*) from item");
        var entity = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        var script = FOREIGN.replace("STEM", "<script>alert(1)</script>");
        for (var item : List.of(
                entity + FOREIGN.replace("STEM", "&a;"),
                script,
                FOREIGN.replace("STEM", "<img src=\"http://x/\" onerror=\"alert(1)\"/>"),
                FOREIGN.replace("qti-choice-interaction", "qti-upload-interaction"),
                FOREIGN.replace("Choice_3</qti-value>", "Choice_9</qti-value>"),
                "<a>".repeat(5000),
                "not XML")) {
            importPackage(
                            zip(Map.of("imsmanifest.xml", MANIFEST, "i1.xml", item)),
                            "?level=4&function=ETHICS&topic=E-1")
                    .statusCode(400)
                    .body("type", equalTo("urn:skillcert:problem:invalid-request"));
        }
        importPackage(zip(Map.of("imsmanifest.xml", entity + MANIFEST)), "").statusCode(400);
        importPackage(zip(Map.of("imsmanifest.xml", MANIFEST)), "").statusCode(400);
        importPackage(zip(Map.of("imsmanifest.xml", MANIFEST.replace("i1.xml", "../../etc/passwd"))), "")
                .statusCode(400);
        importPackage(zip(Map.of("imsmanifest.xml", MANIFEST, "i1.xml", " ".repeat(3 << 20))), "")
                .statusCode(400)
                .body("violations.message", hasItem(containsString("MiB")));
        importPackage("no zip".getBytes(StandardCharsets.UTF_8), "").statusCode(400);
        assertEquals(before, texts("select count(*) from item"));
    }

    private static ValidatableResponse importPackage(byte[] content, String query) {
        return once("item-author")
                .contentType("application/zip")
                .body(content)
                .post("/v1/item-packages" + query)
                .then();
    }

    private static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
