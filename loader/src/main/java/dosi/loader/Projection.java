package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.ProjCoordinate;

/// Turns coordinates of the Korean systems into WGS 84, longitude first.
final class Projection {

    private static final List<String> KNOWN =
            List.of(
                    "EPSG:5179",
                    "EPSG:5181",
                    "EPSG:5186",
                    "EPSG:5185",
                    "EPSG:5187",
                    "EPSG:4326",
                    "CRS84");
    private static final Map<String, Projection> MADE = new ConcurrentHashMap<>();

    private final boolean identity;
    private final CoordinateReferenceSystem from;
    private final CoordinateReferenceSystem to;

    private Projection(String crs) {
        this.identity = crs.equals("EPSG:4326") || crs.equals("CRS84");
        CRSFactory factory = new CRSFactory();
        this.to = factory.createFromName("EPSG:4326");
        this.from = identity ? to : factory.createFromName(crs);
    }

    static boolean isKnown(String crs) {
        return KNOWN.contains(crs.toUpperCase(Locale.ROOT));
    }

    /// The projection of a coordinate system.
    ///
    /// @throws ProblemException when it is none of the known ones
    static Projection of(String crs, String file) {
        if (!isKnown(crs)) {
            throw new ProblemException(SourceProblem.UNKNOWN_CRS.at(Place.of(file), crs));
        }
        return MADE.computeIfAbsent(crs.toUpperCase(Locale.ROOT), Projection::new);
    }

    /// The system that the text of a `.prj` file means, or null where it is not known.
    static @org.jspecify.annotations.Nullable String named(String prj) {
        String text = prj.toUpperCase(Locale.ROOT).replace(' ', '_');
        if (text.contains("UNIFIED")) {
            return "EPSG:5179";
        }
        if (text.contains("CENTRAL_BELT")) {
            return text.contains("600000") ? "EPSG:5186" : "EPSG:5181";
        }
        return text.startsWith("GEOGCS") && text.contains("WGS") ? "EPSG:4326" : null;
    }

    /// Longitude and latitude in degrees of a place given as x (east) and y (north).
    double[] toWgs84(double x, double y) {
        if (identity) {
            return new double[] {x, y};
        }
        // A transform keeps state, so each call has its own; making one is cheap.
        ProjCoordinate target = new ProjCoordinate();
        new BasicCoordinateTransform(from, to).transform(new ProjCoordinate(x, y), target);
        return new double[] {target.x, target.y};
    }
}
