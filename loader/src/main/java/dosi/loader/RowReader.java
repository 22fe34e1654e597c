package dosi.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads the records of files of one form, as a stream.
interface RowReader {

    /// Walks through all records of the files in order.
    ///
    /// @throws dosi.diagnostics.ProblemException when a file is not of this form at all: wrong charset, no
    ///     header, a missing column (named in single quotes, so that the place in the mapping can be told),
    ///     truncated, empty
    void read(RowVisitor visitor) throws IOException;

    /// A reader for the files, giving each row the values of the references in their order.
    ///
    /// @param iterator JSONPath or XPath of the records; empty for tables
    /// @param references column names, JSONPath or XPath expressions relative to the record, and the virtual
    ///     columns that begin with `#`
    static RowReader open(
            String referenceFormulation,
            String iterator,
            List<Path> files,
            SourceDescription source,
            List<String> references) {
        return RowReaders.open(referenceFormulation, iterator, files, source, references);
    }
}
