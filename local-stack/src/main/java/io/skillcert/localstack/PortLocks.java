package io.skillcert.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reserves ports among all runs of a user, in whatever checkout, before anything listens on them: a file for each port,
 * locked as long as the process lives.
 */
final class PortLocks implements AutoCloseable {

    private final List<FileChannel> locks = new ArrayList<>();

    private PortLocks() {}

    /** @throws IOException if another run has reserved one of the ports; the message names it and the option that changes it */
    static PortLocks reserve(int firstPort, int count) throws IOException {
        var reserved = new PortLocks();
        for (int port = firstPort; port < firstPort + count; port++) {
            if (!reserved.lock(port)) {
                reserved.close();
                throw new IOException("another ./run uses port " + port + "; choose other ports with --port-base");
            }
        }
        return reserved;
    }

    private boolean lock(int port) throws IOException {
        var name = "skillcert-" + System.getProperty("user.name") + "-port-" + port + ".lock";
        var file = FileChannel.open(
                Path.of(System.getProperty("java.io.tmpdir"), name),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        locks.add(file);
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process has reserved it
        }
    }

    @Override
    public void close() throws IOException {
        for (var lock : locks) {
            lock.close();
        }
    }
}
