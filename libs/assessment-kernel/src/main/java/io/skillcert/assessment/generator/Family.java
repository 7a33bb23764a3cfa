package io.skillcert.assessment.generator;

import java.util.List;
import java.util.function.Function;

/**
 * A family of templates: it draws a case and asks questions about it.
 *
 * @param name the name of the family, in letters a–z and hyphens
 * @param drawing draws a case
 * @param placements where its items belong
 */
record Family(String name, Function<Draw, Scene> drawing, List<Placement> placements) {

    /** An option needs this many others. */
    static final int DISTRACTORS = 3;

    private static final int ATTEMPTS = 500;

    static Family of(String name, Function<Draw, Scene> drawing, Placement... placements) {
        return new Family(name, drawing, List.of(placements));
    }

    /**
     * Draws cases until one has enough different wrong answers to each of its questions.
     *
     * @param draw the source of random numbers
     * @return the case
     */
    Scene scene(Draw draw) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Scene scene = drawing.apply(draw);
            if (scene.questions().stream()
                    .allMatch(question -> question.distractors().size() >= DISTRACTORS)) {
                return scene;
            }
        }
        throw new IllegalStateException("family " + name + " draws no case with enough distractors");
    }

    List<String> aspects() {
        return scene(new Draw(0)).questions().stream().map(Question::aspect).toList();
    }
}
