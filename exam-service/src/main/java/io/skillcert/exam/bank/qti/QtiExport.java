package io.skillcert.exam.bank.qti;

import static io.skillcert.exam.bank.qti.QtiMarkup.escaped;

import io.skillcert.exam.bank.ItemDraft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes items as a QTI 3 content package; level, function, topic and source stand in the manifest as keywords. */
public final class QtiExport {

    private static final String MANIFEST =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="MANIFEST">
            <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
            <organizations/>
            <resources>
            %s
            </resources>
            </manifest>
            """;

    private static final String RESOURCE =
            """
            <resource identifier="%1$s" type="imsqti_item_xmlv3p0" href="items/%1$s.xml"><metadata>\
            <lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general>%2$s</general></lom></metadata>\
            <file href="items/%1$s.xml"/>%3$s</resource>""";

    private QtiExport() {}

    /** Whether QTI has an interaction for the item. */
    public static boolean canWrite(ItemDraft item) {
        return QtiWriter.KINDS.contains(item.kind());
    }

    /** @param items of kinds that QTI has an interaction for */
    public static byte[] write(List<ItemDraft> items) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            var resources = new StringBuilder();
            for (int i = 0; i < items.size(); i++) {
                var item = items.get(i);
                var name = "item-" + (i + 1);
                var image = item.content().image();
                resources.append(resource(name, item)).append('\n');
                add(zip, "items/" + name + ".xml", new QtiWriter(item).write(name, name + ".svg"));
                if (image != null) {
                    add(zip, "items/" + name + ".svg", image);
                }
            }
            add(zip, QtiPackage.MANIFEST, MANIFEST.formatted(resources));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String resource(String name, ItemDraft item) {
        var keywords = Stream.of(
                        "level:" + item.level(),
                        "function:" + item.function(),
                        "topic:" + item.topic(),
                        "source:" + (item.source() == null ? "" : item.source()))
                .map(keyword -> "<keyword><string>" + escaped(keyword) + "</string></keyword>")
                .collect(Collectors.joining());
        var image = item.content().image() == null ? "" : "<file href=\"items/" + name + ".svg\"/>";
        return RESOURCE.formatted(name, keywords, image);
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
