package io.skillcert.exam.bank;

import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * A QTI 3 package as another authoring tool writes it: prefixes of namespaces, identifiers and folders of its own, attributes and
 * declarations that items here do not have, and resources that are no items.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ForeignItemPackageTest extends BankFixture {

    private static final String MANIFEST =
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:manifest xmlns:cp="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="pkg-8f1c"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1 imsqtiv3p0_imscpv1p2_v1p0.xsd">
            <cp:metadata><cp:schema>QTI Package</cp:schema><cp:schemaversion>3.0.0</cp:schemaversion>
            <lom:lom xmlns:lom="http://ltsc.ieee.org/xsd/LOM"><lom:general><lom:keyword><lom:string xml:lang="en">sample</lom:string>
            </lom:keyword></lom:general></lom:lom></cp:metadata>
            <cp:organizations/>
            <cp:resources>
            <cp:resource identifier="test-1" type="imsqti_test_xmlv3p0" href="tests/quiz.xml"><cp:file href="tests/quiz.xml"/>
            <cp:dependency identifierref="q-1"/></cp:resource>
            <cp:resource identifier="css-1" type="webcontent" href="style/theme.css"><cp:file href="style/theme.css"/></cp:resource>
            ITEMS
            </cp:resources></cp:manifest>""";

    private static final String RESOURCE =
            """
            <cp:resource identifier="%1$s" type="imsqti_item_xmlv3p0" href="content/%1$s/item.xml">
            <cp:metadata><tool:qtiMetadata xmlns:tool="http://tool.example/metadata"><tool:difficulty>0.4</tool:difficulty>
            </tool:qtiMetadata></cp:metadata><cp:file href="content/%1$s/item.xml"/><cp:dependency identifierref="css-1"/></cp:resource>
            """;

    /** Identifier, declaration of the response, body, processing of the response. */
    private static final String ITEM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <q:qti-assessment-item xmlns:q="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqtiasi_v3p0 x.xsd"
              identifier="%s" title="Untitled" label="draft 3" xml:lang="en-GB" adaptive="false" time-dependent="false"
              tool-name="Another tool" tool-version="11.2">
            <!-- written by another tool -->
            <q:qti-response-declaration identifier="CONFIDENCE" cardinality="single" base-type="integer"/>
            %s
            <q:qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="3">
            <q:qti-default-value><q:qti-value>0</q:qti-value></q:qti-default-value></q:qti-outcome-declaration>
            <q:qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float" view="author scorer"/>
            <q:qti-stylesheet href="../../style/theme.css" type="text/css"/>
            <q:qti-item-body class="layout-row" data-tool-width="720"><div class="row" id="r1"><div class="col-12">%s</div></div></q:qti-item-body>
            %s
            <q:qti-modal-feedback outcome-identifier="FEEDBACK" identifier="general" show-hide="show" title="Why">
            <q:qti-content-body><p class="fb">See the data sheet.</p></q:qti-content-body></q:qti-modal-feedback>
            </q:qti-assessment-item>""";

    private static final String MATCH_CORRECT =
            "<q:qti-response-processing template=\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml\"/>";

    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 60\"><rect x=\"10\" y=\"10\" width=\"20\" height=\"30\"/></svg>";

    private static String item(String name, String cardinality, String type, List<String> correct, String body) {
        return item(name, cardinality, type, correct, body, MATCH_CORRECT);
    }

    private static String item(
            String name, String cardinality, String type, List<String> correct, String body, String processing) {
        var values = new StringBuilder();
        correct.forEach(value -> values.append("\n<q:qti-value>").append(value).append("</q:qti-value>"));
        var declaration = ("<q:qti-response-declaration base-type=\"%s\" identifier=\"RESP_A\" cardinality=\"%s\">"
                        + "<q:qti-correct-response interpretation=\"by the author\">%s\n</q:qti-correct-response>"
                        + "</q:qti-response-declaration>")
                .formatted(type, cardinality, values);
        return ITEM.formatted(name, declaration, body, processing);
    }

    private static String choice(String id, String text) {
        return "<q:qti-simple-choice identifier=\"%s\" fixed=\"true\" show-hide=\"show\"><p>%s</p></q:qti-simple-choice>"
                .formatted(id, text);
    }

    private static String associable(String id, String text) {
        return "<q:qti-simple-associable-choice identifier=\"%s\" match-max=\"1\" match-min=\"0\">%s</q:qti-simple-associable-choice>"
                .formatted(id, text);
    }

    private static Map<String, String> items() {
        var items = new LinkedHashMap<String, String>();
        items.put(
                "q-1",
                item(
                        "q-1",
                        "single",
                        "identifier",
                        List.of("id_9c"),
                        "<p class=\"lead\">" + unique("Which split leaks?") + "</p>"
                                + "<q:qti-choice-interaction response-identifier=\"RESP_A\" shuffle=\"true\" max-choices=\"1\""
                                + " min-choices=\"0\" class=\"qti-choices-stacking-2\" data-min-selections-message=\"Choose one\">"
                                + "<q:qti-prompt>Choose <strong class=\"x\">one</strong>.</q:qti-prompt>"
                                + choice("id_9a", "by time") + choice("id_9b", "by group")
                                + choice("id_9c", "at random")
                                + "</q:qti-choice-interaction>"));
        items.put(
                "q-2",
                item(
                        "q-2",
                        "multiple",
                        "identifier",
                        List.of("o-4", "o-1"),
                        "<p>" + unique("Which are measures of agreement?") + "</p>"
                                + "<q:qti-choice-interaction response-identifier=\"RESP_A\" max-choices=\"0\">"
                                + choice("o-1", "kappa") + choice("o-2", "recall") + choice("o-3", "support")
                                + choice("o-4", "alpha") + "</q:qti-choice-interaction>"));
        items.put(
                "q-3",
                item(
                        "q-3",
                        "ordered",
                        "identifier",
                        List.of("s_clean", "s_label", "s_train"),
                        "<q:qti-order-interaction response-identifier=\"RESP_A\" shuffle=\"true\" orientation=\"vertical\">"
                                + "<q:qti-prompt>" + unique("Put the steps in order.") + "</q:qti-prompt>"
                                + choice("s_train", "train") + choice("s_clean", "clean") + choice("s_label", "label")
                                + "</q:qti-order-interaction>"));
        items.put(
                "q-4",
                item(
                        "q-4",
                        "multiple",
                        "directedPair",
                        List.of("src.2 tgt.1", "src.1 tgt.3"),
                        "<p>" + unique("Match each chart with its use.") + "</p>"
                                + "<q:qti-match-interaction response-identifier=\"RESP_A\" max-associations=\"2\" shuffle=\"false\">"
                                + "<q:qti-simple-match-set>" + associable("src.1", "histogram")
                                + associable("src.2", "scatter plot")
                                + "</q:qti-simple-match-set><q:qti-simple-match-set>"
                                + associable("tgt.1", "two variables") + associable("tgt.2", "a share")
                                + associable("tgt.3", "a distribution")
                                + "</q:qti-simple-match-set></q:qti-match-interaction>"));
        items.put("q-5", number("absolute", "0.05 0.05"));
        items.put(
                "q-6",
                item(
                        "q-6",
                        "multiple",
                        "identifier",
                        List.of("HS2"),
                        "<p>" + unique("Mark the defect.") + "</p>"
                                + "<q:qti-hotspot-interaction response-identifier=\"RESP_A\" max-choices=\"0\" id=\"hs\">"
                                + "<img src=\"../../media/plan.svg\" alt=\"a plan\" width=\"90\" height=\"60\"/>"
                                + "<q:qti-hotspot-choice identifier=\"HS1\" shape=\"rect\" coords=\"50, 5, 80, 25\"/>"
                                + "<q:qti-hotspot-choice identifier=\"HS2\" shape=\"rect\" coords=\"10, 10, 30, 40\"/>"
                                + "</q:qti-hotspot-interaction>"));
        return items;
    }

    private static String number(String mode, String tolerance) {
        return item(
                "q-5",
                "single",
                "float",
                List.of("12.5"),
                "<p>" + unique("How large is the mean error?")
                        + " <q:qti-text-entry-interaction response-identifier=\"RESP_A\""
                        + " expected-length=\"8\" pattern-mask=\"[0-9.]*\" placeholder-text=\"number\"/> <span class=\"unit\">ms</span></p>",
                "<q:qti-response-processing><q:qti-response-condition><q:qti-response-if><q:qti-equal tolerance-mode=\""
                        + mode
                        + "\" tolerance=\"" + tolerance
                        + "\" include-lower-bound=\"true\" include-upper-bound=\"true\">"
                        + "<q:qti-variable identifier=\"RESP_A\"/><q:qti-correct identifier=\"RESP_A\"/></q:qti-equal>"
                        + "<q:qti-set-outcome-value identifier=\"SCORE\"><q:qti-base-value base-type=\"float\">3</q:qti-base-value>"
                        + "</q:qti-set-outcome-value></q:qti-response-if></q:qti-response-condition></q:qti-response-processing>");
    }

    private static ValidatableResponse imported(Map<String, String> items) throws IOException {
        var files = new LinkedHashMap<String, String>();
        var resources = new StringBuilder();
        items.keySet().forEach(name -> resources.append(RESOURCE.formatted(name)));
        files.put("imsmanifest.xml", MANIFEST.replace("ITEMS", resources));
        files.put("tests/quiz.xml", "<qti-assessment-test/>");
        files.put("style/theme.css", ".row { display: flex }");
        files.put("media/plan.svg", SVG);
        items.forEach((name, item) -> files.put("content/" + name + "/item.xml", item));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return once("item-author")
                .contentType("application/zip")
                .body(bytes.toByteArray())
                .post("/v1/item-packages?level=3&function=MODEL_TRAINING&topic=MT-FOREIGN")
                .then();
    }

    @Test
    void six_kinds_of_items_of_another_tool_are_read_with_their_keys() throws Exception {
        List<String> created = imported(items()).statusCode(200).extract().path("created");
        read(created.get(0), "item-author")
                .body("kind", equalTo("SINGLE_CHOICE"))
                .body("function", equalTo("MODEL_TRAINING"))
                .body("versions[0].content.stem", containsString("Choose <strong>one</strong>."))
                .body("versions[0].content.stem", not(containsString("class=")))
                .body("versions[0].content.options.id", equalTo(List.of("A", "B", "C")))
                .body("versions[0].content.options[2].text", containsString("at random"))
                .body("versions[0].key.value", equalTo("C"))
                .body("versions[0].explanation.text", containsString("See the data sheet."));
        read(created.get(1), "item-author")
                .body("kind", equalTo("MULTIPLE_CHOICE"))
                .body("versions[0].content.options[3].text", containsString("alpha"))
                .body("versions[0].key.value", equalTo(List.of("D", "A")));
        read(created.get(2), "item-author")
                .body("kind", equalTo("ORDERING"))
                .body("versions[0].content.stem", containsString("Put the steps in order."))
                .body("versions[0].content.options.id", equalTo(List.of("A", "B", "C")))
                .body("versions[0].key.value", equalTo(List.of("B", "C", "A")));
        read(created.get(3), "item-author")
                .body("kind", equalTo("MATCHING"))
                .body("versions[0].content.left.text", equalTo(List.of("histogram", "scatter plot")))
                .body("versions[0].content.right.id", equalTo(List.of("R1", "R2", "R3")))
                .body("versions[0].key.value", equalTo(Map.of("L1", "R3", "L2", "R1")));
        read(created.get(4), "item-author")
                .body("kind", equalTo("NUMBER"))
                .body("versions[0].content.unit", equalTo("ms"))
                .body("versions[0].key.value", equalTo("12.5"))
                .body("versions[0].key.tolerance", equalTo("0.05"));
        read(created.get(5), "item-author")
                .body("kind", equalTo("BOXES"))
                .body("versions[0].content.image", containsString("<rect"))
                .body("versions[0].content.labels", equalTo(List.of("target")))
                .body(
                        "versions[0].key.value",
                        equalTo(List.of(Map.of("x", 10, "y", 10, "width", 20, "height", 30, "label", "target"))));
    }

    @Test
    void a_tolerance_that_items_do_not_have_is_refused_and_not_read_as_none() throws Exception {
        imported(Map.of("q-5", number("relative", "5 5")))
                .statusCode(400)
                .body("violations[0].field", equalTo("content/q-5/item.xml"))
                .body("violations[0].message", containsString("absolute"));
        imported(Map.of("q-5", number("absolute", "0.05 0.10")))
                .statusCode(400)
                .body("violations[0].field", equalTo("content/q-5/item.xml"));
    }
}
