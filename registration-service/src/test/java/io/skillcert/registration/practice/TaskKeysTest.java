package io.skillcert.registration.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The keys of the tasks with tables, boxes and spans, and of one with labels, computed again from what a learner sees of them. */
class TaskKeysTest {

    private static final Pattern PUNCTUATION = Pattern.compile("[，。；：？！]");
    private static final Pattern RECORD = Pattern.compile("日期 (.*?)；年龄 (.*?)；开始 (.*?)；结束 (.*?)；时长 (\\d+) 分钟");
    private static final Map<String, List<String>> NAMES = Map.of(
            "TA4-003", List.of("李明华", "王小雨", "陈刚"),
            "TA4-004", List.of("周文静", "吴立群"));

    private final Map<String, PracticeItem> tasks = tasks();

    private static Map<String, PracticeItem> tasks() {
        var bank = new PracticeBank();
        bank.load();
        return Stream.of(4, 3)
                .flatMap(level -> bank.of(level).stream())
                .filter(item -> item.id().startsWith("TA"))
                .collect(Collectors.toMap(PracticeItem::id, item -> item));
    }

    @Test
    void every_task_with_a_table_boxes_or_spans_is_computed_here() {
        var computed = Set.of(
                "TA3-002", "TA3-003", "TA3-004", "TA4-003", "TA4-004", "TA4-005", "TA4-006", "TA4-007", "TA4-008");
        var kinds = Set.of(ItemKind.TABLE, ItemKind.BOXES, ItemKind.TEXT_SPANS);
        assertEquals(
                computed,
                tasks.values().stream()
                        .filter(item -> kinds.contains(item.kind()))
                        .map(PracticeItem::id)
                        .collect(Collectors.toSet()));
    }

    @Test
    void steps_with_fixed_rules_are_automatic_or_confirmed_by_people() {
        var expected = rows("TA3-003").stream()
                .filter(row -> row.get(2).equals("是"))
                .map(row -> List.of(row.get(0), row.get(3).equals("轻") ? "自动办理" : "人工确认"))
                .toList();
        assertEquals(expected, key("TA3-003"));
    }

    @Test
    void an_alarm_is_in_the_second_row_in_a_row_above_the_threshold() {
        var names = List.of("错误率", "平均响应", "未识别率");
        var thresholds = List.of(new BigDecimal("2.0"), new BigDecimal("800"), new BigDecimal("15"));
        var running = new int[names.size()];
        var expected = new ArrayList<List<String>>();
        for (var row : rows("TA3-004")) {
            for (int i = 0; i < names.size(); i++) {
                var value = row.get(i + 1);
                running[i] = new BigDecimal(value).compareTo(thresholds.get(i)) > 0 ? running[i] + 1 : 0;
                if (running[i] == 2) {
                    expected.add(List.of(row.get(0), names.get(i), value));
                }
            }
        }
        assertEquals(expected, key("TA3-004"));
    }

    @Test
    void two_votes_decide_a_label_and_fewer_go_to_arbitration() {
        var expected = new ArrayList<List<String>>();
        for (var row : rows("TA4-008")) {
            var votes = row.subList(1, 4).stream()
                    .filter(vote -> !vote.equals("跳过"))
                    .collect(Collectors.groupingBy(vote -> vote, Collectors.counting()));
            var chosen = votes.entrySet().stream()
                    .filter(vote -> vote.getValue() >= 2)
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (chosen.isEmpty() || votes.size() > 1) {
                expected.add(List.of(row.get(0), chosen.orElse("仲裁")));
            }
        }
        assertEquals(expected, key("TA4-008"));
    }

    @Test
    void cars_and_pedestrians_are_boxed_as_far_as_no_building_hides_them() throws Exception {
        var board = first("TA4-005", "rect", "stroke", "#8a8a8a");
        var people = boxes("TA4-005", "#2e8b57", "行人").stream()
                .filter(box -> !board.contains(box))
                .toList();
        var building = first("TA4-005", "rect", "fill", "#8a8a8a");
        var found = new HashSet<>(people);
        found.addAll(boxes("TA4-005", "#1f5fbf", "汽车"));
        assertTrue(found.stream().noneMatch(building::overlaps));
        assertEquals(found, keyBoxes("TA4-005"));
    }

    @Test
    void scratches_and_stains_are_boxed_to_their_outermost_points() throws Exception {
        var found = new HashSet<>(boxes("TA4-006", "#a33c00", "划痕"));
        found.addAll(boxes("TA4-006", "#2b2b2b", "污点"));
        assertEquals(found, keyBoxes("TA4-006"));
    }

    @Test
    void faces_of_people_and_number_plates_are_boxed() throws Exception {
        var found = new HashSet<>(boxes("TA4-007", "#f0c9a0", "人脸"));
        found.addAll(boxes("TA4-007", "#ffd23f", "号牌"));
        assertEquals(found, keyBoxes("TA4-007"));
    }

