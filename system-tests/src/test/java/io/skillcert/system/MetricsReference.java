package io.skillcert.system;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The list of metrics in docs/operating/metrics.md. */
final class MetricsReference {

    static final String FILE = "docs/operating/metrics.md";

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (counter|gauge|timer) \\|([^|]*)\\|([^|]*)\\|[^|]+\\|$");

    /** What a timer is shown as. */
    private static final List<String> OF_TIMER = List.of("_count", "_sum", "_max", "_bucket");

    /**
     * A listed metric.
     *
     * @param kind counter, gauge or timer
     * @param labels the names of its labels, but those that Prometheus adds
     * @param services {@code all}, or the services that have it
     */
    record Row(String kind, List<String> labels, List<String> services) {}

    private MetricsReference() {}

    /** Returns the listed metrics by name. */
    static Map<String, Row> listed() {
        var rows = new TreeMap<String, Row>();
        ROW.matcher(Project.read(FILE))
                .results()
                .forEach(
                        row -> rows.put(row.group(1), new Row(row.group(2), words(row.group(3)), words(row.group(4)))));
        return rows;
    }

    private static List<String> words(String cell) {
        return cell.isBlank()
                ? List.of()
                : List.of(cell.replace("`", "").strip().split(", "));
    }

    /** Whether a series, such as {@code http_server_requests_seconds_count}, is of a listed metric. */
    static boolean has(String series) {
        return listed().entrySet().stream().anyMatch(metric -> isOf(series, metric));
    }

    static boolean isOf(String series, Map.Entry<String, Row> metric) {
        return series.equals(metric.getKey())
                || metric.getValue().kind().equals("timer")
                        && OF_TIMER.stream().anyMatch(ending -> series.equals(metric.getKey() + ending));
    }
}
