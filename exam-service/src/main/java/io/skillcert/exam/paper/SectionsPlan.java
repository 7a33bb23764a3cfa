package io.skillcert.exam.paper;

import io.skillcert.assessment.assembly.BankItem;
import io.skillcert.assessment.assembly.MissingTask;
import io.skillcert.assessment.assembly.TaskAssembly;
import io.skillcert.assessment.assembly.TaskSlot;
import io.skillcert.exam.paper.policy.SkillsSection;
import io.skillcert.http.language.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/** Papers of tasks in sections by function, as those of operational skills are. A candidate sees the tasks in this order. */
record SectionsPlan(List<SkillsSection> skills) implements PaperPlan {

    @Override
    public String algorithm() {
        return TaskAssembly.ALGORITHM;
    }

    @Override
    public Drawn draw(List<BankItem> bank, byte[] seed, int forms) {
        var made = TaskAssembly.assemble(slots(), bank, seed, forms);
        return new Drawn(
                made.papers().stream().map(PaperPlan::itemsOf).toList(),
                made.digest().orElse(null),
                made.missing().stream()
                        .filter(task -> task.form() == made.missing().get(0).form())
                        .map(SectionsPlan::explain)
                        .toList());
    }

    private List<TaskSlot> slots() {
        var slots = new ArrayList<TaskSlot>();
        for (var section : skills) {
            for (var task : section.tasks()) {
                slots.add(new TaskSlot(section.function(), task.points(), task.topics()));
            }
        }
        return slots;
    }

    private static LocalizedText explain(MissingTask task) {
        return language -> "#%d %s (%s): 1"
                .formatted(
                        task.no(),
                        task.slot().function(),
                        String.join(" / ", task.slot().topics()));
    }

    @Override
    public List<Place> places() {
        var places = new ArrayList<Place>();
        slots().forEach(slot -> places.add(new Place(places.size() + 1, slot.points())));
        return places;
    }

    @Override
    public List<Section> sections() {
        var sections = new ArrayList<Section>();
        int last = 0;
        for (var section : skills) {
            int first = last + 1;
            last += section.tasks().size();
            sections.add(new Section(section.function(), section.minutes(), first, last));
        }
        return sections;
    }

    @Override
    public BlueprintJson json() {
        return BlueprintJson.of(skills);
    }
}
