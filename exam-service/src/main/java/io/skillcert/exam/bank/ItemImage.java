package io.skillcert.exam.bank;

import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Checks the SVG images of items by a strict list of elements and attributes: shapes, texts and colours. No script, no style sheet,
 * no link, no foreign content, no reference to anything outside and none to what takes more to draw than to write.
 */
final class ItemImage {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MAX_ELEMENTS = 2000;
    private static final int MAX_DEPTH = 20;

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "path",
            "text",
            "tspan",
            "title",
            "desc");

    private static final Set<String> ATTRIBUTES = Set.of(
            "version",
            "width",
            "height",
            "viewBox",
            "preserveAspectRatio",
            "role",
            "id",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "dx",
            "dy",
            "d",
            "points",
            "transform",
            "fill",
            "fill-opacity",
            "fill-rule",
            "stroke",
            "stroke-width",
            "stroke-opacity",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "opacity",
            "font-size",
            "font-family",
            "font-weight",
            "font-style",
            "text-anchor",
            "dominant-baseline",
            "aria-label");

    private static final Pattern REFERENCE = Pattern.compile("url\\s*\\(|javascript:|data:|&|\\\\|expression\\s*\\(");

    private ItemImage() {}

    /**
     * Checks an image.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static void check(String svg) {
        try {
            var reader = secureFactory().createXMLStreamReader(new StringReader(svg));
            int depth = 0;
            int elements = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        element(reader, depth++);
                        if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
                            throw new IllegalArgumentException("has too many elements, or too many inside one another");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD,
                            XMLStreamConstants.PROCESSING_INSTRUCTION,
                            XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new IllegalArgumentException("must not have a DTD, entities or processing instructions");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("is not well-formed SVG", e);
        }
    }

    static XMLInputFactory secureFactory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static void element(XMLStreamReader reader, int depth) {
        var name = reader.getLocalName();
        var isSvg = SVG.equals(reader.getNamespaceURI());
        if (!isSvg || !ELEMENTS.contains(name) || (depth == 0) != name.equals("svg")) {
            throw new IllegalArgumentException("has an element that images of items may not have");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var namespace = reader.getAttributeNamespace(i);
            var value = reader.getAttributeValue(i).toLowerCase(Locale.ROOT);
            if (namespace != null && !namespace.isEmpty()
                    || !ATTRIBUTES.contains(reader.getAttributeLocalName(i))
                    || REFERENCE.matcher(value).find()) {
                throw new IllegalArgumentException("has an attribute that images of items may not have");
            }
        }
    }
}
