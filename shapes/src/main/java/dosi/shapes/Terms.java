package dosi.shapes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;

/// The terms of a snapshot as numbers: each different term has one id, counted from 0 in the order of arrival.
///
/// The text of all terms stands in one array of UTF-8 bytes, and a Jena node is made only when somebody asks
/// for one. Terms are compared as terms: `"1"^^xsd:integer` and `"01"^^xsd:integer` have two ids.
///
/// Cost: the UTF-8 bytes of a term and 14 to 24 bytes beside them. At most 2^31 bytes of text.
///
/// Adding is synchronized, and a reader must know of an id by a happens-before relation to its addition; ids
/// that a reader knows stay readable while others add.
final class Terms {

    static final int ABSENT = -1;

    /// What stands in the type column for terms that have no datatype of their own.
    static final int IRI = -1;

    static final int BLANK = -2;
    static final int LANGUAGE = -3;
    static final int DIRECTED = -4;
    static final int TRIPLE = -5;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] text = new byte[1 << 11];
    private int[] start = new int[1 << 6];
    private int[] type = new int[1 << 6];

    /// Id + 1 in each slot, 0 where free.
    private int[] slots = new int[1 << 7];

    private int size;

    int size() {
        return size;
    }

    /// [#IRI], [#BLANK], [#LANGUAGE], [#DIRECTED], [#TRIPLE], or the id of the datatype.
    int type(int id) {
        return type[id];
    }

    boolean isLiteral(int id) {
        int t = type[id];
        return t >= 0 || t == LANGUAGE || t == DIRECTED;
    }

    /// Where the text begins in [#bytes].
    int start(int id) {
        return start[id];
    }

    /// Where the text ends: the IRI, the label of a blank node, or the lexical form of a literal.
    int end(int id) {
        int end = start[id + 1];
        int t = type[id];
        return t == LANGUAGE || t == DIRECTED ? end - 1 - (text[end - 1] & 0xFF) : end;
    }

    byte[] bytes() {
        return text;
    }

    /// The IRI, the label of a blank node, or the lexical form of a literal.
    String text(int id) {
        int from = start[id];
        return new String(text, from, end(id) - from, StandardCharsets.UTF_8);
    }

    /// The language tag, or an empty text.
    String language(int id) {
        int t = type[id];
        if (t != LANGUAGE && t != DIRECTED) {
            return "";
        }
        int from = end(id);
        String tag = new String(text, from, start[id + 1] - 1 - from, StandardCharsets.US_ASCII);
        int direction = tag.indexOf("--");
        return direction < 0 ? tag : tag.substring(0, direction);
    }

    Node node(int id) {
        return switch (type[id]) {
            case IRI -> NodeFactory.createURI(text(id));
            case BLANK -> NodeFactory.createBlankNode(text(id));
            case LANGUAGE -> NodeFactory.createLiteralLang(text(id), language(id));
            case DIRECTED -> {
                String tag =
                        new String(
                                text,
                                end(id),
                                start[id + 1] - 1 - end(id),
                                StandardCharsets.US_ASCII);
                yield NodeFactory.createLiteralDirLang(
                        text(id), language(id), tag.substring(tag.indexOf("--") + 2));
            }
            case TRIPLE ->
                    NodeFactory.createTripleTerm(
                            node(int4(start[id])),
                            node(int4(start[id] + 4)),
                            node(int4(start[id] + 8)));
            default ->
                    NodeFactory.createLiteralDT(
                            text(id), TypeMapper.getInstance().getSafeTypeByName(text(type[id])));
        };
    }

    /// The id of a term, or [#ABSENT].
    int find(Node term) {
        return look(term, false);
    }

    /// The id of a term; a term that is not here yet is added.
    synchronized int add(Node term) {
        return look(term, true);
    }

    private int look(Node term, boolean adding) {
        if (term.isURI()) {
            return look(IRI, term.getURI(), adding);
        }
        if (term.isBlank()) {
            return look(BLANK, term.getBlankNodeLabel(), adding);
        }
        if (term.isLiteral()) {
            String lexical = term.getLiteralLexicalForm();
            String language = term.getLiteralLanguage();
            if (!language.isEmpty()) {
                TextDirection direction = term.getLiteralBaseDirection();
                return direction == null
                        ? look(LANGUAGE, tagged(lexical, language), adding)
                        : look(DIRECTED, tagged(lexical, language + "--" + direction), adding);
            }
            int datatype = look(IRI, term.getLiteralDatatypeURI(), adding);
            return datatype == ABSENT ? ABSENT : look(datatype, lexical, adding);
        }
        if (term.isTripleTerm()) {
            int s = look(term.getTriple().getSubject(), adding);
            int p = look(term.getTriple().getPredicate(), adding);
            int o = look(term.getTriple().getObject(), adding);
            if (s == ABSENT || p == ABSENT || o == ABSENT) {
                return ABSENT;
            }
            byte[] ids = new byte[12];
            putInt4(ids, 0, s);
            putInt4(ids, 4, p);
            putInt4(ids, 8, o);
            return look(TRIPLE, ids, 0, 12, adding);
        }
        throw new IllegalArgumentException("not a term of RDF data: " + term);
    }

    private int look(int kind, String content, boolean adding) {
        byte[] utf8 = content.getBytes(StandardCharsets.UTF_8);
        return look(kind, utf8, 0, utf8.length, adding);
    }

    private int look(int kind, byte[] content, boolean adding) {
        return look(kind, content, 0, content.length, adding);
    }

    /// The bytes of a literal with a language: lexical form, tag, length of the tag.
    private static byte[] tagged(String lexical, String tag) {
        byte[] text = lexical.getBytes(StandardCharsets.UTF_8);
        byte[] language = tag.getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(text, text.length + language.length + 1);
        System.arraycopy(language, 0, both, text.length, language.length);
        both[both.length - 1] = (byte) language.length;
        return both;
    }

    /// The id of the term with these bytes; see [#type] for what `kind` is.
    int look(int kind, byte[] from, int begin, int end, boolean adding) {
        int length = end - begin;
        int mask = slots.length - 1;
        int slot = hash(kind, from, begin, end) & mask;
        for (int taken; (taken = slots[slot]) != 0; slot = (slot + 1) & mask) {
            int id = taken - 1;
            int at = start[id];
            if (type[id] == kind
                    && start[id + 1] - at == length
                    && Arrays.equals(text, at, at + length, from, begin, end)) {
                return id;
            }
        }
        return adding ? append(kind, from, begin, length, slot) : ABSENT;
    }

    private int append(int kind, byte[] from, int begin, int length, int slot) {
        int id = size;
        if (id + 1 >= start.length) {
            int wider = Math.addExact(start.length, start.length >> 1);
            start = Arrays.copyOf(start, wider);
            type = Arrays.copyOf(type, wider);
        }
        int at = start[id];
        if (at + length > text.length || at + length < 0) {
            long wanted = Math.max(text.length + (text.length >> 1), (long) at + length);
            if ((long) at + length > Integer.MAX_VALUE - 16) {
                throw new IllegalStateException("more than 2 GB of text in the terms");
            }
            text = Arrays.copyOf(text, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
        }
        System.arraycopy(from, begin, text, at, length);
        type[id] = kind;
        start[id + 1] = at + length;
        slots[slot] = id + 1;
        size = id + 1;
        if (size * 3L > slots.length * 2L) {
            grow();
        }
        return id;
    }

    private void grow() {
        int[] wider = new int[slots.length * 2];
        int mask = wider.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = hash(type[id], text, start[id], start[id + 1]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = id + 1;
        }
        slots = wider;
    }

    /// Gives back what growing kept in reserve, but for a little room for the constants of shapes.
    void trim() {
        text = Arrays.copyOf(text, (int) Math.min(start[size] + 4096L, Integer.MAX_VALUE - 16));
        start = Arrays.copyOf(start, size + 129);
        type = Arrays.copyOf(type, size + 129);
    }

    private static int hash(int kind, byte[] from, int begin, int end) {
        long h = kind * 0x9E3779B97F4A7C15L + (end - begin);
        int at = begin;
        for (; at + 8 <= end; at += 8) {
            h = (h ^ (long) LONG.get(from, at)) * 0xD6E8FEB86659FD93L;
            h ^= h >>> 32;
        }
        for (; at < end; at++) {
            h = (h ^ from[at]) * 0x100000001B3L;
        }
        h ^= h >>> 32;
        h *= 0xD6E8FEB86659FD93L;
        return (int) (h ^ (h >>> 32));
    }

    private int int4(int at) {
        return (text[at] & 0xFF)
                | (text[at + 1] & 0xFF) << 8
                | (text[at + 2] & 0xFF) << 16
                | text[at + 3] << 24;
    }

    private static void putInt4(byte[] into, int at, int value) {
        into[at] = (byte) value;
        into[at + 1] = (byte) (value >> 8);
        into[at + 2] = (byte) (value >> 16);
        into[at + 3] = (byte) (value >> 24);
    }
}
