package io.skillcert.coderunner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.coderunner.Outcome.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs honest and hostile programs in real sandboxes. */
class SandboxTest {

    private static final Limits SHORT = limits(2, 4);
    private static Sandbox sandbox;

    @BeforeAll
    static void find() throws IOException, InterruptedException {
        sandbox = TestSandbox.available();
    }

    private static Limits limits(int cpuSeconds, int wallSeconds) {
        var exam = Limits.EXAM;
        return new Limits(
                Duration.ofSeconds(cpuSeconds),
                Duration.ofSeconds(wallSeconds),
                exam.addressSpace(),
                exam.processes(),
                exam.fileSize(),
                exam.openFiles(),
                exam.workSpace());
    }

    private static Outcome run(String source, Limits limits) throws InterruptedException {
        return sandbox.run(new Program(source, Map.of(), Set.of("result.csv")), limits);
    }

    private static Outcome run(String source) throws InterruptedException {
        return run(source, SHORT);
    }

    private static String result(Outcome outcome) {
        return new String(outcome.files().getOrDefault("result.csv", new byte[0]), UTF_8);
    }

    @Test
    void a_program_reads_its_inputs_with_pandas_and_leaves_its_results() throws InterruptedException {
        var source =
                """
                import pandas
                table = pandas.read_csv('orders.csv').drop_duplicates()
                table.groupby('city', as_index=False)['amount'].sum().to_csv('result.csv', index=False)
                """;
        var orders = "city,amount\n深圳,3\n深圳,3\n北京,4\n深圳,5\n".getBytes(UTF_8);
        var outcome = sandbox.run(
                new Program(source, Map.of("orders.csv", orders), Set.of("result.csv", "not-written.csv")),
                Limits.EXAM);
        assertEquals(Status.FINISHED, outcome.status(), outcome.log());
        assertEquals("city,amount\n北京,4\n深圳,8\n", result(outcome));
        assertEquals(Set.of("result.csv"), outcome.files().keySet());
        assertTrue(outcome.cpu().toMillis() > 0 && outcome.wall().compareTo(Duration.ZERO) > 0);
    }

    @Test
    void two_runs_give_the_same_result_and_see_no_file_of_each_other() throws InterruptedException {
        var source =
                """
                import os
                with open('result.csv', 'w') as file:
                    print(sorted(os.listdir('.')), os.listdir('/tmp'), hash('深圳'), file=file)
                open('/tmp/left', 'w').close()
                """;
        var first = result(run(source));
        assertFalse(first.isEmpty());
        assertEquals(first, result(run(source)));
    }

    @Test
    void a_program_that_fails_keeps_the_files_it_left() throws InterruptedException {
        var outcome = run("open('result.csv', 'w').write('a\\n')\nraise ValueError('错误')");
        assertEquals(Status.FAILED, outcome.status());
        assertEquals(1, outcome.exitCode());
        assertEquals("a\n", result(outcome));
        assertTrue(outcome.log().contains("ValueError: 错误"));
    }

    @Test
    void an_endless_loop_ends_at_the_limit_of_processor_time() throws InterruptedException {
        var outcome = run("while True: pass", limits(1, 10));
        assertEquals(Status.TIMED_OUT, outcome.status());
        assertTrue(outcome.wall().toSeconds() < 9, outcome.wall().toString());
    }

    @Test
    void a_program_that_waits_ends_at_the_limit_of_time() throws InterruptedException {
        var outcome = run("import signal, time\nsignal.signal(signal.SIGINT, print)\ntime.sleep(60)", limits(1, 1));
        assertEquals(Status.TIMED_OUT, outcome.status());
    }

    @Test
    void a_fork_bomb_ends_with_its_sandbox() throws InterruptedException {
        var outcome = run(
                """
                import os, time
                count = 0
                try:
                    while count < 200:
                        if os.fork() == 0:
                            time.sleep(60)
                        count += 1
                except OSError:
                    open('result.csv', 'w').write(str(count))
                """);
        assertEquals(Status.FINISHED, outcome.status(), outcome.log());
        var started = Integer.parseInt(result(outcome));
        assertTrue(started > 0 && started < Limits.EXAM.processes(), "processes: " + started);
    }

    @Test
    void a_program_gets_no_more_memory_than_its_limit() throws InterruptedException {
        var outcome = run("blocks = []\nwhile True: blocks.append(bytes(1 << 28))", Limits.EXAM);
        assertEquals(Status.FAILED, outcome.status());
        assertTrue(outcome.log().contains("MemoryError"), outcome.log());
    }

    @Test
    void a_program_fills_neither_a_file_nor_a_directory_beyond_its_limit() throws InterruptedException {
        var outcome = run(
                """
                import errno, os
                seen = []
                for folder in ('/work', '/tmp'):
                    try:
                        for i in range(20):
                            with open(f'{folder}/{i}', 'wb') as file:
                                file.write(bytes(8 << 20))
                    except OSError as error:
                        seen.append(errno.errorcode[error.errno])
                os.remove('/work/0')
                try:
                    with open('/work/large', 'wb') as file:
                        file.truncate(17 << 20)
                except OSError as error:
                    seen.append(errno.errorcode[error.errno])
                open('result.csv', 'w').write(' '.join(seen))
                """);
        assertEquals("ENOSPC ENOSPC EFBIG", result(outcome), outcome.log());
    }

