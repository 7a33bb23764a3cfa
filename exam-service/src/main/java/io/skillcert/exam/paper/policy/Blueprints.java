package io.skillcert.exam.paper.policy;

import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.policy.Dated;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Timeline;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What papers consist of (DLV-01, DLV-02). A level without published weights has no blueprint. Pure: no clock and no I/O. */
public final class Blueprints {

    private static final String NAME = "paper-assembly";

    private final Timeline<String> ruleSet;
    private final Timeline<TheoryByLevel> theory;
    private final Timeline<SkillsByLevel> skills;

    /** The theory blueprint by the level's number. */
    public static final class TheoryByLevel extends HashMap<Integer, Blueprint> {}

    /** The sections of the operational skills paper by the level's number. */
    public static final class SkillsByLevel extends HashMap<Integer, List<SkillsSection>> {}

    public Blueprints(Timeline<String> ruleSet, Timeline<TheoryByLevel> theory, Timeline<SkillsByLevel> skills) {
        this.ruleSet = ruleSet;
        this.theory = theory;
        this.skills = skills;
    }

    public boolean isInForceOn(LocalDate day) {
        return ruleSet.isInForceOn(day) && theory.isInForceOn(day) && skills.isInForceOn(day);
    }

    public PolicyVersion version(LocalDate on) {
        return new PolicyVersion(NAME, ruleSet.on(on).value(), on);
    }

    /** The blueprint of the level's theory paper; empty if no weights are published for the level. */
    public Optional<Blueprint> theory(SkillLevel level, LocalDate on) {
        return Optional.ofNullable(theory.on(on).value().get(level.number()));
    }

    /** The entry that {@link #theory} takes its blueprints from, with its citation. */
    public Dated<TheoryByLevel> theoryEntry(LocalDate on) {
        return theory.on(on);
    }

    /** The sections of the level's operational skills paper; empty if none are published for the level. */
    public Optional<List<SkillsSection>> skills(SkillLevel level, LocalDate on) {
        return Optional.ofNullable(skills.on(on).value().get(level.number()));
    }

    /** The entry that {@link #skills} takes its sections from, with its citation. */
    public Dated<SkillsByLevel> skillsEntry(LocalDate on) {
        return skills.on(on);
    }
}
