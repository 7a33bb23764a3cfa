package io.skillcert.assessment.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.assessment.GoldenCases;
import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenPapersTest {

    static Stream<GoldenCases.Case> cases() {
        return GoldenCases.of("paper-checks");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_papers_of_a_golden_case_are_those_of_the_kit(GoldenCases.Case golden) {
        var request = golden.request();
        var assembly = PaperAssembly.assemble(
                blueprint(request.get("blueprint")),
                GoldenCases.objects(request.get("bank")).stream()
                        .map(GoldenPapersTest::bankItem)
                        .toList(),
                HexFormat.of().parseHex((String) request.get("seed")),
                (Integer) request.get("forms"));
        assertEquals(golden.expect().get("digest"), assembly.digest().orElse(null));
        assertEquals(tree(golden.expect().get("papers")), tree(assembly.papers()));
        assertEquals(tree(golden.expect().get("shortages")), tree(assembly.shortages()));
    }

    private static Object tree(Object value) {
        return GoldenCases.JSON.valueToTree(value);
    }

    private static Blueprint blueprint(Object given) {
        var blueprint = (Map<?, ?>) given;
        return new Blueprint(
                GoldenCases.objects(blueprint.get("parts")).stream()
                        .map(part -> new Part(
                                kind(part), (Integer) part.get("count"), new BigDecimal((String) part.get("points"))))
                        .toList(),
                GoldenCases.objects(blueprint.get("weights")).stream()
                        .map(weight -> new Weight((String) weight.get("function"), (Integer) weight.get("percent")))
                        .toList());
    }

    private static BankItem bankItem(Map<String, Object> item) {
        var enemies = (List<?>) item.getOrDefault("enemies", List.of());
        return new BankItem(
                (String) item.get("id"),
                kind(item),
                (String) item.get("function"),
                (String) item.get("topic"),
                Set.copyOf(enemies.stream().map(String::valueOf).toList()));
    }

    private static ItemKind kind(Map<String, Object> of) {
        return ItemKind.valueOf((String) of.get("kind"));
    }
}
