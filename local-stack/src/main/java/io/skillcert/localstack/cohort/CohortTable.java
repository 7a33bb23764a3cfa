package io.skillcert.localstack.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Formats the outcomes of a cohort as a table. Names are masked, and the only number is the certificate's. */
public final class CohortTable {

    private static final List<String> HEADER = List.of(
            "row",
            "name",
            "level",
            "registration",
            "theory",
            "skills",
            "review",
            "result",
            "certificate",
            "subsidy",
            "yuan",
            "claim",
            "reason");

    private CohortTable() {}

    public static String of(List<Map<String, String>> rows, List<CohortReport.Row> report) {
        var lines = new ArrayList<List<String>>();
        lines.add(HEADER);
        for (int i = 0; i < rows.size(); i++) {
            lines.add(line(rows.get(i), report.get(i)));
        }
        var widths = new int[HEADER.size()];
        for (var line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(line.get(column)));
            }
        }
        var table = new StringBuilder();
        for (var line : lines) {
            var text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                text.append(line.get(column)).append(" ".repeat(widths[column] - width(line.get(column)) + 2));
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static List<String> line(Map<String, String> row, CohortReport.Row report) {
        var name = row == null ? "" : masked(row.get("name"));
        var level = row == null ? "" : row.get("level");
        var sat = report.isConfirmed() && row != null;
        return List.of(
                Integer.toString(report.row),
                name,
                level,
                orDash(report.registration),
                sat ? score(row, "theory") : "-",
                sat ? score(row, "skills") : "-",
                sat && report.subjects.containsKey("COMPREHENSIVE_REVIEW") ? score(row, "review") : "-",
                orDash(report.outcome),
                orDash(report.certificateNumber),
                orDash(report.subsidy),
                orDash(report.amount),
                orDash(report.claim),
                reason(report));
    }

    private static String reason(CohortReport.Row report) {
        if (!report.reasons.isEmpty()) {
            return String.join(" ", report.reasons);
        }
        if (!report.resit.isEmpty()) {
            return "resit: " + String.join(", ", report.resit);
        }
        if (!report.openRules.isEmpty()) {
            return String.join(" ", report.openRules);
        }
        if ("DUPLICATE".equals(report.registration)) {
            return "REG-13";
        }
        return report.isConfirmed() ? String.join(" ", report.routes) : "";
    }

    private static String score(Map<String, String> row, String column) {
        return row.get(column).isEmpty() ? "ABSENT" : row.get(column);
    }

    private static String orDash(String value) {
        return value == null ? "-" : value;
    }

    private static String masked(String name) {
        var characters = name.codePoints().toArray();
        return characters.length == 0
                ? ""
                : new String(characters, 0, 1) + "*".repeat(Math.min(characters.length - 1, 3));
    }

    /** Returns the columns that a text takes in a terminal: two for a Chinese character. */
    private static int width(String text) {
        return text.codePoints()
                .map(character -> Character.isIdeographic(character) ? 2 : 1)
                .sum();
    }
}
