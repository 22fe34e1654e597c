package dosi.graph;

import java.io.InputStream;
import java.io.Reader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.ReaderRIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/// Reads RDF in any syntax of RIOT and tells where each triple stands.
///
/// Lines and columns count from 1 and are 0 where the syntax has none or the parser does not tell. Named graphs are read
/// as one. The first error ends the reading.
public final class PlacedRdf {

    /// Hears what is read.
    public interface Listener {
        /// A triple, and the place that the parser gives it.
        void triple(Triple triple, long line, long column);

        /// Something unusual that is no error, for example an IRI with a blank.
        void warning(String message, long line, long column);

        /// What ended the reading.
        void error(String message, long line, long column);
    }

    private final Lang syntax;
    private final String base;
    private final Listener listener;
    private final Context context = RIOT.getContext().copy();
    private @Nullable Object last;
    private long line;
    private long column;

    private PlacedRdf(Lang syntax, String base, Listener listener) {
        this.syntax = syntax;
        this.base = base;
        this.listener = listener;
    }

    /// Reads characters.
    ///
    /// @param base against which relative IRIs are resolved
    /// @throws RiotException after the listener heard of an error; without that where the parser itself gives up
    public static void read(Reader text, Lang syntax, String base, Listener listener) {
        PlacedRdf reading = new PlacedRdf(syntax, base, listener);
        reading.parser()
                .read(text, base, syntax.getContentType(), reading.new Sink(), reading.context);
    }

    /// Reads bytes; as the other.
    public static void read(InputStream bytes, Lang syntax, String base, Listener listener) {
        PlacedRdf reading = new PlacedRdf(syntax, base, listener);
        reading.parser()
                .read(bytes, base, syntax.getContentType(), reading.new Sink(), reading.context);
    }

    private ReaderRIOT parser() {
        return RDFParserRegistry.getFactory(syntax).create(syntax, new Profile());
    }

    private void made(Object statement, long atLine, long atColumn) {
        last = statement;
        line = Math.max(0, atLine);
        column = Math.max(0, atColumn);
    }

    /// Sees each statement with its place, just before the sink gets it.
    private final class Profile extends ParserProfileStd {
        Profile() {
            super(
                    RiotLib.factoryRDF(),
                    new Errors(),
                    IRIxResolver.create(base).resolve(true).allowRelative(false).build(),
                    PrefixMapFactory.create(),
                    context,
                    true,
                    false);
        }

        @Override
        public Triple createTriple(Node s, Node p, Node o, long line, long column) {
            Triple triple = super.createTriple(s, p, o, line, column);
            made(triple, line, column);
            return triple;
        }

        @Override
        public Quad createQuad(Node g, Node s, Node p, Node o, long line, long column) {
            Quad quad = super.createQuad(g, s, p, o, line, column);
            made(quad, line, column);
            return quad;
        }
    }

    private final class Sink extends StreamRDFBase {
        @Override
        public void triple(Triple triple) {
            tell(triple, triple);
        }

        @Override
        public void quad(Quad quad) {
            tell(quad.asTriple(), quad);
        }

        @SuppressWarnings("ReferenceEquality")
        private void tell(Triple triple, Object statement) {
            boolean placed = statement == last;
            listener.triple(triple, placed ? line : 0, placed ? column : 0);
        }
    }

    private final class Errors implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            listener.warning(message, Math.max(0, line), Math.max(0, column));
        }

        @Override
        public void error(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            listener.error(message, Math.max(0, line), Math.max(0, column));
            throw new RiotException(message);
        }
    }
}
