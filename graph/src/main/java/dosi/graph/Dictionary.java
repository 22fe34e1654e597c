package dosi.graph;

import java.util.Arrays;
import org.apache.jena.graph.Node;

/// Terms as numbers: each different term has one id, counted from 0 in the order of arrival.
///
/// Terms are compared as terms: `"1"^^xsd:integer` and `"01"^^xsd:integer` have two ids. An id stays valid
/// for the life of the dictionary. Readers may share it as long as nobody adds.
///
/// Cost: one open-addressing look-up for each call; about 20 bytes a term beside the term itself.
public final class Dictionary {

    /// What [#find] gives for a term that is not here.
    public static final int ABSENT = -1;

    private Node[] terms;
    private int[] hashes;

    /// Id + 1 in each slot, 0 where free. At most half full.
    private int[] slots;

    private int size;

    Dictionary() {
        terms = new Node[512];
        hashes = new int[512];
        slots = new int[1024];
    }

    private Dictionary(Dictionary original) {
        terms = original.terms.clone();
        hashes = original.hashes.clone();
        slots = original.slots.clone();
        size = original.size;
    }

    Dictionary copy() {
        return new Dictionary(this);
    }

    /// How many terms there are; ids are below it.
    public int size() {
        return size;
    }

    /// The term of an id.
    public Node term(int id) {
        return terms[id];
    }

    /// Whether the term of an id is a literal.
    public boolean isLiteral(int id) {
        return terms[id].isLiteral();
    }

    /// The id of a term, or [#ABSENT].
    public int find(Node term) {
        int hash = spread(term.hashCode());
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && terms[id].equals(term)) {
                return id;
            }
        }
        return ABSENT;
    }

    /// The id of a term; a term that is not here yet is added.
    ///
    /// @throws IllegalArgumentException for a variable or another node that is no term of RDF data
    public int add(Node term) {
        int hash = spread(term.hashCode());
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && terms[id].equals(term)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        if (!term.isConcrete()) {
            throw new IllegalArgumentException("not a term: " + term);
        }
        if (size == terms.length) {
            terms = Arrays.copyOf(terms, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        terms[size] = term;
        hashes[size] = hash;
        slots[slot] = size + 1;
        size++;
        if (size * 2L > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        int[] wider = new int[slots.length * 2];
        int mask = wider.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = hashes[id] & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = id + 1;
        }
        slots = wider;
    }

    /// Text hashes of similar IRIs differ in few low bits; this spreads them (Knuth's multiplicative method).
    private static int spread(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ (spread >>> 15);
    }
}
