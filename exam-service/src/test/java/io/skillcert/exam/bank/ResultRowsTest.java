package io.skillcert.exam.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.exam.bank.CodeKey.ExpectedFile;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultRowsTest {

    private static final ExpectedFile CSV = new ExpectedFile(
            "a.csv",
            BigDecimal.ONE,
            List.of(
                    new ItemKey.Column("x", ItemKey.Column.Type.TEXT, null),
                    new ItemKey.Column("n", ItemKey.Column.Type.NUMBER, null)),
            null,
            null);
    private static final ExpectedFile JSON = new ExpectedFile("a.json", BigDecimal.ONE, List.of(), "0.1", null);

    private static List<List<Object>> row(Object... cells) {
        return List.of(Arrays.asList(cells));
    }

    @Test
    void columns_are_found_by_their_names_and_numbers_are_read_as_programs_write_them() {
        assertEquals(Optional.of(row("a", "0.00001")), ResultRows.of(CSV, "n,other,x\n1e-05,9,a\n"));
        assertEquals(Optional.of(row("a", "1")), ResultRows.of(CSV, "\uFEFFx,n\na, 1 \n"));
        assertEquals(Optional.of(row("a", null)), ResultRows.of(CSV, "x\na\n"));
        assertEquals(Optional.of(row("a", "nan")), ResultRows.of(CSV, "x,n\na,nan\n"));
    }

    @Test
    void each_value_of_a_document_is_a_row_with_its_place_and_type() {
        assertEquals(
                Optional.of(List.of(
                        List.of("/a~1b~0/c", "[]", "0"),
                        List.of("/d/0", "true", "0"),
                        List.of("/d/1", "text true", "0"),
                        List.of("/d/2", "number", "0.300000000000000"))),
                ResultRows.of(JSON, "{\"a/b~\": {\"c\": []}, \"d\": [true, \"true\", 0.30000000000000004]}"));
    }

    @Test
    void no_more_rows_are_read_than_marking_refuses() {
        assertEquals(
                501,
                ResultRows.of(CSV, "x,n\n" + "a,1\n".repeat(900)).orElseThrow().size());
        assertEquals(
                501,
                ResultRows.of(JSON, "[" + "1,".repeat(900) + "1]").orElseThrow().size());
    }

    static Stream<String> unreadable() {
        return Stream.of(
                "", "{", "NaN", "[1] 2", "{\"a\": 1, \"a\": 2}", "[".repeat(3000), "1e99999999999", "1".repeat(1200));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_is_no_json_document_has_no_rows(String text) {
        assertEquals(Optional.empty(), ResultRows.of(JSON, text));
    }
}
