package dosi.loader;

import static dosi.loader.ReadRows.read;
import static dosi.loader.ReadRows.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shapefiles made byte by byte, as the technical description of 1998 lays them out.
class ShapefileReaderTest {

    private static final SourceDescription SHAPEFILE = SourceDescription.ofKind("shapefile");
    private static final String WGS_84 =
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,298.25]]]";
    private static final double[][] SQUARE = {{0, 0}, {0, 4}, {4, 4}, {4, 0}, {0, 0}};
    private static final double[][] HOLE = {{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}};
    private static final double[][] ISLAND = {{6, 0}, {6, 1}, {7, 1}, {7, 0}, {6, 0}};

    @TempDir Path folder;

    @Test
    void ringsBecomePolygonsWithHoles() throws IOException {
        Path shp =
                shapefile(
                        "a",
                        ReadRows.WINDOWS_949,
                        List.of("샾마을", "가람"),
                        List.of(
                                new double[][][] {SQUARE, HOLE, ISLAND},
                                new double[][][] {ISLAND}));
        Files.writeString(folder.resolve("a.prj"), WGS_84);
        ReadRows found =
                read("shapefile", "", SHAPEFILE, List.of("#row", "NAME", "CODE", "#wkt"), shp);
        assertEquals(List.of("NAME", "CODE"), found.columns());
        assertEquals(
                List.of(
                        "1|샾마을|1|MULTIPOLYGON(((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1)),"
                                + " ((6 0, 6 1, 7 1, 7 0, 6 0)))",
                        "2|가람|2|POLYGON((6 0, 6 1, 7 1, 7 0, 6 0))"),
                found.texts().stream().map(text -> text.replace(".0000000", "")).toList());
    }

    @Test
    void theCharsetStandsInTheCpgFile() throws IOException {
        Path shp =
                shapefile(
                        "a",
                        StandardCharsets.UTF_8,
                        List.of("가람"),
                        List.<double[][][]>of(new double[][][] {ISLAND}));
        Files.writeString(folder.resolve("a.prj"), WGS_84);
        Files.writeString(folder.resolve("a.cpg"), "UTF-8\n");
        assertEquals(List.of("가람"), read("shapefile", "", SHAPEFILE, List.of("NAME"), shp).texts());
    }

    @Test
    void anUnknownCoordinateSystemAndAMissingPartAreRefused() throws IOException {
        Path shp =
                shapefile(
                        "a",
                        ReadRows.WINDOWS_949,
                        List.of("가람"),
                        List.<double[][][]>of(new double[][][] {ISLAND}));
        String message = refusal("shapefile", "", SHAPEFILE, List.of("NAME"), shp);
        assertTrue(message.contains("[LOAD-114]"), message);
        Files.writeString(folder.resolve("a.prj"), WGS_84);
        Files.delete(folder.resolve("a.dbf"));
        assertEquals(
                "a.shp: the .dbf file of the shapefile is missing. Load .shp and .dbf together."
                        + " [LOAD-115]",
                refusal("shapefile", "", SHAPEFILE, List.of("NAME"), shp));
    }

    @Test
    void aCutFileIsRefused() throws IOException {
        Path shp =
                shapefile(
                        "a",
                        ReadRows.WINDOWS_949,
                        List.of("가람"),
                        List.<double[][][]>of(new double[][][] {ISLAND}));
        Files.writeString(folder.resolve("a.prj"), WGS_84);
        byte[] whole = Files.readAllBytes(shp);
        Files.write(shp, Arrays.copyOf(whole, whole.length - 20));
        assertEquals(
                "a.shp: the file ends too early: .shp or .dbf has fewer records than its header says."
                        + " Fetch the file again. [LOAD-110]",
                refusal("shapefile", "", SHAPEFILE, List.of("NAME"), shp));
    }

    @Test
    void koreanSystemsAreRecognisedByTheirNumbers() {
        assertEquals("EPSG:5179", Projection.named(projected("GRS_1980", 127.5, 2_000_000)));
        assertEquals("EPSG:5186", Projection.named(projected("GRS_1980", 127, 600_000)));
        assertEquals("EPSG:5181", Projection.named(projected("GRS_1980", 127, 500_000)));
        assertEquals("EPSG:5187", Projection.named(projected("GRS_1980", 129, 600_000)));
        assertEquals("EPSG:5174", Projection.named(projected("Bessel_1841", 127.00289, 500_000)));
        assertEquals("EPSG:4326", Projection.named(WGS_84));
    }

    private static String projected(String spheroid, double meridian, double northing) {
        return """
                PROJCS["x",GEOGCS["y",DATUM["d",SPHEROID["%s",6378137.0,298.257]]],
                PARAMETER["False_Northing",%s],PARAMETER["Central_Meridian",%s]]"""
                .formatted(spheroid, northing, meridian);
    }

    /// Writes name.shp with one polygon a record, and name.dbf with the columns NAME (10 bytes) and CODE.
    private Path shapefile(
            String name, Charset charset, List<String> names, List<double[][][]> polygons)
            throws IOException {
        List<byte[]> records = new ArrayList<>();
        int size = 100;
        for (double[][][] rings : polygons) {
            int points = Arrays.stream(rings).mapToInt(ring -> ring.length).sum();
            ByteBuffer record =
                    ByteBuffer.allocate(8 + 44 + 4 * rings.length + 16 * points)
                            .putInt(records.size() + 1)
                            .putInt((44 + 4 * rings.length + 16 * points) / 2)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(5)
                            .put(new byte[32])
                            .putInt(rings.length)
                            .putInt(points);
            int start = 0;
            for (double[][] ring : rings) {
                record.putInt(start);
                start += ring.length;
            }
            for (double[][] ring : rings) {
                for (double[] point : ring) {
                    record.putDouble(point[0]).putDouble(point[1]);
                }
            }
            records.add(record.array());
            size += record.capacity();
        }
        ByteBuffer shapes = ByteBuffer.allocate(size);
        shapes.putInt(0, 9994).putInt(24, size / 2).position(100);
        records.forEach(shapes::put);
        ByteBuffer table = ByteBuffer.allocate(32 + 64 + 1 + 12 * names.size());
        table.order(ByteOrder.LITTLE_ENDIAN).put((byte) 3).putInt(4, names.size());
        table.putShort(8, (short) 97).putShort(10, (short) 12).position(32);
        table.put("NAME".getBytes(charset)).put(32 + 11, (byte) 'C').put(32 + 16, (byte) 10);
        table.position(64).put("CODE".getBytes(charset)).put(64 + 16, (byte) 1);
        table.position(96).put((byte) 0x0D);
        for (int i = 0; i < names.size(); i++) {
            byte[] cell = Arrays.copyOf(names.get(i).getBytes(charset), 10);
            for (int at = names.get(i).getBytes(charset).length; at < 10; at++) {
                cell[at] = ' ';
            }
            table.put((byte) ' ').put(cell).put((byte) ('1' + i));
        }
        Files.write(folder.resolve(name + ".dbf"), table.array());
        return Files.write(folder.resolve(name + ".shp"), shapes.array());
    }
}
