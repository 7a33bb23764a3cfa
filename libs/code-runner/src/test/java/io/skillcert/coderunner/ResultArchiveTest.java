package io.skillcert.coderunner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as a hostile program could write them. */
class ResultArchiveTest {

    private static final Set<String> EXPECTED = Set.of("a.csv", "b.csv");
    private static final byte[] CONTENT = {1, 2, 3};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

    private void add(TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private ResultArchive read() throws IOException {
        tar.close();
        return read(bytes.toByteArray());
    }

    private static ResultArchive read(byte[] archive) {
        return ResultArchive.read(new ByteArrayInputStream(archive), EXPECTED);
    }

    private static void assertNothingCounts(ResultArchive archive) {
        assertTrue(archive.files().isEmpty());
        assertEquals(EXPECTED, archive.refused().keySet());
    }

    @Test
    void a_plain_file_counts() throws IOException {
        add(new TarArchiveEntry("a.csv"), CONTENT);
        var archive = read();
        assertArrayEquals(CONTENT, archive.files().get("a.csv"));
        assertTrue(archive.refused().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../a.csv", "x/../a.csv", "./a.csv", "c.csv", "a.csv\\b", ""})
    void an_archive_with_any_other_name_does_not_count(String name) throws IOException {
        add(new TarArchiveEntry("a.csv"), CONTENT);
        add(new TarArchiveEntry(name, true), CONTENT);
        assertNothingCounts(read());
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_LINK,
                TarConstants.LF_SYMLINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_DIR,
                TarConstants.LF_FIFO
            })
    void a_link_a_device_a_directory_and_a_fifo_are_refused(byte type) throws IOException {
        var entry = new TarArchiveEntry("a.csv", type);
        entry.setLinkName("/etc/passwd");
        add(entry, new byte[0]);
        add(new TarArchiveEntry("b.csv"), CONTENT);
        var archive = read();
        assertEquals(Set.of("a.csv"), archive.refused().keySet());
        assertEquals(Set.of("b.csv"), archive.files().keySet());
    }

    @Test
    void a_name_that_is_there_twice_is_refused() throws IOException {
        add(new TarArchiveEntry("a.csv"), CONTENT);
        add(new TarArchiveEntry("a.csv"), new byte[] {4});
        assertEquals(Set.of("a.csv"), read().refused().keySet());
    }

    @Test
    void a_file_counts_up_to_its_largest_size() throws IOException {
        add(new TarArchiveEntry("a.csv"), new byte[ResultArchive.LARGEST_FILE]);
        add(new TarArchiveEntry("b.csv"), new byte[ResultArchive.LARGEST_FILE + 1]);
        var archive = read();
        assertEquals(Set.of("a.csv"), archive.files().keySet());
        assertEquals(Set.of("b.csv"), archive.refused().keySet());
    }

    @Test
    void an_archive_with_too_many_entries_does_not_count() throws IOException {
        for (int i = 0; i <= Program.MOST_FILES; i++) {
            add(new TarArchiveEntry("a.csv"), CONTENT);
        }
        assertNothingCounts(read());
    }

    @Test
    void a_truncated_archive_does_not_count() throws IOException {
        add(new TarArchiveEntry("a.csv"), new byte[2000]);
        tar.close();
        assertNothingCounts(read(Arrays.copyOf(bytes.toByteArray(), 1000)));
    }

    @Test
    void random_changes_of_an_archive_never_end_in_another_error() throws IOException {
        add(new TarArchiveEntry("a.csv"), CONTENT);
        tar.close();
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            var changed = bytes.toByteArray();
            for (int j = 0; j < 3; j++) {
                changed[random.nextInt(600)] = (byte) random.nextInt();
            }
            assertTrue(EXPECTED.containsAll(read(changed).files().keySet()));
        }
    }
}
