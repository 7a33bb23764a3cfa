package io.skillcert.browser;

import io.skillcert.localstack.ApiClient;
import io.skillcert.localstack.cohort.CohortRun;
import io.skillcert.localstack.cohort.ExamRoom;
import io.skillcert.localstack.cohort.SampleCohortFile;
import io.skillcert.localstack.cohort.Services;
import io.skillcert.localstack.service.LocalStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The three services on the day of the theory exam, with the candidates of the sample cohort checked in. */
final class ExamHall {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int PORTS = 6;

    private static ExamHall shared;

    private final Services services;
    private final URI exam;
    private final ExamRoom room;
    private final Deque<ExamRoom.Candidate> free = new ArrayDeque<>();

    private ExamHall() throws Exception {
        var directory = Files.createTempDirectory("skillcert-exam-hall");
        var stack = LocalStack.start(ROOT, directory, freePorts(), step -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stack, directory)));
        services = Services.at(stack.addresses(), stack.tokens());
        exam = stack.addresses().get(1);
        var rows = SampleCohortFile.read(ROOT.resolve("samples/cohort-2025-07.csv"));
        room = new CohortRun(services, rows, Optional.of(ROOT.resolve("samples/bank")), step -> {}).openRoom();
        room.candidates().stream()
                .sorted(Comparator.comparing(ExamRoom.Candidate::level))
                .forEach(free::add);
    }

    /** The hall that all tests share; it closes with the JVM. */
    static synchronized ExamHall shared() throws Exception {
        if (shared == null) {
            shared = new ExamHall();
        }
        return shared;
    }

    /** A candidate whom no test has had, of level 3 as long as there are some. */
    ExamRoom.Candidate candidate() {
        return free.remove();
    }

    String roomCode(ExamRoom.Candidate candidate) {
        return room.roomCode(candidate.session());
    }

    /** Releases the machine of a candidate, as an invigilator does when it has broken. */
    void release(ExamRoom.Candidate candidate) {
        exam().post(
                        "invigilator",
                        "/v1/exam-sessions/" + candidate.session() + "/device-releases",
                        Map.of("seat", candidate.seat(), "reason", "the computer has broken"));
    }

    /** Moves the clocks of the services to a time of 26 July. */
    void clock(String time) {
        for (var service : List.of(services.registration(), services.exam(), services.subsidy())) {
            service.put("operator", "/v1/sandbox/clock", Map.of("now", "2025-07-26T" + time + "+08:00"));
        }
    }

    ApiClient exam() {
        return services.exam();
    }

    String address(String path) {
        return exam.resolve(path).toString();
    }

    private static int freePorts() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 30_000))
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(ExamHall::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(LocalStack stack, Path directory) {
        try {
            stack.close();
            try (var files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            System.err.println("the exam hall was not closed: " + e.getMessage());
        }
    }
}
