package io.skillcert.registration.practice;

import io.quarkus.runtime.Startup;
import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.assessment.assembly.Part;
import io.skillcert.assessment.assembly.Weight;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** The parameters of practice and mock exams, in {@code policy/practice}. */
@Startup
@Singleton
class PracticeParameters {

    private final Timeline<MockExams> mockExams =
            new ParameterFiles("policy/practice").shaped("mock-exam", "mock-exams", MockExams.class);
    private final Timeline<Repetition> repetition =
            new ParameterFiles("policy/practice").shaped("repetition", "repetition", Repetition.class);

    /** The mock exams, by the level's number. */
    public static final class MockExams extends HashMap<Integer, MockExam> {}

    /** A mock exam of a level: its minutes, its parts and how the functions share them. */
    public record MockExam(int minutes, List<Part> parts, List<Weight> weights) {

        Blueprint blueprint() {
            return new Blueprint(parts, weights);
        }

        BigDecimal pointsOf(ItemKind kind) {
            return parts.stream()
                    .filter(part -> part.kind() == kind)
                    .map(Part::points)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** @param days the days until an item is due again, by its box */
    public record Repetition(List<Integer> days) {}

    /** Empty if the level has no mock exam. */
    Optional<MockExam> mockExam(int level, LocalDate on) {
        return Optional.ofNullable(mockExams.on(on).value().get(level));
    }

    List<Integer> repetitionDays(LocalDate on) {
        return repetition.on(on).value().days();
    }
}
