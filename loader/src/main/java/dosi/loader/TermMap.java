package dosi.loader;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// How a term is made from a row (RML-Core, "Term Maps"). Equal where they make the same terms.
sealed interface TermMap {

    /// The same term for every row.
    record Constant(Node node) implements TermMap {}

    /// An IRI. Values of references in a template are encoded as the form asks; a plain reference or a
    /// function result has to be an IRI already. A relative one is put behind the base IRI.
    record Iri(Expression value, Form form, String base) implements TermMap {}

    /// A blank node that is the same wherever the value is the same, within a dataset.
    record BlankNode(Expression value) implements TermMap {}

    /// A blank node of its own for each row.
    record FreshBlankNode(String name) implements TermMap {}

    /// A literal; without datatype and language it has the type that its source gives it, else xsd:string.
    record Literal(Expression value, @Nullable TermMap datatype, @Nullable Expression language)
            implements TermMap {}

    /// Which characters of a value stay in the IRI of a template.
    enum Form {
        /// Letters and digits of every script stay, all else is encoded; values are NFC.
        IRI,
        /// ASCII letters and digits stay, all else is encoded.
        URI,
        /// Nothing is encoded or checked.
        UNSAFE
    }

    /// The references in the order in which they occur.
    default Set<String> references() {
        return switch (this) {
            case Constant _, FreshBlankNode _ -> Set.of();
            case Iri(var value, _, _) -> value.references();
            case BlankNode(var value) -> value.references();
            case Literal(var value, var datatype, var language) -> {
                Set<String> all = value.references();
                if (datatype != null) {
                    all.addAll(datatype.references());
                }
                if (language != null) {
                    all.addAll(language.references());
                }
                yield all;
            }
        };
    }
}
