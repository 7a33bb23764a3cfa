package io.skillcert.assessment.generator;

import io.skillcert.assessment.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All generators of the library. */
public final class Generators {

    private static final List<ItemKind> KINDS = List.of(ItemKind.TRUE_FALSE, ItemKind.SINGLE_CHOICE, ItemKind.NUMBER);

    private Generators() {}

    /**
     * Lists the generators in a fixed order.
     *
     * @return all generators, each with a name of its own
     */
    public static List<Generator> all() {
        List<Generator> generators = new ArrayList<>();
        families().forEach(family -> family.placements().forEach(placement -> add(generators, family, placement)));
        addFacts(generators, Fact.read("ETHICS", "ethics.txt"));
        addFacts(generators, Fact.read("FOUNDATIONS", "foundations.txt"));
        return List.copyOf(generators);
    }

    static List<Family> families() {
        return Stream.of(
                        EvaluationFamilies.ALL,
                        AnnotationFamilies.ALL,
                        SequenceFamilies.ALL,
                        LabellingFamilies.ALL,
                        TrainingFamilies.ALL,
                        PreparationFamilies.ALL,
                        AcquisitionFamilies.ALL,
                        OperationFamilies.ALL,
                        DesignFamilies.ALL,
                        BusinessFamilies.ALL,
                        OfficeFamilies.ALL)
                .flatMap(List::stream)
                .toList();
    }

    private static void add(List<Generator> generators, Family family, Placement placement) {
        Scene example = family.scene(new Draw(0));
        for (int i = 0; i < example.questions().size(); i++) {
            Question question = example.questions().get(i);
            for (ItemKind kind : KINDS) {
                if (kind != ItemKind.NUMBER || question.number() != null) {
                    generators.add(new TemplateGenerator(family, i, question.aspect(), placement, kind));
                }
            }
        }
        if (example.questions().size() >= StatementsGenerator.QUESTIONS) {
            generators.add(new StatementsGenerator(family, placement));
        }
    }

    private static void addFacts(List<Generator> generators, List<Fact> facts) {
        for (int level : new int[] {4, 3}) {
            for (Fact fact : facts) {
                generators.add(new FactGenerator(List.of(fact), ItemKind.TRUE_FALSE, level));
                generators.add(new FactGenerator(List.of(fact), ItemKind.SINGLE_CHOICE, level));
            }
            generators.add(new FactGenerator(facts, ItemKind.MULTIPLE_CHOICE, level));
        }
    }
}
