package io.skillcert.registration.lesson;

import io.quarkus.runtime.Startup;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All lessons, which are read when the service starts. */
@Startup
@ApplicationScoped
public class Lessons {

    private final Map<String, Lesson> byCode = new LinkedHashMap<>();

    Lessons() {
        LessonFiles.read().forEach(lesson -> byCode.put(lesson.code(), lesson));
    }

    /** The lessons in the order of the curriculum, the lowest level (5) first. */
    public List<Lesson> all() {
        return List.copyOf(byCode.values());
    }

    /** The lessons for a level; none where the level has no lessons. */
    public List<Lesson> of(int level) {
        return byCode.values().stream()
                .filter(lesson -> lesson.level() == level)
                .toList();
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public Lesson lesson(String code) {
        return Optional.ofNullable(byCode.get(code)).orElseThrow(RegistrationProblem.LESSON_NOT_FOUND::exception);
    }
}
