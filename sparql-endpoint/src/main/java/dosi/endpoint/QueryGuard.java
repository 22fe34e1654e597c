package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.List;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.E_Random;
import org.apache.jena.sparql.expr.E_StrUUID;
import org.apache.jena.sparql.expr.E_UUID;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;

/// What was found when the text of a query was looked through, at any depth.
///
/// It refuses what a query of a stranger must not do: ask other hosts (`SERVICE`) and call functions by other
/// names than those of this list. ARQ would load any class on the class path that a `java:` name tells, and
/// some of its own functions sleep, or call others by a computed name.
///
/// @param repeatable whether the query has the same answer each time, for one state of what it asks
record QueryGuard(boolean repeatable) {

    private static final List<String> FUNCTIONS =
            List.of(
                    "http://www.w3.org/2001/XMLSchema#",
                    "http://www.opengis.net/def/function/geosparql/",
                    "http://www.w3.org/2005/xpath-functions/math#");

    /// Their results can have as many digits as a number says.
    private static final Set<String> WITHOUT_BOUND =
            Set.of(
                    "http://www.w3.org/2005/xpath-functions/math#pow",
                    "http://www.w3.org/2005/xpath-functions/math#exp10");

    /// @throws ProblemException where the query does one of these
    static QueryGuard check(Query query) {
        Expressions expressions = new Expressions();
        Transformer.transform(new Operators(), expressions, Algebra.compile(query));
        return new QueryGuard(expressions.repeatable);
    }

    private static final class Operators extends TransformCopy {
        @Override
        public Op transform(OpService service, Op inner) {
            throw new ProblemException(QueryProblem.NO_SERVICE.at(Place.of("query")));
        }
    }

    private static final class Expressions extends ExprTransformCopy {
        private boolean repeatable = true;

        @Override
        public Expr transform(ExprFunction0 function) {
            repeatable &=
                    !(function instanceof E_Now
                            || function instanceof E_Random
                            || function instanceof E_UUID
                            || function instanceof E_StrUUID);
            return super.transform(function);
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            if (function instanceof E_Function named && !isKnown(named.getFunctionIRI())) {
                throw new ProblemException(
                        QueryProblem.UNKNOWN_FUNCTION.at(
                                Place.of("query"), named.getFunctionIRI()));
            }
            return super.transform(function, arguments);
        }

        private static boolean isKnown(String iri) {
            return FUNCTIONS.stream().anyMatch(iri::startsWith) && !WITHOUT_BOUND.contains(iri);
        }
    }
}
