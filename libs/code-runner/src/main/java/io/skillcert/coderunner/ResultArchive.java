package io.skillcert.coderunner;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads the tar archive that comes out of a sandbox, which a hostile program may have written. Contents stay in memory: no name
 * in the archive is ever used as a path. An entry that isn't a plain file with an expected name is refused.
 */
final class ResultArchive {

    /** The most bytes of one result file. */
    static final int LARGEST_FILE = 2 << 20;

    private static final int MOST_ENTRIES = Program.MOST_FILES;
    private static final long LARGEST_ARCHIVE = MOST_ENTRIES * (LARGEST_FILE + 1024L) + 10_240;
    private static final String BROKEN = "the archive of the results is broken or too large";

    private final Set<String> expected;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    private ResultArchive(Set<String> expected) {
        this.expected = expected;
    }

    /**
     * Reads the entries up to the end of the archive.
     *
     * @param expected the names that count
     */
    static ResultArchive read(InputStream archive, Set<String> expected) {
        var result = new ResultArchive(expected);
        try (var tar = new TarArchiveInputStream(new LimitedInput(archive, LARGEST_ARCHIVE))) {
            var entries = 0;
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new IOException("too many entries");
                }
                result.add(entry, tar);
            }
        } catch (IOException | RuntimeException e) {
            result.refuseAll();
        }
        return result;
    }

    private void add(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        var name = entry.getName().replaceFirst("/+$", "");
        if (!expected.contains(name)) {
            throw new IOException("an unexpected entry");
        }
        if (!isPlainFile(entry)) {
            refuse(name, "is not a plain file");
        } else if (entry.getSize() > LARGEST_FILE) {
            refuse(name, "is larger than " + LARGEST_FILE + " bytes");
        } else if (files.put(name, content(entry, tar)) != null) {
            refuse(name, "is there twice");
        }
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isDirectory()
                && !entry.isLink()
                && !entry.isSymbolicLink()
                && !entry.isBlockDevice()
                && !entry.isCharacterDevice()
                && !entry.isFIFO()
                && !entry.isSparse();
    }

    private static byte[] content(TarArchiveEntry entry, InputStream tar) throws IOException {
        var content = tar.readNBytes(LARGEST_FILE + 1);
        if (content.length != entry.getSize()) {
            throw new EOFException("a truncated entry");
        }
        return content;
    }

    private void refuse(String name, String reason) {
        files.remove(name);
        refused.put(name, reason);
    }

    private void refuseAll() {
        expected.forEach(name -> refuse(name, BROKEN));
    }

    Map<String, byte[]> files() {
        return files;
    }

    Map<String, String> refused() {
        return refused;
    }
}
