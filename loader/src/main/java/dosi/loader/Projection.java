package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.ProjCoordinate;

/// Turns coordinates of the systems in which Korean data is published into WGS 84, longitude first.
final class Projection {

    private static final String BESSEL =
            " +ellps=bessel +units=m +towgs84=-145.907,505.034,685.756,-1.162,2.347,1.592,6.342"
                    + " +no_defs";
    private static final String BESSEL_BELT = "+proj=tmerc +lat_0=38 +k=1 +x_0=200000 +y_0=500000";

    /// The systems of the old datum. The EPSG tables of proj4j have no shift for it, which would put places some
    /// 400 m off; the seven parameters are those of the National Geographic Information Institute.
    private static final Map<String, String> OLD_DATUM =
            Map.of(
                    "EPSG:5173", BESSEL_BELT + " +lon_0=125.0028902777778" + BESSEL,
                    "EPSG:5174", BESSEL_BELT + " +lon_0=127.0028902777778" + BESSEL,
                    "EPSG:5176", BESSEL_BELT + " +lon_0=129.0028902777778" + BESSEL);

    private static final List<String> KNOWN =
            List.of(
                    "EPSG:5173",
                    "EPSG:5174",
                    "EPSG:5176",
                    "EPSG:5179",
                    "EPSG:5180",
                    "EPSG:5181",
                    "EPSG:5183",
                    "EPSG:5185",
                    "EPSG:5186",
                    "EPSG:5187",
                    "EPSG:32651",
                    "EPSG:32652",
                    "EPSG:3857",
                    "EPSG:4326",
                    "CRS84");
    private static final Map<String, Projection> MADE = new ConcurrentHashMap<>();
    private static final Pattern CENTRAL_MERIDIAN =
            Pattern.compile("\"CENTRAL_MERIDIAN\"\\s*,\\s*([0-9.]+)");
    private static final Pattern FALSE_NORTHING =
            Pattern.compile("\"FALSE_NORTHING\"\\s*,\\s*([0-9.]+)");

    private final boolean identity;
    private final CoordinateReferenceSystem from;
    private final CoordinateReferenceSystem to;

    private Projection(String crs) {
        this.identity = crs.equals("EPSG:4326") || crs.equals("CRS84");
        CRSFactory factory = new CRSFactory();
        this.to = factory.createFromName("EPSG:4326");
        String own = OLD_DATUM.get(crs);
        this.from =
                identity
                        ? to
                        : own == null
                                ? factory.createFromName(crs)
                                : factory.createFromParameters(crs, own);
    }

    static boolean isKnown(String crs) {
        return KNOWN.contains(crs.strip().toUpperCase(Locale.ROOT));
    }

    /// The projection of a coordinate system.
    ///
    /// @throws ProblemException when it is none of the known ones
    static Projection of(String crs, String file) {
        if (!isKnown(crs)) {
            throw new ProblemException(SourceProblem.UNKNOWN_CRS.at(Place.of(file), crs));
        }
        return MADE.computeIfAbsent(crs.strip().toUpperCase(Locale.ROOT), Projection::new);
    }

    /// The system that the text of a `.prj` file means, or null where it is none of the known ones. Names in
    /// such files differ from program to program, so the ellipsoid, the meridian and the northing decide.
    static @Nullable String named(String prj) {
        String text = prj.toUpperCase(Locale.ROOT);
        if (!text.contains("PROJCS")) {
            return text.contains("GEOGCS") && text.contains("WGS") ? "EPSG:4326" : null;
        }
        Matcher meridian = CENTRAL_MERIDIAN.matcher(text);
        Matcher northing = FALSE_NORTHING.matcher(text);
        if (!meridian.find() || !northing.find()) {
            return null;
        }
        double east = Double.parseDouble(meridian.group(1));
        double north = Double.parseDouble(northing.group(1));
        int belt = (int) Math.floor(east);
        if (text.contains("BESSEL")) {
            return switch (belt) {
                case 125 -> "EPSG:5173";
                case 127 -> "EPSG:5174";
                case 129 -> "EPSG:5176";
                default -> null;
            };
        }
        if (!text.contains("GRS") && !text.contains("WGS")) {
            return null;
        }
        if (east == 127.5 && north == 2_000_000) {
            return "EPSG:5179";
        }
        if (north != 500_000 && north != 600_000) {
            return null;
        }
        boolean since2010 = north == 600_000;
        return switch (belt) {
            case 125 -> since2010 ? "EPSG:5185" : "EPSG:5180";
            case 127 -> since2010 ? "EPSG:5186" : "EPSG:5181";
            case 129 -> since2010 ? "EPSG:5187" : "EPSG:5183";
            default -> null;
        };
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
