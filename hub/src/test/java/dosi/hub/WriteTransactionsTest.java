package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Iterator;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written after an abort can be read again, in the same process and in the next.
class WriteTransactionsTest {

    private static final int MANY = 3_000;

    @TempDir Path folder;

    @Test
    void nodesThatAreWrittenAfterAnAbortCanBeRead() {
        DatasetGraph store = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        WriteTransactions writes = new WriteTransactions(store);
        writes.begin();
        add(store, "first", MANY);
        writes.commit();
        for (int i = 0; i < 3; i++) {
            for (int times = 0; times <= i; times++) {
                writes.begin();
                add(store, "given up " + i + times, MANY);
                count(store);
                writes.abort();
            }
            writes.begin();
            assertEquals(MANY + i * (MANY + 5), count(store));
            add(store, "few " + i, 5);
            count(store);
            add(store, "kept " + i, MANY);
            writes.commit();
        }
        int all = MANY + 3 * (MANY + 5);
        assertEquals(all, Txn.calculateRead(store, () -> count(store)));
        TDBInternal.expel(store);
        DatasetGraph again = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        assertEquals(all, Txn.calculateRead(again, () -> count(again)));
        TDBInternal.expel(again);
    }

    @Test
    void aTransactionThatWroteNothingIsAborted() {
        DatasetGraph store = DatabaseMgr.connectDatasetGraph(Location.create(folder));
        WriteTransactions writes = new WriteTransactions(store);
        writes.begin();
        writes.abort();
        assertEquals(0, Txn.calculateRead(store, () -> count(store)));
        TDBInternal.expel(store);
    }

    private static void add(DatasetGraph store, String what, int count) {
        for (int i = 0; i < count; i++) {
            store.add(
                    Quad.create(
                            Terms.iri("graph"),
                            Terms.iri(what.replace(' ', '-') + "/" + i),
                            Terms.LABEL,
                            Terms.text(what + " " + i)));
        }
    }

    private static int count(DatasetGraph store) {
        int count = 0;
        for (Iterator<Quad> all = store.find(); all.hasNext(); all.next()) {
            count++;
        }
        return count;
    }
}
