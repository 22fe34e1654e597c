package dosi.shapes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;

/// Reads N-Triples into a snapshot without making nodes.
///
/// A line in the usual form (no escapes, no comment behind the triple) is cut by its bytes; every other line
/// goes through RIOT, which also says what is wrong with it. Blank nodes keep their labels.
final class NTriplesReader {

    private final InputStream in;
    private final SnapshotBuilder into;
    private final Terms terms;
    private byte[] buffer = new byte[1 << 20];
    private byte[] scratch = new byte[256];
    private long line;
    private int lastFrom;
    private int lastTo;
    private byte[] lastSubject = new byte[256];
    private int lastId = Terms.ABSENT;

    NTriplesReader(InputStream in, SnapshotBuilder into) {
        this.in = in;
        this.into = into;
        this.terms = into.terms();
    }

    void read() throws IOException {
        int have = 0;
        while (true) {
            int got = in.read(buffer, have, buffer.length - have);
            int end = got < 0 ? have : have + got;
            int at = 0;
            int eol;
            while ((eol = endOfLine(at, end)) >= 0) {
                line(at, eol);
                at = eol + 1;
            }
            if (got < 0) {
                if (at < end) {
                    line(at, end);
                }
                return;
            }
            have = end - at;
            System.arraycopy(buffer, at, buffer, 0, have);
            if (have == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.multiplyExact(have, 2));
            }
        }
    }

    private int endOfLine(int from, int end) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(int from, int to) {
        line++;
        if (!plain(from, to)) {
            byRiot(new String(buffer, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /// Whether the line was in the usual form and is taken.
    private boolean plain(int from, int to) {
        int end = to;
        while (end > from && buffer[end - 1] <= ' ' && buffer[end - 1] >= 0) {
            end--;
        }
        if (end - from < 8 || buffer[end - 1] != '.') {
            return false;
        }
        end--;
        while (end > from && buffer[end - 1] == ' ') {
            end--;
        }
        int subjectEnd = resource(from, end);
        if (subjectEnd < 0 || buffer[subjectEnd] != ' ') {
            return false;
        }
        int predicate = subjectEnd + 1;
        int predicateEnd =
                predicate < end && buffer[predicate] == '<' ? resource(predicate, end) : -1;
        if (predicateEnd < 0 || predicateEnd >= end || buffer[predicateEnd] != ' ') {
            return false;
        }
        int object = predicateEnd + 1;
        if (object >= end || !objectFits(object, end)) {
            return false;
        }
        into.add(subject(from, subjectEnd), take(predicate, predicateEnd), takeObject(object, end));
        return true;
    }

    /// Where an IRI or blank node that begins here ends, or -1 if it is not in the usual form.
    private int resource(int from, int end) {
        if (buffer[from] == '<') {
            boolean colon = false;
            for (int i = from + 1; i < end; i++) {
                byte c = buffer[i];
                if (c == '>') {
                    return colon ? i + 1 : -1;
                }
                colon |= c == ':';
                if (c == '\\'
                        || (c >= 0 && c <= ' ')
                        || c == '<'
                        || c == '"'
                        || c == '{'
                        || c == '}'
                        || c == '|'
                        || c == '^'
                        || c == '`') {
                    return -1;
                }
            }
            return -1;
        }
        if (buffer[from] == '_' && from + 2 < end && buffer[from + 1] == ':') {
            int i = from + 2;
            while (i < end
                    && (Character.isLetterOrDigit(buffer[i])
                            || buffer[i] == '_'
                            || buffer[i] == '-')) {
                i++;
            }
            return i > from + 2 && i < buffer.length ? i : -1;
        }
        return -1;
    }

    private boolean objectFits(int from, int end) {
        if (buffer[from] != '"') {
            return resource(from, end) == end;
        }
        int quote = from + 1;
        while (quote < end && buffer[quote] != '"') {
            if (buffer[quote] == '\\' || buffer[quote] == '\r') {
                return false;
            }
            quote++;
        }
        if (quote + 1 == end) {
            return true;
        }
        if (quote + 3 < end && buffer[quote + 1] == '^' && buffer[quote + 2] == '^') {
            return buffer[quote + 3] == '<' && resource(quote + 3, end) == end;
        }
        if (quote + 2 < end && buffer[quote + 1] == '@' && end - quote < 40) {
            for (int i = quote + 2; i < end; i++) {
                if (buffer[i] < 'a' || buffer[i] > 'z') {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    private int subject(int from, int to) {
        if (lastId != Terms.ABSENT
                && lastTo - lastFrom == to - from
                && Arrays.equals(lastSubject, 0, to - from, buffer, from, to)) {
            return lastId;
        }
        lastId = take(from, to);
        lastFrom = 0;
        lastTo = to - from;
        if (lastSubject.length < lastTo) {
            lastSubject = new byte[lastTo * 2];
        }
        System.arraycopy(buffer, from, lastSubject, 0, lastTo);
        return lastId;
    }

    private int take(int from, int to) {
        return buffer[from] == '<'
                ? terms.look(Terms.IRI, buffer, from + 1, to - 1, true)
                : terms.look(Terms.BLANK, buffer, from + 2, to, true);
    }

    private int takeObject(int from, int end) {
        if (buffer[from] != '"') {
            return take(from, end);
        }
        int quote = from + 1;
        while (buffer[quote] != '"') {
            quote++;
        }
        if (quote + 1 == end) {
            byte[] string = XSD_STRING;
            int type = terms.look(Terms.IRI, string, 0, string.length, true);
            return terms.look(type, buffer, from + 1, quote, true);
        }
        if (buffer[quote + 1] == '^') {
            int type = terms.look(Terms.IRI, buffer, quote + 4, end - 1, true);
            return terms.look(type, buffer, from + 1, quote, true);
        }
        int length = quote - from - 1;
        int tag = end - quote - 2;
        if (scratch.length < length + tag + 1) {
            scratch = new byte[(length + tag + 1) * 2];
        }
        System.arraycopy(buffer, from + 1, scratch, 0, length);
        System.arraycopy(buffer, quote + 2, scratch, length, tag);
        scratch[length + tag] = (byte) tag;
        return terms.look(Terms.LANGUAGE, scratch, 0, length + tag + 1, true);
    }

    private static final byte[] XSD_STRING =
            "http://www.w3.org/2001/XMLSchema#string".getBytes(StandardCharsets.US_ASCII);

    private void byRiot(String text) {
        StreamRDF sink =
                new StreamRDFBase() {
                    @Override
                    public void triple(Triple triple) {
                        into.triple(triple);
                    }
                };
        try {
            RDFParser.fromString(text, Lang.NTRIPLES)
                    .labelToNode(LabelToNode.createUseLabelAsGiven())
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(sink);
        } catch (RiotException wrong) {
            throw new RiotException("line " + line + ": " + wrong.getMessage());
        }
    }
}
