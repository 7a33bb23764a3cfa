package io.skillcert.exam.bank.qti;

import io.skillcert.http.problem.Violations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a QTI content package, unpacked in memory within limits: names are keys of a map and never paths of the file system,
 * and a package that unpacks to more than it may is refused before it is read to its end.
 */
final class QtiPackage {

    static final String MANIFEST = "imsmanifest.xml";
    private static final int MAX_FILES = 4_200;
    private static final int MAX_FILE_BYTES = 1 << 20;
    private static final int MAX_BYTES = 24 << 20;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private int bytes;

    private QtiPackage() {}

    /** @throws io.skillcert.http.problem.ProblemException 400 if it is no package, or unpacks to too much */
    static QtiPackage read(byte[] content) {
        var unpacked = new QtiPackage();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content == null ? new byte[0] : content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpacked.add(entry, zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Violations.single("body", "is not a ZIP file");
        }
        if (!unpacked.files.containsKey(MANIFEST)) {
            throw Violations.single("body", "has no imsmanifest.xml");
        }
        return unpacked;
    }

    private void add(ZipEntry entry, ZipInputStream zip) throws IOException {
        if (entry.isDirectory()) {
            return;
        }
        var file = zip.readNBytes(MAX_FILE_BYTES + 1);
        bytes += file.length;
        if (file.length > MAX_FILE_BYTES || bytes > MAX_BYTES || files.size() >= MAX_FILES) {
            throw Violations.single(
                    "body",
                    "unpacks to more than {0} MiB, a file of more than 1 MiB or more than {1} files",
                    MAX_BYTES >> 20,
                    MAX_FILES);
        }
        if (files.put(entry.getName(), file) != null) {
            throw Violations.single("body", "has a file twice");
        }
    }

    /**
     * Gets a file.
     *
     * @param base the name of the file that refers to it
     * @param reference relative to the base; one that leaves the package finds nothing
     */
    byte[] resolve(String base, String reference) {
        var folder = base.contains("/") ? base.substring(0, base.lastIndexOf('/') + 1) : "";
        var path = new ArrayDeque<String>();
        for (var step : (folder + reference).split("/")) {
            if (step.equals("..") && !path.isEmpty()) {
                path.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return files.get(String.join("/", path));
    }

    byte[] get(String name) {
        return files.get(name);
    }
}
