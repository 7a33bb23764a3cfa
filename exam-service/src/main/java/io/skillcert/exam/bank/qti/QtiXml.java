package io.skillcert.exam.bank.qti;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Parses the XML of packages without DTDs, entities and includes, and finds elements by their local names. */
final class QtiXml {

    private static final String MAX_DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

    private QtiXml() {}

    /** @throws IllegalArgumentException if it is not well-formed, has a DTD or is nested too deeply */
    static Element parse(byte[] content) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(MAX_DEPTH, "100");
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("is not well-formed XML without a DTD", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e); // the parser of the JDK knows all these features
        }
    }

    /** Every error ends the parsing by its exception; nothing is printed. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** All descendants of a local name, in the order of the document. */
    static List<Element> all(Element root, String name) {
        var found = root.getElementsByTagNameNS("*", name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static Optional<Element> first(Element root, String name) {
        return Optional.ofNullable(
                (Element) root.getElementsByTagNameNS("*", name).item(0));
    }

    /** The texts of all descendants of a local name. */
    static List<String> texts(Element root, String name) {
        return all(root, name).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    static List<Node> children(Node parent) {
        var nodes = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            nodes.add(child);
        }
        return nodes;
    }
}
