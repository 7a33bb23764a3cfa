package io.skillcert.registration.scenario;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.runtime.Startup;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.registration.RegistrationProblem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All scenarios, in memory. A file that is wrong stops the service at its start. */
@Startup
@Singleton
public class Scenarios {

    private static final String FILE = "lessons/scenarios.yaml";

    private final List<Scenario> scenarios = read();

    private static List<Scenario> read() {
        var yaml = JsonMapper.builder(new YAMLFactory())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var in = Scenarios.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new PolicyDataException(FILE, "does not exist");
            }
            var scenarios = yaml.readValue(in, new TypeReference<List<Scenario>>() {});
            if (scenarios.stream().map(Scenario::code).distinct().count() < scenarios.size()) {
                throw new PolicyDataException(FILE, "has a code twice");
            }
            return List.copyOf(scenarios);
        } catch (IOException e) {
            throw new PolicyDataException(FILE, e.getMessage());
        }
    }

    /** All scenarios, in their order. */
    public List<Scenario> all() {
        return scenarios;
    }

    public Optional<Scenario> find(String code) {
        return scenarios.stream()
                .filter(scenario -> scenario.code().equals(code))
                .findFirst();
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public Scenario get(String code) {
        return find(code).orElseThrow(RegistrationProblem.SCENARIO_NOT_FOUND::exception);
    }
}
