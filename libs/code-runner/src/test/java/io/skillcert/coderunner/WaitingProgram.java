package io.skillcert.coderunner;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Runs a program that waits for a minute, and says when it is in its sandbox: a runner that a test kills. */
final class WaitingProgram {

    private WaitingProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var sandbox = TestSandbox.available();
        var watcher = new Thread(() -> {
            while (ProcessHandle.current().descendants().noneMatch(WaitingProgram::isSleeping)) {
                Thread.onSpinWait();
            }
            System.out.println("started");
        });
        watcher.setDaemon(true);
        watcher.start();
        sandbox.run(
                new Program("import os\nos.execvp('sleep', ['sleep', '60'])", Map.of(), Set.of()),
                new Limits(
                        Limits.EXAM.cpu(),
                        Duration.ofMinutes(2),
                        Limits.EXAM.addressSpace(),
                        Limits.EXAM.processes(),
                        Limits.EXAM.fileSize(),
                        Limits.EXAM.openFiles(),
                        Limits.EXAM.workSpace()));
    }

    private static boolean isSleeping(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/sleep");
    }
}
