package io.skillcert.exam.bank;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The criteria by which people mark a response (评分细则): each has four anchors, from 0 to 3. It is the value of the item's key. */
public record Rubric(List<Criterion> criteria) {

    /** The highest anchor of a criterion. */
    public static final int HIGHEST = 3;

    private static final int FEWEST = 4;
    private static final int MOST = 6;
    private static final int MAX_TEXT = 500;
    private static final String VALUE = "key.value";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern POINTS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");
    private static final Set<String> FIELDS = Set.of("id", "text", "points", "anchors");

    /**
     * A criterion.
     *
     * @param points its weight: the points of a task are shared out among the criteria in proportion to these
     * @param anchors what a response is like that gets 0, 1, 2 and 3
     */
    public record Criterion(String id, String text, BigDecimal points, List<String> anchors) {}

    /** Reads the rubric of a key that was checked. */
    public static Rubric of(ItemKey key) {
        var criteria = new ArrayList<Criterion>();
        for (var node : key.value()) {
            var anchors = new ArrayList<String>();
            node.get("anchors").forEach(anchor -> anchors.add(anchor.textValue()));
            criteria.add(new Criterion(
                    node.get("id").textValue(),
                    node.get("text").textValue(),
                    new BigDecimal(node.get("points").textValue()),
                    anchors));
        }
        return new Rubric(criteria);
    }

    /**
     * The points of a task by its anchors, rounded half up to two decimals.
     *
     * @param maximum the points of the task
     * @param anchors one from 0 to {@value #HIGHEST} for each criterion, by its id
     */
    public BigDecimal points(BigDecimal maximum, Map<String, Integer> anchors) {
        var reached = BigDecimal.ZERO;
        var whole = BigDecimal.ZERO;
        for (var criterion : criteria) {
            reached = reached.add(criterion.points().multiply(BigDecimal.valueOf(anchors.get(criterion.id()))));
            whole = whole.add(criterion.points().multiply(BigDecimal.valueOf(HIGHEST)));
        }
        return maximum.multiply(reached).divide(whole, 2, RoundingMode.HALF_UP);
    }

    static void check(ItemKey key, ItemCheck.Complaints complaints) {
        var value = key.value();
        if (!value.isArray() || value.size() < FEWEST || value.size() > MOST) {
            complaints.add(VALUE, "must be a list of {0} to {1} criteria", FEWEST, MOST);
            return;
        }
        if (key.tolerance() != null
                || key.zeroAt() != null
                || key.fullAt() != null
                || key.iou() != null
                || !key.columns().isEmpty()) {
            complaints.add(VALUE, "is all that the key of a rubric has");
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < value.size(); i++) {
            check(value.get(i), VALUE + "[" + i + "]", ids, complaints);
        }
    }

    private static void check(JsonNode node, String field, Set<String> ids, ItemCheck.Complaints complaints) {
        node.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                complaints.add(field + "." + name, "is not a field of a criterion");
            }
        });
        var id = node.path("id").asText();
        if (!ID.matcher(id).matches() || !ids.add(id)) {
            complaints.add(
                    field + ".id",
                    "must be 1 to 40 lower-case letters, digits and hyphens, a letter first, and once only");
        }
        if (!isText(node.path("text"))) {
            complaints.add(field + ".text", "must be a text of at most {0} characters", MAX_TEXT);
        }
        var points = node.path("points");
        if (!points.isTextual()
                || !POINTS.matcher(points.textValue()).matches()
                || new BigDecimal(points.textValue()).signum() == 0) {
            complaints.add(field + ".points", "must be a decimal above 0 such as \"5.00\"");
        }
        var anchors = node.path("anchors");
        var isWhole = anchors.isArray() && anchors.size() == HIGHEST + 1;
        for (var anchor : anchors) {
            isWhole &= isText(anchor);
        }
        if (!isWhole) {
            complaints.add(field + ".anchors", "must be {0} texts, for the anchors 0 to {1}", HIGHEST + 1, HIGHEST);
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual()
                && !node.textValue().isBlank()
                && node.textValue().length() <= MAX_TEXT;
    }
}
