package dosi.loader;

import dosi.diagnostics.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Coordinates and addresses as city files write them.
final class Places {

    private static final Pattern LAST_TOKEN_DECORATION = Pattern.compile("[,(（].*$");
    private static final int CODE_LENGTH = 10;

    private Places() {}

    /// A WKT point from longitude and latitude, or from x and y in another system; nothing unless both are
    /// numbers in range.
    static @Nullable String point(
            @Nullable String lon,
            @Nullable String lat,
            @Nullable String x,
            @Nullable String y,
            @Nullable String crs)
            throws UnreadableValue {
        String east = lon == null ? x : lon;
        String north = lat == null ? y : lat;
        if (east == null || north == null) {
            return null;
        }
        if (crs != null) {
            double[] place = place(east, north, crs);
            return Wkt.point(place[0], place[1]);
        }
        double longitude = degrees(east, 180);
        double latitude = degrees(north, 90);
        return Double.isNaN(longitude) || Double.isNaN(latitude)
                ? null
                : "POINT(" + Numbers.number(east) + " " + Numbers.number(north) + ")";
    }

    private static double degrees(String value, double limit) {
        try {
            double degrees = Double.parseDouble(Numbers.number(value));
            return Math.abs(degrees) <= limit ? degrees : Double.NaN;
        } catch (UnreadableValue notANumber) {
            return Double.NaN;
        }
    }

    /// Longitude (0) or latitude (1) of x and y in a coordinate system.
    static @Nullable String axis(String x, @Nullable String y, String crs, int axis)
            throws UnreadableValue {
        return y == null ? null : Wkt.degrees(place(x, y, crs)[axis]);
    }

    private static double[] place(String x, String y, String crs) throws UnreadableValue {
        if (!Projection.isKnown(crs)) {
            throw new UnreadableValue(
                    crs, new Text("EPSG:5181 같은 좌표계", "a coordinate system such as EPSG:5181"));
        }
        return Projection.of(crs, "mapping")
                .toWgs84(
                        Double.parseDouble(Numbers.number(x)),
                        Double.parseDouble(Numbers.number(y)));
    }

    /// The area whose full name is the longest beginning of the address, word by word; the first word or two may
    /// be a short form of the table `area-alias`.
    static @Nullable String area(String address, Lookups lookups) {
        String[] words = address.strip().split("\\s+", -1);
        for (int index = 0; index < words.length; index++) {
            words[index] = LAST_TOKEN_DECORATION.matcher(words[index]).replaceFirst("");
        }
        String found = null;
        StringBuilder name = new StringBuilder();
        for (int count = 0; count < Math.min(words.length, 6); count++) {
            String word = words[count];
            String longer = (name.isEmpty() ? "" : name + " ") + word;
            String full = lookups.find("area-alias", longer);
            name.setLength(0);
            name.append(full == null ? longer : full);
            String area = lookups.find("area-by-name", name.toString());
            if (area != null) {
                found = area;
            }
        }
        return found;
    }

    /// The area of a higher level: its code with the digits below set to 0.
    static String level(String area, String level) {
        int keep =
                switch (level) {
                    case "sido" -> 2;
                    case "sigungu" -> 5;
                    default -> CODE_LENGTH;
                };
        if (area.length() < CODE_LENGTH || keep == CODE_LENGTH) {
            return area;
        }
        int begin = area.length() - CODE_LENGTH;
        return area.substring(0, begin + keep) + "0".repeat(CODE_LENGTH - keep);
    }
}
