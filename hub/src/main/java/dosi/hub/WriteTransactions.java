package dosi.hub;

import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.sys.TDBInternal;

/// The write transactions of a TDB2 store, of which any may be given up without harm to the later ones.
///
/// Jena 5.6.0 shortens the file of nodes when a transaction is aborted, but goes on to write where it had ended
/// before (GH-3877): the ids of later nodes then point into a gap, and the store is damaged. So the next
/// transaction of the process first makes the file as long as Jena believes it to be. If it is committed, what
/// was given up stays as a hole of zeros, which no id points to.
///
/// Of one thread at a time.
final class WriteTransactions {

    private final DatasetGraph store;

    /// Where the node file will be written next, if that is behind its end.
    private long nextWrite;

    WriteTransactions(DatasetGraph store) {
        this.store = store;
    }

    void begin() {
        store.begin(TxnType.WRITE);
        BinaryDataFile nodes = nodeFile();
        if (nodes.length() < nextWrite) {
            nodes.truncate(nextWrite); // this lengthens it
            flush(nodes);
        }
    }

    void commit() {
        store.commit();
        store.end();
        nextWrite = 0;
    }

    void abort() {
        BinaryDataFile nodes = nodeFile();
        flush(nodes);
        nextWrite = nodes.length();
        store.abort();
        store.end();
    }

    /// A read writes out what is buffered, and makes the next write look for its position.
    private static void flush(BinaryDataFile nodes) {
        if (!nodes.isEmpty()) {
            nodes.read(0, new byte[1], 0, 1);
        }
    }

    private BinaryDataFile nodeFile() {
        NodeTable table =
                TDBInternal.requireStorage(store)
                        .getQuadTable()
                        .getNodeTupleTable()
                        .getNodeTable()
                        .baseNodeTable();
        if (table instanceof NodeTableTRDF file) {
            return file.getData();
        }
        throw new IllegalStateException("TDB2 keeps its nodes in an unknown way: " + table);
    }
}
