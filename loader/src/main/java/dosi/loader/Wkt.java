package dosi.loader;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Writes geometries as well-known text in WGS 84, longitude first, with seven decimals (about a centimetre).
final class Wkt {

    private static final int DECIMALS = 7;

    private Wkt() {}

    /// A ring or line as pairs of longitude and latitude.
    record Line(List<double[]> points) {}

    /// A polygon: its outer ring and its holes.
    record Polygon(List<Line> rings) {}

    static String degrees(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }

    static String point(double longitude, double latitude) {
        return "POINT(" + degrees(longitude) + " " + degrees(latitude) + ")";
    }

    static String line(Line line) {
        return "LINESTRING" + text(line);
    }

    static String lines(List<Line> lines) {
        return "MULTILINESTRING(" + String.join(", ", lines.stream().map(Wkt::text).toList()) + ")";
    }

    static String polygons(List<Polygon> polygons) {
        if (polygons.size() == 1) {
            return "POLYGON" + text(polygons.getFirst());
        }
        return "MULTIPOLYGON(" + String.join(", ", polygons.stream().map(Wkt::text).toList()) + ")";
    }

    private static String text(Polygon polygon) {
        return "(" + String.join(", ", polygon.rings().stream().map(Wkt::text).toList()) + ")";
    }

    private static String text(Line line) {
        StringBuilder text = new StringBuilder("(");
        for (double[] point : line.points()) {
            text.append(text.length() > 1 ? ", " : "")
                    .append(degrees(point[0]))
                    .append(' ')
                    .append(degrees(point[1]));
        }
        return text.append(')').toString();
    }
}
