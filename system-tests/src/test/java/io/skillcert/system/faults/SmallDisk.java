package io.skillcert.system.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Mounts a small file system in memory over a directory, so that it can be filled. Needs root. */
final class SmallDisk {

    private static final int BLOCK = 4096;

    private final Path directory;
    private final Path ballast;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.ballast = directory.resolve("ballast");
    }

    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name")) && Files.isWritable(Path.of("/"));
    }

    /** Moves the content of the directory to the new file system; no process may use it meanwhile. */
    static SmallDisk inPlaceOf(Path directory, int megabytes) throws IOException, InterruptedException {
        var before = directory.resolveSibling(directory.getFileName() + ".before");
        Files.move(directory, before);
        Files.createDirectory(directory);
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
        var disk = new SmallDisk(directory);
        try {
            run("cp", "-a", before + "/.", directory.toString());
            return disk;
        } catch (IOException e) {
            disk.unmount();
            throw e;
        }
    }

    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            if (Files.getFileStore(directory).getUsableSpace() >= BLOCK) {
                throw e; // not because it is full
            }
        }
    }

    void free() throws IOException {
        Files.delete(ballast);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }

    void unmount() throws IOException, InterruptedException {
        run("umount", "--lazy", directory.toString());
    }
}
