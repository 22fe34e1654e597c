package dosi.reasoner.rules;

import dosi.graph.KnowledgeGraph;
import dosi.graph.Members;
import dosi.graph.Relation;
import java.util.Arrays;

/// How many rows each relation and each class had at one moment.
final class Rows {

    /// Before everything.
    static final Rows NOTHING = new Rows(new int[0], new int[0], 0);

    /// After everything.
    static final Rows ALL = new Rows(new int[0], new int[0], Integer.MAX_VALUE);

    private final int[] ofProperty;
    private final int[] ofClass;
    private final int others;

    private Rows(int[] ofProperty, int[] ofClass, int others) {
        this.ofProperty = ofProperty;
        this.ofClass = ofClass;
        this.others = others;
    }

    static Rows now(KnowledgeGraph graph) {
        int[] ofProperty = new int[0];
        int[] ofClass = new int[0];
        for (Relation relation : graph.relations()) {
            ofProperty = with(ofProperty, relation.property(), relation.end());
        }
        for (Members members : graph.classes()) {
            ofClass = with(ofClass, members.type(), members.end());
        }
        return new Rows(ofProperty, ofClass, 0);
    }

    private static int[] with(int[] rows, int id, int end) {
        int[] wide = id < rows.length ? rows : Arrays.copyOf(rows, Math.max(id + 1, id * 2));
        wide[id] = end;
        return wide;
    }

    int ofProperty(int property) {
        return property < ofProperty.length ? ofProperty[property] : others;
    }

    int ofClass(int type) {
        return type < ofClass.length ? ofClass[type] : others;
    }
}