    @Test
    void the_spans_of_an_interview_are_whole_clauses_and_all_but_two() {
        var text = tasks.get("TA3-002").content().text();
        var clauses = PUNCTUATION.splitAsStream(text).toList();
        var kinds = List.of("现状", "现状", "现状", "目标", "目标", "约束", "约束");
        var expected = new TreeMap<Integer, String>();
        for (int i = 0; i < kinds.size(); i++) {
            var clause = clauses.get(i + 1); // after who has said it
            expected.put(text.indexOf(clause), clause + " " + kinds.get(i));
        }
        assertEquals(kinds.size() + 2, clauses.size());
        assertEquals(expected, keySpans("TA3-002"));
    }

    @Test
    void the_spans_of_a_meeting_are_its_names_times_and_places() {
        var expected = spans(
                "TA4-003",
                Map.of(
                        "人名", words("TA4-003"),
                        "时间", "下?周[一二三四五六日](上午|下午)(.点左右)?",
                        "地点", "(?<=在)[^，。]*?(南门|会议室)"));
        assertEquals(expected, keySpans("TA4-003"));
    }

    @Test
    void the_spans_of_a_dialogue_are_its_personal_data() {
        var expected = spans(
                "TA4-004",
                Map.of("姓名", words("TA4-004"), "电话", "(?<!\\d)1\\d{10}(?!\\d)", "地址", "[^，。到]*路\\d+号\\d+栋\\d+室"));
        assertEquals(expected, keySpans("TA4-004"));
    }

    @Test
    void a_record_of_a_recording_has_the_one_fault_that_its_rules_find() {
        var task = tasks.get("TA4-002");
        var expected = task.content().samples().stream()
                .collect(Collectors.toMap(PracticeContent.Sample::id, sample -> conclusion(sample.text())));
        assertEquals(expected, task.answer());
    }

    private static String conclusion(String text) {
        var parts = RECORD.matcher(text);
        assertTrue(parts.matches(), text);
        if (text.contains("（空）")) {
            return "缺失";
        }
        var times = List.of(parts.group(3), parts.group(4));
        if (!parts.group(1).matches("\\d{4}-\\d{2}-\\d{2}")
                || !times.stream().allMatch(time -> time.matches("\\d{2}:\\d{2}"))) {
            return "格式不符";
        }
        var age = Integer.parseInt(parts.group(2));
        if (age < 18 || age > 60) {
            return "超出范围";
        }
        var lasted = Duration.between(LocalTime.parse(times.get(0)), LocalTime.parse(times.get(1)))
                .toMinutes();
        return lasted > 0 && lasted == Long.parseLong(parts.group(5)) ? "合格" : "前后矛盾";
    }

    private List<List<String>> rows(String task) {
        return tasks.get(task).content().rows();
    }

    private List<?> key(String task) {
        return (List<?>) tasks.get(task).answer();
    }

    private static String words(String task) {
        return String.join("|", NAMES.get(task));
    }

    /** What the patterns find, with its label, by its first character. */
    private Map<Integer, String> spans(String task, Map<String, String> patterns) {
        var found = new TreeMap<Integer, String>();
        patterns.forEach((label, pattern) -> Pattern.compile(pattern)
                .matcher(tasks.get(task).content().text())
                .results()
                .forEach(hit -> found.put(hit.start(), hit.group() + " " + label)));
        return found;
    }

    /** The texts hold no character outside of the first plane, so that a code point is a char. */
    private Map<Integer, String> keySpans(String task) {
        var text = tasks.get(task).content().text();
        assertEquals(text.length(), text.codePointCount(0, text.length()));
        var spans = new TreeMap<Integer, String>();
        for (var element : key(task)) {
            var span = (Map<?, ?>) element;
            int start = (Integer) span.get("start");
            spans.put(start, text.substring(start, (Integer) span.get("end")) + " " + span.get("label"));
        }
        return spans;
    }

    private Set<TaskBox> keyBoxes(String task) {
        return key(task).stream()
                .map(element -> (Map<?, ?>) element)
                .map(box -> new TaskBox(
                        (Integer) box.get("x"),
                        (Integer) box.get("y"),
                        (Integer) box.get("width"),
                        (Integer) box.get("height"),
                        (String) box.get("label")))
                .collect(Collectors.toSet());
    }

    private List<TaskBox> boxes(String task, String fill, String label) throws Exception {
        return shapes(task).stream()
                .filter(shape -> shape.getAttribute("fill").equals(fill))
                .map(shape -> TaskBox.of(shape, label))
                .toList();
    }

    private TaskBox first(String task, String tag, String attribute, String value) throws Exception {
        return shapes(task).stream()
                .filter(shape -> shape.getTagName().equals(tag)
                        && shape.getAttribute(attribute).equals(value))
                .map(shape -> TaskBox.of(shape, ""))
                .findFirst()
                .orElseThrow();
    }

    private List<Element> shapes(String task) throws Exception {
        var image = tasks.get(task).content().image().getBytes(StandardCharsets.UTF_8);
        var nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(image))
                .getElementsByTagName("*");
        return IntStream.range(1, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
