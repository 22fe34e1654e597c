package dosi.shapes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/// Binds checks of single value nodes to the terms of a snapshot. Equal checks share one test, and a test that
/// has to look at the text remembers its verdict for each term.
final class ValueTests {

    /// Whether a term passes.
    interface Test {
        boolean passes(int id);
    }

    /// A test with a memory of one byte a term; two threads may both compute a verdict, which is the same.
    private static final class Remembered implements Test {
        private static final byte PASSED = 1;
        private static final byte FAILED = 2;
        private final Test test;
        private final byte[] verdicts;

        Remembered(Test test, int terms) {
            this.test = test;
            this.verdicts = new byte[terms];
        }

        @Override
        public boolean passes(int id) {
            if (id >= verdicts.length) {
                return test.passes(id);
            }
            byte verdict = verdicts[id];
            if (verdict == 0) {
                verdict = test.passes(id) ? PASSED : FAILED;
                verdicts[id] = verdict;
            }
            return verdict == PASSED;
        }
    }

    private final Snapshot snapshot;
    private final Terms terms;
    private final Literals literals;
    private final DataLists lists;
    private final Map<Check, Test> tests = new HashMap<>();

    ValueTests(Snapshot snapshot, Literals literals, DataLists lists) {
        this.snapshot = snapshot;
        this.terms = snapshot.terms();
        this.literals = literals;
        this.lists = lists;
    }

    Test of(Check.OfValue check) {
        Test known = tests.get(check);
        if (known == null) {
            known = make(check);
            tests.put(check, known);
        }
        return known;
    }

    private Test make(Check.OfValue check) {
        return switch (check) {
            case Check.ClassOf(var classes) -> isInstance(classes);
            case Check.Datatype(var datatypes) -> remembered(hasDatatype(datatypes));
            case Check.NodeKind kind -> id -> fits(kind, terms.type(id));
            case Check.Range range -> remembered(inRange(range));
            case Check.MinLength(var min) ->
                    id -> terms.type(id) != Terms.BLANK && length(id) >= min;
            case Check.MaxLength(var max) ->
                    id -> terms.type(id) != Terms.BLANK && length(id) <= max;
            case Check.Pattern pattern -> {
                Pattern regex = regex(pattern);
                yield remembered(
                        id ->
                                terms.type(id) != Terms.BLANK
                                        && regex.matcher(terms.text(id)).find());
            }
            case Check.LanguageIn(var ranges) -> hasLanguage(ranges);
            case Check.SingleLine() -> id -> !terms.isLiteral(id) || singleLine(id);
            case Check.RootClass(var classes) -> isBelow(classes);
            case Check.In(var members) -> isOneOf(members);
            case Check.ListLength(var min, var max) ->
                    id -> {
                        int[] list = lists.members(id);
                        return list != null && list.length >= min && list.length <= max;
                    };
            case Check.UniqueMembers() ->
                    id -> {
                        int[] list = lists.members(id);
                        return list != null && DataLists.repeated(list).length == 0;
                    };
        };
    }

    private Test remembered(Test test) {
        return new Remembered(test, terms.size() + 64);
    }

    private Test isInstance(List<Node> classes) {
        BitSet instances = new BitSet();
        if (classes.size() == 1) {
            instances = snapshot.instances(terms.add(classes.getFirst()));
        } else {
            for (Node type : classes) {
                instances.or(snapshot.instances(terms.add(type)));
            }
        }
        return instances::get;
    }

    private Test isBelow(List<Node> classes) {
        BitSet below = new BitSet();
        for (Node type : classes) {
            below.or(snapshot.subclasses(terms.add(type)));
        }
        return id -> terms.type(id) == Terms.IRI && below.get(id);
    }

    private Test hasDatatype(List<Node> datatypes) {
        int[] ids = new int[datatypes.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] =
                    switch (datatypes.get(i).getURI()) {
                        case "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString" ->
                                Terms.LANGUAGE;
                        case "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString" ->
                                Terms.DIRECTED;
                        default -> terms.add(datatypes.get(i));
                    };
        }
        return id -> IntSet.contains(ids, 0, ids.length, terms.type(id)) && literals.wellFormed(id);
    }

    private static boolean fits(Check.NodeKind kind, int type) {
        return switch (type) {
            case Terms.IRI -> kind.iri();
            case Terms.BLANK -> kind.blank();
            case Terms.TRIPLE -> false;
            default -> kind.literal();
        };
    }

    private Test inRange(Check.Range range) {
        int limit = terms.add(range.limit());
        return id -> {
            int order = literals.compare(id, limit);
            return order != Literals.NO_ORDER
                    && (order == 0 ? range.inclusive() : range.lower() ? order > 0 : order < 0);
        };
    }

    private long length(int id) {
        byte[] text = terms.bytes();
        long length = 0;
        for (int i = terms.start(id), end = terms.end(id); i < end; i++) {
            if ((text[i] & 0xC0) != 0x80) {
                length++;
            }
        }
        return length;
    }

    private boolean singleLine(int id) {
        byte[] text = terms.bytes();
        for (int i = terms.start(id), end = terms.end(id); i < end; i++) {
            // line feed, vertical tab, form feed, carriage return
            if (text[i] >= '\n' && text[i] <= '\r') {
                return false;
            }
        }
        return true;
    }

    private Test hasLanguage(List<String> ranges) {
        List<String> lower = ranges.stream().map(range -> range.toLowerCase(Locale.ROOT)).toList();
        return id -> {
            String tag = terms.language(id).toLowerCase(Locale.ROOT);
            if (tag.isEmpty()) {
                return false;
            }
            for (String range : lower) {
                if (range.equals("*") || tag.equals(range) || tag.startsWith(range + "-")) {
                    return true;
                }
            }
            return false;
        };
    }

    private Test isOneOf(java.util.Set<Node> members) {
        int[] ids = members.stream().mapToInt(terms::add).sorted().toArray();
        return id -> Arrays.binarySearch(ids, id) >= 0;
    }

    /// The regular expression of `sh:pattern`, in Java's syntax, which is a little wider than that of XPath.
    static Pattern regex(Check.Pattern pattern) {
        int flags = 0;
        for (char flag : pattern.flags().toCharArray()) {
            flags |=
                    switch (flag) {
                        case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                        case 's' -> Pattern.DOTALL;
                        case 'm' -> Pattern.MULTILINE;
                        case 'x' -> Pattern.COMMENTS;
                        case 'q' -> Pattern.LITERAL;
                        default -> throw new IllegalArgumentException("unknown flag " + flag);
                    };
        }
        return Pattern.compile(pattern.regex(), flags);
    }
}
