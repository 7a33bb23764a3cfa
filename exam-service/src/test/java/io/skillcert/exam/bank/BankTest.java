package io.skillcert.exam.bank;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class BankTest extends BankFixture {

    @Test
    void an_item_is_active_after_two_people_other_than_its_author_have_approved_it() throws Exception {
        var item = created(singleChoice(3, "MODEL_TRAINING", "MT-1"));
        activate(item).statusCode(409).body("type", equalTo("urn:skillcert:problem:item-not-approved"));
        review(item, "item-reviewer", "APPROVED").statusCode(200);
        review(item, "item-reviewer", "APPROVED")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:item-reviewed-already"));
        activate(item).statusCode(409);
        review(item, "item-reviewer.2", "APPROVED").statusCode(200);
        activate(item).statusCode(200).body("status", equalTo("ACTIVE")).body("active", notNullValue());
    }

    @Test
    void the_database_refuses_an_activation_without_two_reviews_and_a_review_by_the_author() throws Exception {
        var item = created(singleChoice(3, "MODEL_TRAINING", "MT-1"));
        var version = texts("select id from item_version where item_id = '" + item + "'")
                .get(0);
        assertRefused(
                "item is active after two approvals",
                "update item set status = 'ACTIVE', active_version = '" + version + "' where id = '" + item + "'");
        var author = texts("select authored_by from item_version where id = '" + version + "'")
                .get(0);
        assertRefused(
                "author of a version does not review",
                "insert into item_review values ('" + version + "', '" + author + "', 'APPROVED', 'fine', now())");
    }

    @Test
    void the_database_never_changes_versions_and_reviews() throws Exception {
        var item = created(singleChoice(3, "MODEL_TRAINING", "MT-1"));
        review(item, "item-reviewer", "APPROVED").statusCode(200);
        var version = " where item_id = '" + item + "'";
        assertRefused("append-only", "update item_version set number = 7" + version);
        assertRefused("append-only", "update item_version set encrypted_key = '\\x00'" + version);
        assertRefused("append-only", "delete from item_version" + version);
        assertRefused("append-only", "update item_review set verdict = 'APPROVED'");
        assertRefused("keeps its level", "update item set level = 1 where id = '" + item + "'");
    }

    @Test
    void a_rejected_version_is_never_active_and_a_new_one_may_be() {
        var item = created(singleChoice(3, "MODEL_TRAINING", "MT-1"));
        review(item, "item-reviewer", "APPROVED").statusCode(200);
        review(item, "item-reviewer.2", "REJECTED").statusCode(200);
        review(item, "item-reviewer.3", "APPROVED").statusCode(200);
        activate(item).statusCode(409).body("type", equalTo("urn:skillcert:problem:item-not-approved"));
        addVersion(item, 0);
        active(item);
        read(item, "item-reviewer").body("versions.number", contains(1, 2)).body("latest", equalTo(2));
    }

    private static void addVersion(String item, int version) {
        var draft = singleChoice(3, "MODEL_TRAINING", "MT-1");
        of("item-author", version)
                .body(Map.of(
                        "content",
                        draft.get("content"),
                        "key",
                        draft.get("key"),
                        "explanation",
                        draft.get("explanation")))
                .post("/v1/items/" + item + "/versions")
                .then()
                .statusCode(200);
    }

    @Test
    void keys_are_shown_to_the_author_and_to_reviewers_only_and_stored_encrypted() throws Exception {
        var item = created(singleChoice(3, "MODEL_TRAINING", "MT-1"));
        for (var client : List.of("item-author", "item-reviewer")) {
            read(item, client)
                    .body("versions[0].key.value", equalTo("A"))
                    .body("versions[0].explanation.text", containsString("0.615"))
                    .body("versions[0].content.options.id", contains("A", "B", "C", "D"));
        }
        for (var client : List.of("item-author.2", "exam-officer", "auditor")) {
            read(item, client)
                    .body("versions[0].content.stem", containsString("F1"))
                    .body("versions[0].key", nullValue())
                    .body("versions[0].explanation", nullValue());
        }
        assertEquals(
                List.of("t"),
                texts("select position('F1'::bytea in encrypted_content) = 0 and"
                        + " position('value'::bytea in encrypted_key) = 0"
                        + " and substring(encrypted_content from 1 for 5) <> substring(encrypted_key from 1 for 5)"
                        + " from item_version where item_id = '" + item + "'"));
    }

    @Test
    void a_practice_item_is_refused_and_an_active_copy_of_one_is_suspended() {
        var practised = singleChoice(3, "MODEL_TRAINING", "MT-1");
        practise(practised);
        var copy = created(practised);
        review(copy, "item-reviewer", "APPROVED").statusCode(200);
        review(copy, "item-reviewer.2", "APPROVED").statusCode(200);
        activate(copy).statusCode(409).body("type", equalTo("urn:skillcert:problem:item-is-practice-item"));
        var leaked = singleChoice(3, "MODEL_TRAINING", "MT-1");
        var item = created(leaked);
        active(item);
        practise(leaked);
        read(item, "exam-officer").body("status", equalTo("SUSPENDED"));
        activate(item).statusCode(409);
    }

    private static void practise(Map<String, Object> item) {
        as("exam-officer")
                .contentType("application/x-ndjson")
                .body(json(item).getBytes(StandardCharsets.UTF_8))
                .post("/v1/practice-items")
                .then()
                .statusCode(200)
                .body("added", equalTo(1));
    }

    @Test
    void suspended_items_return_and_retired_ones_do_not() {
        var item = created(trueFalse(4, "ETHICS", "ETH-1"));
        active(item);
        int version = read(item, "exam-officer").extract().path("version");
        end(item, version, "suspension").statusCode(200).body("status", equalTo("SUSPENDED"));
        end(item, version, "retirement").statusCode(412);
        activate(item).statusCode(200);
        end(item, version + 2, "retirement").statusCode(200).body("status", equalTo("RETIRED"));
        activate(item).statusCode(409).body("type", equalTo("urn:skillcert:problem:item-status-wrong"));
    }

    private static io.restassured.response.ValidatableResponse end(String item, int version, String how) {
        return of("exam-officer", version)
                .body(Map.of("reason", "the law has changed"))
                .post("/v1/items/" + item + "/" + how)
                .then();
    }

    @Test
    void html_is_sanitised_and_what_is_not_permitted_is_refused_by_its_field() {
        var item = trueFalse(4, "ETHICS", "ETH-1");
        item.put("content", Map.of("stem", unique("若 <b>a</b> &lt; 3，则")));
        read(created(item), "item-author").body("versions[0].content.stem", containsString("若 <b>a</b> &lt; 3，则"));
        item.put("content", Map.of("stem", unique("p < q & r")));
        read(created(item), "item-author").body("versions[0].content.stem", containsString("p &lt; q &amp; r"));
        for (var attack : List.of(
                "<script>alert(1)</script>",
                "<b onclick=alert(1)>x</b>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<iframe src=//x></iframe>")) {
            item.put("content", Map.of("stem", unique("文") + attack));
            create(item).statusCode(400).body("violations.field", hasItem("content.stem"));
        }
    }

    @Test
    void images_have_shapes_and_nothing_that_runs_or_refers_to_elsewhere() {
        var good =
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect x='1' y='1' width='3' height='3'/></svg>";
        boxes(good).statusCode(201);
        for (var attack : List.of(
                good.replace("<rect", "<script>alert(1)</script><rect"),
                good.replace("<rect", "<rect onload='alert(1)'"),
                good.replace("<rect", "<image href='http://x/'/><rect"),
                good.replace("<rect", "<rect fill='url(http://x/)'"),
                good.replace("<rect", "<foreignObject/><rect"),
                "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                        + good.replace("<rect", "<text>&a;</text><rect"),
                "<svg><rect/></svg>",
                "no image")) {
            boxes(attack).statusCode(400).body("violations.field", contains("content.image"));
        }
    }

    private static io.restassured.response.ValidatableResponse boxes(String svg) {
        var content = Map.of("stem", unique("标出行人"), "image", svg, "labels", List.of("person"));
        var box = Map.of("x", 1, "y", 1, "width", 3, "height", 3, "label", "person");
        return create(item(3, "DATA_ANNOTATION", "DA-1", "BOXES", content, Map.of("value", List.of(box))));
    }

    @Test
    void a_key_fits_its_kind_and_content() {
        var item = singleChoice(3, "MODEL_TRAINING", "MT-1");
        item.put("key", Map.of("value", "H"));
        create(item).statusCode(400).body("violations.field", contains("key.value"));
        item.put("kind", "MULTIPLE_CHOICE");
        item.put("key", Map.of("value", List.of("A", "A")));
        create(item).statusCode(400).body("violations.field", contains("key.value[1]"));
        item.put("key", Map.of("value", List.of("A", "B"), "iou", "0.5"));
        create(item).statusCode(400).body("violations.field", contains("key.iou"));
        item.put("kind", "NUMBER");
        item.put("key", Map.of("value", "abc"));
        create(item).statusCode(400).body("violations.field", contains("key.value"));
        item.put("kind", "BOXES");
        create(item).statusCode(400).body("violations.field", hasItems("content.image", "key.value"));
    }

    @Test
    void the_same_text_is_in_the_bank_once() {
        var item = singleChoice(3, "MODEL_TRAINING", "MT-1");
        created(item);
        create(item).statusCode(409).body("type", equalTo("urn:skillcert:problem:item-exists"));
    }

    @Test
    void the_same_text_that_two_authors_write_at_once_is_in_the_bank_once() throws Exception {
        var item = singleChoice(3, "MODEL_TRAINING", "MT-1");
        var authors = Executors.newFixedThreadPool(4);
        var answers = authors.invokeAll(Collections.nCopies(
                4, (Callable<Integer>) () -> create(item).extract().statusCode()));
        authors.shutdown();
        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get());
        }
        Collections.sort(statuses);
        assertEquals(List.of(201, 409, 409, 409), statuses);
    }

    @Test
    void items_are_listed_by_what_they_are() {
        var topic = unique("T").replace(' ', '-');
        var item = created(trueFalse(4, "ETHICS", topic));
        created(singleChoice(4, "ETHICS", topic));
        as("exam-officer")
                .get("/v1/items?level=4&function=ETHICS&topic=" + topic + "&kind=TRUE_FALSE&status=DRAFT")
                .then()
                .statusCode(200)
                .body("items.id", contains(item))
                .body("items[0].versions", nullValue());
        as("exam-officer").get("/v1/items?topic=" + topic).then().body("items.size()", equalTo(2));
    }

    @Test
    void a_csv_file_of_simple_kinds_is_imported_whole_or_not_at_all_and_once() {
        var good = "level,function,topic,kind,stem,option_a,option_b,option_c,key,explanation,tolerance,unit\n"
                + "3,ETHICS,ETH-1,TRUE_FALSE," + unique("对吗") + ",,,,true,因为,,\n"
                + "3,ETHICS,ETH-1,SINGLE_CHOICE," + unique("选哪个") + ",甲,乙,丙,B,因为,,\n"
                + "3,ETHICS,ETH-1,MULTIPLE_CHOICE," + unique("选哪些") + ",甲,乙,丙,\"A,C\",因为,,\n"
                + "3,ETHICS,ETH-1,NUMBER," + unique("多少") + ",,,,0.5,因为,0.01,秒\n";
        List<String> created = importCsv(good)
                .statusCode(200)
                .body("skipped", equalTo(0))
                .extract()
                .path("created");
        read(created.get(2), "item-author").body("versions[0].key.value", contains("A", "C"));
        read(created.get(3), "item-author")
                .body("versions[0].key.tolerance", equalTo("0.01"))
                .body("versions[0].content.unit", equalTo("秒"));
        importCsv(good).statusCode(200).body("skipped", equalTo(4)).body("created.size()", equalTo(0));
        var bad =
                good.replace(",B,", ",D,").replace(",true,", ",maybe,").replace("3,ETHICS,ETH-1,NUMBER", "9,x,,BOXES");
        importCsv(bad).statusCode(400).body("violations.field", contains("line 5.kind"));
        importCsv(bad.substring(0, bad.indexOf("9,x")))
                .statusCode(400)
                .body("violations.field", contains("line 2.key.value", "line 3.key.value"));
    }

    private static io.restassured.response.ValidatableResponse importCsv(String file) {
        return once("item-author")
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post("/v1/item-imports")
                .then();
    }

    @Test
    void json_lines_are_imported_and_their_mistakes_named_by_line() {
        var one = singleChoice(3, "MODEL_TRAINING", "MT-1");
        one.put("id", "one");
        var other = trueFalse(3, "ETHICS", "ETH-1");
        other.put("id", "other");
        other.put("enemies", List.of("one"));
        List<String> created = importLines(json(one) + "\n" + json(other))
                .statusCode(200)
                .extract()
                .path("created");
        read(created.get(0), "item-author").body("enemies", contains(created.get(1)));
        importLines(json(one) + "\n{\"level\": 3,\n[]\n{\"level\": 3, \"levels\": 3}")
                .statusCode(400)
                .body("violations.field", hasItems("line 2", "line 3", "line 4.levels"))
                .body("violations.field", not(hasItem("line 1")));
    }

    private static io.restassured.response.ValidatableResponse importLines(String file) {
        return once("item-author")
                .contentType("application/x-ndjson")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/item-imports")
                .then();
    }

    @Test
    void a_rejection_that_races_an_activation_comes_before_it_or_after_it() throws Exception {
        for (int round = 0; round < 5; round++) {
            var item = created(trueFalse(4, "ETHICS", "ETH-1"));
            review(item, "item-reviewer", "APPROVED").statusCode(200);
            review(item, "item-reviewer.2", "APPROVED").statusCode(200);
            var both = Executors.newFixedThreadPool(2);
            var calls = new ArrayList<Callable<Integer>>();
            calls.add(() -> activate(item).extract().statusCode());
            calls.add(
                    () -> review(item, "item-reviewer.3", "REJECTED").extract().statusCode());
            var answers = both.invokeAll(calls);
            both.shutdown();
            assertEquals(200, answers.get(1).get());
            assertTrue(List.of(200, 409).contains(answers.get(0).get()));
        }
    }

    private void assertRefused(String message, String statement) {
        var refusal = assertThrows(SQLException.class, () -> Rows.change(database, statement));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }
}
