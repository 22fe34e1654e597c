package dosi.loader;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.XSD;

/// Terms and lines of N-Triples and N-Quads, in UTF-8, spelt as Jena spells them.
final class NTriples {

    static final byte[] LINE_END = utf8(" .\n");

    private static final byte[] HEX = utf8("0123456789ABCDEF");

    /// By the character that needs a backslash before it: what stands behind the backslash.
    private static final byte[] ESCAPES = escapes();

    private NTriples() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A line; the graph is left out where it is the default graph.
    static void line(Quad quad, Bytes out) {
        node(quad.getSubject(), out);
        out.add(' ');
        node(quad.getPredicate(), out);
        out.add(' ');
        node(quad.getObject(), out);
        if (!quad.isDefaultGraph()) {
            out.add(' ');
            node(quad.getGraph(), out);
        }
        out.add(LINE_END);
    }

    static byte[] node(Node node) {
        Bytes out = new Bytes(64);
        node(node, out);
        return out.copy();
    }

    static void node(Node node, Bytes out) {
        if (node.isURI()) {
            iri(node.getURI(), out);
        } else if (node.isLiteral()) {
            out.add('"');
            byte[] lexical = utf8(node.getLiteralLexicalForm());
            escaped(lexical, 0, lexical.length, out);
            out.add('"');
            typeOf(node, out);
        } else if (node.isBlank()) {
            out.add("_:");
            out.add(NodeFmtLib.encodeBNodeLabel(node.getBlankNodeLabel()));
        } else {
            throw new IllegalArgumentException("no term of a mapping: " + node);
        }
    }

    /// Language or datatype of a literal, as it stands behind the closing quote; nothing for `xsd:string`.
    static void typeOf(Node literal, Bytes out) {
        String language = literal.getLiteralLanguage();
        if (!language.isEmpty()) {
            out.add('@');
            out.add(language);
            TextDirection direction = literal.getLiteralBaseDirection();
            if (direction != null) {
                out.add("--");
                out.add(direction.direction());
            }
            return;
        }
        String datatype = literal.getLiteralDatatypeURI();
        if (!datatype.equals(XSD.xstring.getURI())) {
            out.add("^^");
            iri(datatype, out);
        }
    }

    /// What no IRI may hold is written as `\\uXXXX`; only an IRI that was not to be checked has it.
    private static void iri(String iri, Bytes out) {
        out.add('<');
        int begin = out.size;
        out.add(iri);
        for (int i = begin; i < out.size; i++) {
            if (isForbidden(out.array[i])) {
                byte[] raw = Arrays.copyOfRange(out.array, begin, out.size);
                out.size = begin;
                addIriEscaped(raw, out);
                break;
            }
        }
        out.add('>');
    }

    private static boolean isForbidden(byte b) {
        return b >= 0 && (b <= ' ' || "<>\"{}|\\^`".indexOf(b) >= 0);
    }

    private static void addIriEscaped(byte[] raw, Bytes out) {
        for (byte b : raw) {
            if (isForbidden(b)) {
                out.add("\\u00");
                out.add(HEX[b >> 4]);
                out.add(HEX[b & 15]);
            } else {
                out.add(b);
            }
        }
    }

    /// Whether a text stands in a literal as it is.
    static boolean isPlain(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (escapeOf(text[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /// The text of a literal between its quotes.
    static void escaped(byte[] text, int from, int to, Bytes out) {
        out.room(2 * (to - from));
        byte[] array = out.array;
        int size = out.size;
        for (int i = from; i < to; i++) {
            byte escape = escapeOf(text[i]);
            if (escape == 0) {
                array[size++] = text[i];
            } else {
                array[size++] = '\\';
                array[size++] = escape;
            }
        }
        out.size = size;
    }

    private static byte escapeOf(byte b) {
        return b < 0 || b > '\\' ? 0 : ESCAPES[b];
    }

    private static byte[] escapes() {
        byte[] escapes = new byte['\\' + 1];
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['\f'] = 'f';
        return escapes;
    }
}
