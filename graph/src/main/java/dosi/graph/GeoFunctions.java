package dosi.graph;

import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase3;
import org.apache.jena.sparql.function.FunctionRegistry;

/// Geometry functions for SPARQL, in the namespace of GeoSPARQL 1.1.
///
/// So far one: `geof:distance(point, point, uom:metre)` between two points written as WKT in WGS 84,
/// longitude first. The distance is that on a sphere of mean Earth radius (haversine), within 0.6 % of the
/// ellipsoid. Any other geometry or unit is an expression error, so the solution is left out of a filter.
public final class GeoFunctions {

    /// The mean radius of the Earth in metres (IUGG).
    static final double EARTH_RADIUS_METRES = 6_371_008.8;

    private static final String FUNCTIONS = "http://www.opengis.net/def/function/geosparql/";
    private static final String UNITS = "http://www.opengis.net/def/uom/OGC/1.0/";

    private GeoFunctions() {}

    /// Makes the functions known to every query of this process. Calling it again changes nothing.
    public static void register() {
        FunctionRegistry.get().put(FUNCTIONS + "distance", Distance.class);
    }

    /// The distance in metres between two places given in degrees.
    public static double distanceMetres(double lon1, double lat1, double lon2, double lat2) {
        double north = Math.toRadians(lat2 - lat1);
        double east = Math.toRadians(lon2 - lon1);
        double a =
                square(Math.sin(north / 2))
                        + Math.cos(Math.toRadians(lat1))
                                * Math.cos(Math.toRadians(lat2))
                                * square(Math.sin(east / 2));
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static double square(double x) {
        return x * x;
    }

    /// `geof:distance`. Public because ARQ makes instances by reflection.
    public static final class Distance extends FunctionBase3 {
        @Override
        public NodeValue exec(NodeValue from, NodeValue to, NodeValue unit) {
            double metres = distance(point(from), point(to));
            return switch (unit.asUnquotedString()) {
                case UNITS + "metre" -> NodeValue.makeDouble(metres);
                case UNITS + "kilometre" -> NodeValue.makeDouble(metres / 1000);
                default ->
                        throw new ExprEvalException(
                                "geof:distance knows the units uom:metre and uom:kilometre, not "
                                        + unit);
            };
        }

        private static double distance(double[] from, double[] to) {
            return distanceMetres(from[0], from[1], to[0], to[1]);
        }

        private static double[] point(NodeValue wkt) {
            String text = wkt.asUnquotedString();
            int open = text.indexOf('(');
            int blank = text.indexOf(' ', open + 2);
            int close = text.indexOf(')', blank + 1);
            if (!text.regionMatches(true, 0, "POINT", 0, 5) || open < 0 || blank < 0 || close < 0) {
                throw new ExprEvalException("geof:distance needs WKT points, found " + text);
            }
            try {
                return new double[] {
                    Double.parseDouble(text.substring(open + 1, blank)),
                    Double.parseDouble(text.substring(blank + 1, close))
                };
            } catch (NumberFormatException notAPoint) {
                throw new ExprEvalException("geof:distance needs WKT points, found " + text);
            }
        }
    }
}
