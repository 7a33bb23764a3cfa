package io.skillcert.exam.paper;

import io.skillcert.assessment.assembly.BankItem;
import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.assessment.assembly.PaperAssembly;
import io.skillcert.assessment.assembly.Shortage;
import io.skillcert.http.language.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/** Papers of parts by kind, each spread over the functions by their weights, as theory papers are. */
record PartsPlan(Blueprint blueprint) implements PaperPlan {

    @Override
    public String algorithm() {
        return PaperAssembly.ALGORITHM;
    }

    @Override
    public Drawn draw(List<BankItem> bank, byte[] seed, int forms) {
        var assembly = PaperAssembly.assemble(blueprint, bank, seed, forms);
        return new Drawn(
                assembly.papers().stream().map(PaperPlan::itemsOf).toList(),
                assembly.digest().orElse(null),
                assembly.shortages().stream()
                        .filter(shortage ->
                                shortage.form() == assembly.shortages().get(0).form())
                        .map(PartsPlan::explain)
                        .toList());
    }

    private static LocalizedText explain(Shortage shortage) {
        return language -> "%s %s: %d".formatted(shortage.kind(), shortage.function(), shortage.missing());
    }

    @Override
    public List<Place> places() {
        var places = new ArrayList<Place>();
        for (int i = 0; i < blueprint.parts().size(); i++) {
            var part = blueprint.parts().get(i);
            for (int no = 0; no < part.count(); no++) {
                places.add(new Place(i + 1, part.points()));
            }
        }
        return places;
    }

    @Override
    public List<Section> sections() {
        return List.of();
    }

    @Override
    public BlueprintJson json() {
        return BlueprintJson.of(blueprint);
    }
}