    @Test
    void a_program_reaches_no_port_of_its_host() throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = run(
                    """
                    import socket
                    try:
                        socket.create_connection(('127.0.0.1', %d), 2)
                        result = 'connected'
                    except OSError as error:
                        result = 'refused'
                    interfaces = [name for _, name in socket.if_nameindex()]
                    open('result.csv', 'w').write(result + ' ' + ','.join(interfaces))
                    """
                            .formatted(server.getLocalPort()));
            assertEquals("refused lo", result(outcome), outcome.log());
        }
    }

    @Test
    void a_program_sees_no_file_no_variable_no_process_and_no_capability_of_its_host() throws InterruptedException {
        var outcome = run(
                """
                import os
                seen = [path for path in ('/etc/passwd', '/root', '/home', '/var', '/run', '/sys', '/usr/lib/jvm/bin')
                        if os.path.exists(path)]
                seen += [name for name in ('JAVA_HOME', 'USER', 'MAVEN_HOME') if name in os.environ]
                seen += [pid for pid in os.listdir('/proc') if pid.isdigit() and int(pid) > 20]
                status = dict(line.split(':', 1) for line in open('/proc/self/status'))
                seen += [name for name in ('CapEff', 'CapPrm', 'CapBnd') if int(status[name], 16)]
                for path in ('/usr/left', '/left', '/dev/left', '/usr/share/left'):
                    try:
                        open(path, 'w').close()
                        seen.append(path)
                    except OSError:
                        pass
                open('result.csv', 'w').write(repr((os.getuid() != 0, seen)))
                """);
        assertEquals("(True, [])", result(outcome), outcome.log());
    }

    @Test
    void a_program_makes_no_user_namespace_of_its_own() throws InterruptedException {
        var outcome = run(
                """
                import subprocess
                code = subprocess.run(['unshare', '--user', 'true']).returncode
                open('result.csv', 'w').write(str(code != 0))
                """);
        assertEquals("True", result(outcome), outcome.log());
    }

    @Test
    void links_and_fifos_and_directories_are_no_results() throws InterruptedException {
        for (var act :
                new String[] {"symlink('/usr/bin/env', 'result.csv')", "mkfifo('result.csv')", "mkdir('result.csv')"}) {
            var outcome = run("import os\nos." + act);
            assertEquals(Map.of("result.csv", "is not a plain file"), outcome.refused(), act);
            assertTrue(outcome.files().isEmpty());
        }
    }

    @Test
    void files_that_nobody_asked_for_stay_in_the_sandbox() throws InterruptedException {
        var outcome = run("for i in range(5000): open(f'{i}.csv', 'w').write('x')\nopen('result.csv', 'w').write('1')");
        assertEquals(Set.of("result.csv"), outcome.files().keySet());
        assertTrue(outcome.refused().isEmpty());
    }

    @Test
    void a_large_result_is_refused() throws InterruptedException {
        var outcome = run("open('result.csv', 'w').write('x' * (3 << 20))");
        assertTrue(outcome.refused().containsKey("result.csv"));
    }

    @Test
    void a_gigabyte_of_output_is_cut_and_leaves_the_results() throws InterruptedException {
        var outcome = run("open('result.csv', 'w').write('1')\nfor i in range(1 << 10): print('x' * (1 << 20))");
        assertEquals(Outcome.LONGEST_LOG, outcome.log().length());
        assertEquals("1", result(outcome));
    }

    @Test
    void exit_hooks_and_a_replaced_print_change_only_what_the_program_itself_prints() throws InterruptedException {
        var outcome = run(
                """
                import atexit, builtins, os, sys
                builtins.print = lambda *values: sys.stderr.write('passed\\n')
                sys.excepthook = lambda *error: print()
                atexit.register(lambda: os._exit(0))
                raise SystemError
                """);
        assertTrue(outcome.files().isEmpty());
        assertEquals("passed\n", outcome.log());
    }

    @Test
    void a_program_that_writes_to_the_pipe_of_the_results_or_stops_its_parents_only_harms_itself()
            throws InterruptedException {
        var forged = run(
                """
                import os
                for pid in [pid for pid in os.listdir('/proc') if pid.isdigit()]:
                    try:
                        with open(f'/proc/{pid}/fd/1', 'wb') as pipe:
                            pipe.write(b'0\\n' + b'../../etc/passwd' + bytes(5000))
                    except OSError:
                        pass
                """);
        assertTrue(forged.files().isEmpty());
        assertNotEquals(Status.NOT_RUN, forged.status());
        var stopped = run("import os\nos.kill(-1, 9)\nopen('result.csv', 'w').write('1')");
        assertEquals(Status.FAILED, stopped.status());
    }

    @Test
    void a_process_left_behind_ends_before_the_results_are_read() throws InterruptedException {
        var outcome = run(
                """
                import os
                open('result.csv', 'w').write('first')
                if os.fork() == 0:
                    os.setsid()
                    while True:
                        open('result.csv', 'w').write('second')
                """);
        assertEquals(Status.FINISHED, outcome.status());
        assertTrue(outcome.wall().toSeconds() < 3, outcome.wall().toString());
    }

    @Test
    void the_programs_of_a_killed_runner_end_with_it() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var runner = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), WaitingProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var output = runner.inputReader()) {
            assertEquals("started", output.readLine());
            var box = runner.descendants().toList();
            assertTrue(box.size() > 1, "processes in the sandbox");
            runner.destroyForcibly();
            for (var process : box) {
                process.onExit().get(10, TimeUnit.SECONDS);
            }
        } finally {
            runner.destroyForcibly();
        }
    }

    @Test
    void root_runs_no_program_as_itself() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> Sandbox.asUser(0));
        if ((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0) {
            assertThrows(IllegalStateException.class, Sandbox::asOwnUser);
        }
    }
}
