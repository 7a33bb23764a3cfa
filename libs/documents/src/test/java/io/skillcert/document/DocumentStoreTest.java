package io.skillcert.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.http.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does, and what each does when it can't. */
class DocumentStoreTest {

    private static final S3Server S3 = new S3Server();
    private static final String SHA_256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String OTHER = "8" + SHA_256.substring(1);

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        S3.start();
    }

    @AfterAll
    static void stop() {
        S3.stop();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"directory", "bucket"})
    void a_content_is_replaced_read_back_and_removed(String kind) {
        var store = kind.equals("bucket") ? S3.store() : new DirectoryDocumentStore(folder);
        store.put(SHA_256, "encrypted".getBytes(StandardCharsets.UTF_8));
        var again = "encrypted again".getBytes(StandardCharsets.UTF_8);
        store.put(SHA_256, again);
        assertArrayEquals(again, store.get(SHA_256));
        store.remove(SHA_256);
        store.remove(SHA_256);
        assertThrows(IllegalStateException.class, () -> store.get(SHA_256));
    }

    @Test
    void ten_mebibytes_come_back_from_a_bucket_whole() {
        var content = new byte[10 << 20];
        new Random(1).nextBytes(content);
        S3.store().put(OTHER, content);
        assertArrayEquals(content, S3.store().get(OTHER));
    }

    @Test
    void a_bucket_that_does_not_answer_is_unavailable() {
        var store = S3.store("a wrong secret");
        assertUnavailable(() -> store.put(SHA_256, new byte[1]));
        assertUnavailable(() -> store.get(SHA_256));
        assertUnavailable(() -> store.remove(SHA_256));
    }

    @Test
    void a_directory_that_can_not_be_written_is_unavailable() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertUnavailable(() -> new DirectoryDocumentStore(file).put(SHA_256, new byte[1]));
    }

    private static void assertUnavailable(Runnable call) {
        var problem = assertThrows(ProblemException.class, call::run);
        assertEquals(DocumentProblem.DOCUMENT_STORE_UNAVAILABLE, problem.type());
    }
}
