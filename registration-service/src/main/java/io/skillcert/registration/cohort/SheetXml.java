package io.skillcert.registration.cohort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one XML part of a workbook. Refuses what makes an XML parser use memory without limit, and what no spreadsheet
 * writes: DTDs, comments, CDATA, other encodings than UTF-8, very long texts and deep nesting.
 */
final class SheetXml {

    private static final int MAX_TEXT = 1 << 17; // bytes; a cell has at most 32,767 characters
    private static final int MAX_DEPTH = 64;
    private static final String PHONETIC = "rPh"; // the reading of a text, which is no part of it

    private final XMLStreamReader xml;
    private int depth;

    SheetXml(byte[] part) throws IOException, XMLStreamException {
        requirePlain(part);
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml = factory.createXMLStreamReader(new ByteArrayInputStream(part), StandardCharsets.UTF_8.name());
    }

    private static void requirePlain(byte[] part) throws IOException {
        int tag = 0;
        for (int i = 0; i < part.length; i++) {
            if (part[i] == '<') {
                tag = i;
            }
            if (part[i] == 0 || i - tag > MAX_TEXT || part[i] == '!' && i == tag + 1) {
                throw new IOException("a part has what no spreadsheet writes");
            }
        }
    }

    /** Goes to the next start of an element; false at the end. */
    boolean nextElement() throws XMLStreamException {
        while (xml.hasNext()) {
            if (next() == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** Goes to the next event and returns its type. */
    int next() throws XMLStreamException {
        var event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("is nested too deeply");
        }
        return event;
    }

    boolean isAt(String element) {
        return xml.getLocalName().equals(element);
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name))
                .or(() -> Optional.ofNullable(xml.getAttributeValue("", name)));
    }

    /** @param namespace the end of the namespace, which differs between the variants of the format */
    Optional<String> attributeOf(String namespace, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var found = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals(name) && found != null && found.endsWith(namespace)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** Reads the element at which the reader is to its end and returns its text. */
    String text() throws XMLStreamException {
        var text = new StringBuilder();
        int end = depth - 1;
        int phonetic = Integer.MAX_VALUE;
        while (depth > end) {
            var event = next();
            if (event == XMLStreamConstants.START_ELEMENT && isAt(PHONETIC)) {
                phonetic = Math.min(phonetic, depth);
            } else if (event == XMLStreamConstants.END_ELEMENT && depth < phonetic) {
                phonetic = Integer.MAX_VALUE;
            } else if (event == XMLStreamConstants.CHARACTERS && depth < phonetic) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }
}
