package io.skillcert.subsidy.award.api;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.skillcert.http.json.IsoDates;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.award.ExternalAward;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A CSV file of awards that other bodies have granted, one award a row. */
final class AwardFile {

    private static final int MAX_ROWS = 10_000;

    private static final List<String> COLUMNS = List.of(
            "identity_type",
            "identity_number",
            "kind",
            "occupation_code",
            "level",
            "claimed_on",
            "granted_by",
            "reference");

    private final Violations violations = new Violations();
    private final List<ExternalAward> awards = new ArrayList<>();
    private int rows;

    private AwardFile() {}

    /**
     * Reads the whole file.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong cell by its line and column
     */
    static List<ExternalAward> read(String text) {
        var file = new AwardFile();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(file::add);
        } catch (CsvParseException | IOException e) {
            throw Violations.single("body", "is not well-formed CSV");
        }
        file.violations.throwIfAny();
        if (file.awards.isEmpty()) {
            throw Violations.single("body", "has no rows");
        }
        return file.awards;
    }

    private void add(NamedCsvRecord cells) {
        if (rows == 0) {
            COLUMNS.stream()
                    .filter(column -> !cells.getHeader().contains(column))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw Violations.single("body", "lacks the column {0}", missing);
                    });
            cells.getHeader().stream()
                    .filter(column -> !COLUMNS.contains(column))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw Violations.single("body", "has a column that is not one of {0}", COLUMNS);
                    });
        }
        rows++;
        if (rows > MAX_ROWS) {
            throw Violations.single("body", "has more than {0} rows", MAX_ROWS);
        }
        var row = new Row("line " + cells.getStartingLineNumber(), cells, new Violations());
        var award = row.award();
        var wrong = row.violations().all();
        violations.addAll(wrong);
        if (wrong.isEmpty()) {
            awards.add(award);
        }
    }

    /** One row. Its award is complete only if no violation was found. */
    private record Row(String line, NamedCsvRecord cells, Violations violations) {

        private static final int MAX_TEXT = 100;
        private static final int MAX_CODE = 20;

        ExternalAward award() {
            COLUMNS.forEach(column -> violations.addIf(
                    text(column).chars().anyMatch(Character::isISOControl),
                    line + "." + column,
                    "has a control character"));
            var kind = value("kind", AwardKind::valueOf, "must be one of {0}", List.of(AwardKind.values()));
            boolean isUpgrading = kind == AwardKind.SKILLS_UPGRADING;
            var code = text("occupation_code");
            violations.addIf(
                    isUpgrading && code.isEmpty() || code.length() > MAX_CODE,
                    line + ".occupation_code",
                    "must be the code of the occupation, of at most {0} characters",
                    MAX_CODE);
            return new ExternalAward(
                    line,
                    "claimed_on",
                    document(),
                    kind,
                    Optional.of(code).filter(text -> !text.isEmpty()),
                    isUpgrading || !text("level").isEmpty()
                            ? Optional.ofNullable(value("level", Row::level, "must be 1 to 5"))
                            : Optional.empty(),
                    value("claimed_on", IsoDates::read, "is not a date such as 2025-07-01"),
                    required("granted_by"),
                    required("reference"));
        }

        private IdentityDocument document() {
            var types = List.of(IdentityDocument.Type.values());
            var type = value("identity_type", IdentityDocument.Type::valueOf, "must be one of {0}", types);
            return type == null
                    ? null
                    : violations
                            .read(line + ".identity_number", () -> new IdentityDocument(type, text("identity_number")))
                            .orElse(null);
        }

        private static SkillLevel level(String text) {
            if (!text.matches("[1-5]")) {
                throw new IllegalArgumentException("not a level");
            }
            return SkillLevel.of(Integer.parseInt(text));
        }

        private String required(String column) {
            var text = text(column);
            violations.addIf(
                    text.isEmpty() || text.length() > MAX_TEXT,
                    line + "." + column,
                    "must have {0} to {1} characters",
                    1,
                    MAX_TEXT);
            return text;
        }

        private String text(String column) {
            return cells.findField(column).orElse("").strip();
        }

        /** The cell's value; null and a violation if it can't be read. */
        private <T> T value(String column, Function<String, T> reader, String requirement, Object... arguments) {
            try {
                return reader.apply(text(column));
            } catch (IllegalArgumentException | DateTimeException e) {
                violations.add(line + "." + column, requirement, arguments);
                return null;
            }
        }
    }
}
