package io.skillcert.coderunner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The command line of a sandbox: the limits, the namespaces, and the script that is first in it. */
final class SandboxCommand {

    /**
     * Unpacks standard input, says that it is ready, runs the program, stops whatever the program left running, and writes the
     * exit code, the times and the archive of the results to standard output. What the program prints goes to standard error.
     */
    private static final String SCRIPT =
            """
            tar -xf - || exit 125
            echo ready
            timeout -k 1 "$1" /usr/bin/python3 -B task.py </dev/null >&2
            code=$?
            shift
            kill -KILL -1 2>/dev/null
            echo "$code"
            times
            exec tar -cf - --no-recursion --hard-dereference -- "$@" 2>/dev/null
            """;

    /** The same result in each run: hashes, threads of the numeric libraries, texts and time zone are fixed. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PATH", "/usr/bin",
            "HOME", "/work",
            "LC_ALL", "C.UTF-8",
            "TZ", "Asia/Shanghai",
            "PYTHONHASHSEED", "0",
            "OMP_NUM_THREADS", "1",
            "OPENBLAS_NUM_THREADS", "1",
            "NUMEXPR_NUM_THREADS", "1");

    /** Parts of /usr that Python does not need. */
    private static final List<String> MASKED =
            List.of("/usr/share", "/usr/lib/jvm", "/usr/local", "/usr/src", "/usr/sbin", "/usr/games", "/usr/include");

    private static final long TEMPORARY_SPACE = 16 << 20;

    private SandboxCommand() {}

    /** @param user the numeric user that the sandbox is to run as; 0 for the user of this process */
    static List<String> of(Program program, Limits limits, int user, List<String> masked) {
        var command = new ArrayList<String>();
        if (user != 0) {
            command.addAll(List.of("setpriv", "--reuid", "" + user, "--regid", "" + user, "--clear-groups", "--"));
        }
        command.addAll(prlimit(limits));
        command.addAll(bubblewrap(limits, masked));
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "sh", "" + limits.wall().toSeconds()));
        command.addAll(new TreeSet<>(program.results()));
        return command;
    }

    /** The parts of /usr that are to be hidden, of those that this computer has. */
    static List<String> masked() {
        return MASKED.stream().filter(path -> Files.isDirectory(Path.of(path))).toList();
    }

    private static List<String> prlimit(Limits limits) {
        var cpu = limits.cpu().toSeconds();
        return List.of(
                "prlimit",
                "--cpu=" + cpu + ":"
                        + (cpu + 1), // the first is a signal by which the reason can be seen, the second kills
                "--as=" + limits.addressSpace(),
                "--nproc=" + limits.processes(),
                "--fsize=" + limits.fileSize(),
                "--nofile=" + limits.openFiles(),
                "--core=0",
                "--");
    }

    private static List<String> bubblewrap(Limits limits, List<String> masked) {
        var command = new ArrayList<>(List.of("bwrap", "--unshare-all", "--unshare-user", "--disable-userns"));
        command.addAll(List.of("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"));
        command.addAll(List.of("--hostname", "sandbox", "--ro-bind", "/usr", "/usr"));
        for (var link : List.of("bin", "lib", "lib64")) {
            command.addAll(List.of("--symlink", "usr/" + link, "/" + link));
        }
        command.addAll(
                List.of("--ro-bind-try", "/etc/alternatives", "/etc/alternatives")); // leads to the numeric library
        for (var path : masked) {
            command.addAll(List.of("--tmpfs", path));
        }
        command.addAll(List.of("--ro-bind-try", "/usr/share/zoneinfo", "/usr/share/zoneinfo"));
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        command.addAll(List.of("--size", "" + TEMPORARY_SPACE, "--tmpfs", "/tmp"));
        command.addAll(List.of("--size", "" + limits.workSpace(), "--tmpfs", "/work", "--chdir", "/work"));
        for (var path : masked) {
            command.addAll(List.of("--remount-ro", path));
        }
        command.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
        ENVIRONMENT.forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
        command.add("--");
        return command;
    }
}
