package io.skillcert.assessment.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PracticeItemsTest {

    private static final Path FOLDER = Path.of("../../registration-service/src/main/resources/practice");

    @Test
    void the_committed_files_are_what_the_generators_write() throws IOException {
        for (int level : PracticeItems.WANTED.keySet()) {
            Path file = FOLDER.resolve("level-" + level + "/generated.jsonl");
            if (Boolean.getBoolean("practice.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, String.join("\n", PracticeItems.lines(level)) + "\n");
            }
            assertEquals(
                    PracticeItems.lines(level),
                    Files.readAllLines(file),
                    "write it with: mvn -B -pl libs/assessment-kernel test -Dpractice.write=true");
        }
    }

    @Test
    void an_item_keeps_its_id_whatever_the_order_of_the_generators_and_whatever_is_added() {
        List<Generator> reversed = new ArrayList<>(Generators.all());
        Collections.reverse(reversed);
        List<Generator> more = new ArrayList<>(Generators.all());
        more.add(0, anotherGenerator());
        for (int level : PracticeItems.WANTED.keySet()) {
            Map<String, String> lines = linesById(level, Generators.all());
            assertEquals(PracticeItems.of(level).size(), lines.size());
            for (List<Generator> others : List.of(reversed, more)) {
                Map<String, String> changed = linesById(level, others);
                changed.keySet().retainAll(lines.keySet());
                assertTrue(changed.size() > lines.size() / 2, changed.size() + " of " + lines.size());
                changed.forEach((id, line) -> assertEquals(lines.get(id), line));
            }
        }
    }

    private static Map<String, String> linesById(int level, List<Generator> generators) {
        return PracticeItems.of(level, generators).stream()
                .collect(Collectors.toMap(PracticeItems.Entry::id, PracticeItems::line));
    }

    /** One that asks what another one asks, under a name of its own. */
    private static Generator anotherGenerator() {
        TemplateGenerator first = Generators.all().stream()
                .filter(TemplateGenerator.class::isInstance)
                .map(TemplateGenerator.class::cast)
                .filter(generator -> generator.kind() == ItemKind.SINGLE_CHOICE)
                .findFirst()
                .orElseThrow();
        Family renamed = Family.of("another-family", first.family().drawing(), first.placement());
        return new TemplateGenerator(renamed, first.index(), first.aspect(), first.placement(), first.kind());
    }

    @Test
    void a_template_has_at_most_ten_variants() {
        for (int level : PracticeItems.WANTED.keySet()) {
            Map<String, Long> variants = PracticeItems.of(level).stream()
                    .collect(Collectors.groupingBy(
                            entry -> entry.item().function() + entry.template(), Collectors.counting()));
            variants.forEach((template, count) -> assertTrue(count <= PracticeItems.VARIANTS, template));
        }
    }

    @Test
    void no_item_has_the_text_of_an_item_of_the_sample_exam_bank() {
        for (int level : PracticeItems.WANTED.keySet()) {
            Set<String> exam = SampleBank.entries(level).stream()
                    .map(entry -> SampleBank.normalised(entry.item()))
                    .collect(Collectors.toSet());
            for (PracticeItems.Entry entry : PracticeItems.of(level)) {
                assertTrue(!exam.contains(SampleBank.normalised(entry.item())), entry.id());
            }
        }
    }

    @Test
    void simhash_tells_a_changed_word_from_another_text() {
        long text = Simhash.of("某二分类模型在测试集上的结果如下，求召回率，并写出计算的过程和单位。");
        assertEquals(0, Simhash.distance(text, Simhash.of("某二分类模型，在测试集上的结果如下；求召回率，并写出计算的过程和单位！")));
        assertTrue(Simhash.distance(text, Simhash.of("把文件夹中的照片按拍摄日期分组，每组最多二十张，求最少的组数。")) > 16);
    }
}
