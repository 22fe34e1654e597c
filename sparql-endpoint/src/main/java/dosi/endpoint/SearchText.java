package dosi.endpoint;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/// How texts become words of the index, and questions become queries.
///
/// Korean is taken apart by morphemes (Lucene's nori), so that 어린이보호구역 is found by 어린이 and by 보호구역; English
/// words are reduced to their stems. Where the dictionary cuts a name in another way than the question, the pairs of
/// neighbouring characters still meet.
final class SearchText {

    static final String IRI = "iri";
    static final String KIND = "kind";
    static final String DATASET = "dataset";
    static final String TYPE = "type";

    /// Names and sentences in Korean.
    static final String KOREAN = "ko";

    /// Names and sentences in English.
    static final String ENGLISH = "en";

    /// Names in any language, by pairs of characters.
    static final String PAIRS = "pairs";

    /// Whole names.
    static final String NAME = "name";

    /// Notations and other short identifiers.
    static final String CODE = "code";

    private SearchText() {}

    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(
                new KeywordAnalyzer(),
                Map.of(
                        KOREAN, new KoreanAnalyzer(),
                        ENGLISH, new EnglishAnalyzer(),
                        PAIRS, new CJKAnalyzer()));
    }

    /// The form in which whole names are compared.
    static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// What finds a text: all its words in one language, or a name or code that is it or starts with it.
    static Query query(String text, Analyzer analyzer) {
        String whole = folded(text);
        QueryBuilder words = new QueryBuilder(analyzer);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(query, new TermQuery(new Term(NAME, whole)), 12);
        add(query, new TermQuery(new Term(CODE, whole)), 12);
        add(query, new PrefixQuery(new Term(NAME, whole)), 4);
        add(query, new PrefixQuery(new Term(CODE, whole)), 2);
        for (String field : new String[] {KOREAN, ENGLISH, PAIRS}) {
            Query all = words.createBooleanQuery(field, text, Occur.MUST);
            if (all != null) {
                add(query, all, field.equals(PAIRS) ? 0.5f : 1);
            }
        }
        return query.build();
    }

    private static void add(BooleanQuery.Builder query, Query part, float weight) {
        query.add(new BoostQuery(part, weight), Occur.SHOULD);
    }
}
