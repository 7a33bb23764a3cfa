package io.skillcert.registration.cohort.api;

import com.fasterxml.jackson.core.type.TypeReference;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violation;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.cohort.CohortColumn;
import io.skillcert.registration.cohort.CohortImportRow;
import io.skillcert.registration.cohort.CohortImports;
import io.skillcert.registration.cohort.RowResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the rows of an import that are not registered as CSV, with their cells and problems. The file is streamed page by
 * page and begins with a byte-order mark, by which spreadsheets recognise UTF-8.
 */
@ApplicationScoped
class ErrorFile {

    private static final int PAGE_SIZE = 500;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CohortImports imports;
    private final FieldCipher cipher;
    private final Json json;

    ErrorFile(CohortImports imports, FieldCipher cipher, Json json) {
        this.imports = imports;
        this.cipher = cipher;
        this.json = json;
    }

    StreamingOutput of(UUID importId) {
        return out -> write(importId, out);
    }

    private void write(UUID importId, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(header());
        int after = 0;
        List<CohortImportRow> rows;
        do {
            int last = after;
            rows = QuarkusTransaction.requiringNew().call(() -> imports.rows(importId, last, PAGE_SIZE));
            rows.stream().filter(row -> row.registrationId() == null).forEach(row -> csv.writeRecord(record(row)));
            csv.flush();
            after = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).row();
        } while (rows.size() == PAGE_SIZE);
    }

    private static List<String> header() {
        var columns = Arrays.stream(CohortColumn.values()).map(CohortColumn::header);
        return Stream.concat(columns, Stream.of("row", "result", "problems")).toList();
    }

    private List<String> record(CohortImportRow row) {
        Map<CohortColumn, String> cells = json.read(row.cells(cipher).orElse("{}"), new TypeReference<>() {});
        var values = Arrays.stream(CohortColumn.values()).map(column -> cells.getOrDefault(column, ""));
        List<Violation> violations = json.read(row.problems(), new TypeReference<>() {});
        var problems = violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
        var result = row.result().map(RowResult::name).orElse("");
        return Stream.concat(values, Stream.of(Integer.toString(row.row()), result, problems))
                .toList();
    }
}
