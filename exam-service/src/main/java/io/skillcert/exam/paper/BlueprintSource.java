package io.skillcert.exam.paper;

import io.quarkus.runtime.Startup;
import io.skillcert.exam.paper.policy.Blueprints;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/paper} once, at the start. */
@Singleton
public class BlueprintSource {

    @Produces
    @Startup
    @Singleton
    Blueprints produced() {
        return blueprints();
    }

    public static Blueprints blueprints() {
        var files = new ParameterFiles("policy/paper");
        return new Blueprints(
                files.text("rule-set"),
                files.shaped("theory", "blueprints", Blueprints.TheoryByLevel.class),
                files.shaped("skills", "skills_plans", Blueprints.SkillsByLevel.class));
    }
}
