package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the record elements of XML documents as a stream, one record in memory at a time.
///
/// The iterator is an absolute path of element names (`/result/record`) or `//record`; references are child
/// paths (`a/b`), attributes (`@id`, `a/@id`), `text()` or `.`. Document types and external entities are off.
final class XmlReader implements RowReader {

    private final List<String> iterator;
    private final boolean anywhere;
    private final List<Path> files;
    private final SourceDescription source;
    private final List<String> references;
    private final RowHashes.Hash hash = new RowHashes.Hash();

    XmlReader(
            String iterator, List<Path> files, SourceDescription source, List<String> references) {
        if (!iterator.matches("//?[^/@()\\[\\]]+(/[^/@()\\[\\]]+)*")) {
            throw new ProblemException(SourceProblem.BAD_PATH.at(Place.of("mapping"), iterator));
        }
        this.anywhere = iterator.startsWith("//");
        this.iterator = List.of(iterator.replaceFirst("^//?", "").split("/", -1));
        this.files = files;
        this.source = source;
        this.references = references;
    }

    /// One element of a record.
    private record Element(
            String name,
            List<Element> children,
            java.util.Map<String, String> attributes,
            StringBuilder text) {}

    @Override
    public void read(RowVisitor visitor) throws IOException {
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            RowRules rules = new RowRules(source, references, name, List.of(), visitor);
            do {
                try (Reader text = TextFile.open(file, source.encoding())) {
                    read(name, text, rules);
                }
            } while (rules.again());
        }
    }

    private void read(String file, Reader text, RowRules rules) {
        List<String> inputs = rules.inputs();
        String root = "";
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        Deque<String> path = new ArrayDeque<>();
        Deque<Element> open = new ArrayDeque<>();
        long number = 0;
        boolean began = false;
        XMLStreamReader xml = null;
        try {
            xml = factory.createXMLStreamReader(text);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (!began) {
                            root = xml.getLocalName();
                        }
                        began = true;
                        path.addLast(xml.getLocalName());
                        if (!open.isEmpty() || isRecord(path)) {
                            Element element = element(xml);
                            if (!open.isEmpty()) {
                                open.getLast().children().add(element);
                            }
                            open.addLast(element);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS -> {
                        if (!open.isEmpty()) {
                            open.getLast().text().append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        path.removeLast();
                        if (!open.isEmpty()) {
                            Element element = open.removeLast();
                            if (open.isEmpty()) {
                                number++;
                                record(element, number, inputs, rules);
                            }
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException notXml) {
            throw refused(file, notXml, began && !path.isEmpty());
        }
        if (number == 0 && !anywhere && !root.equals(iterator.getFirst())) {
            throw new ProblemException(
                    SourceProblem.NO_SUCH_PATH.at(
                            Place.of(file),
                            "/" + String.join("/", iterator),
                            iterator.getFirst(),
                            root));
        }
        rules.end(number);
    }

    private static ProblemException refused(String file, XMLStreamException wrong, boolean inside) {
        Place place =
                wrong.getLocation() == null
                        ? Place.of(file)
                        : new Place(
                                file,
                                Math.max(1, wrong.getLocation().getLineNumber()),
                                Math.max(0, wrong.getLocation().getColumnNumber()));
        String message =
                String.valueOf(wrong.getMessage()).replaceAll("(?s)^.*Message: ", "").strip();
        return new ProblemException(
                inside && message.contains("must start and end within the same entity")
                        ? SourceProblem.TRUNCATED.at(place, message, message)
                        : SourceProblem.NOT_THE_FORM.at(place, "XML", message));
    }

    private static Element element(XMLStreamReader xml) {
        java.util.Map<String, String> attributes = new java.util.LinkedHashMap<>();
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            attributes.put(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
        }
        return new Element(xml.getLocalName(), new ArrayList<>(), attributes, new StringBuilder());
    }

    private boolean isRecord(Deque<String> path) {
        if (anywhere ? path.size() < iterator.size() : path.size() != iterator.size()) {
            return false;
        }
        return List.copyOf(path)
                .subList(path.size() - iterator.size(), path.size())
                .equals(iterator);
    }

    private void record(Element record, long number, List<String> inputs, RowRules rules) {
        List<List<String>> all = new ArrayList<>(inputs.size());
        for (String input : inputs) {
            List<String> texts = new ArrayList<>(1);
            for (String text : find(record, input)) {
                String stripped = text.strip();
                if (!stripped.isEmpty()) {
                    texts.add(source.trim() ? stripped : text);
                }
            }
            all.add(texts);
        }
        String text = text(record);
        if (rules.hashesRows()) {
            hash.reset().add(text);
        }
        rules.record(number, number, all, List.of(), new XmlRecord(record, text), hash);
    }

    /// A record element and its text.
    private record XmlRecord(Element element, String text) implements Published {

        @Override
        public List<String> cells() {
            return List.of(text);
        }

        @Override
        public List<String> at(String reference) {
            return find(element, reference);
        }
    }

    private static List<String> find(Element from, String reference) {
        List<Element> elements = List.of(from);
        for (String step : reference.split("/", -1)) {
            if (step.startsWith("@")) {
                return elements.stream()
                        .map(element -> element.attributes().get(step.substring(1)))
                        .filter(java.util.Objects::nonNull)
                        .toList();
            }
            if (step.equals("text()") || step.equals(".")) {
                continue;
            }
            elements =
                    elements.stream()
                            .flatMap(element -> element.children().stream())
                            .filter(child -> child.name().equals(step))
                            .toList();
        }
        return elements.stream().map(element -> element.text().toString()).toList();
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder("<").append(element.name());
        element.attributes()
                .forEach(
                        (name, value) ->
                                text.append(' ')
                                        .append(name)
                                        .append("=\"")
                                        .append(escaped(value))
                                        .append('"'));
        text.append('>').append(escaped(element.text().toString().strip()));
        element.children().forEach(child -> text.append(text(child)));
        return text.append("</").append(element.name()).append('>').toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
