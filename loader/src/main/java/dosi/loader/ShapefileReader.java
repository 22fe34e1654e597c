package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads ESRI shapefiles record by record (*ESRI Shapefile Technical Description*, 1998): points, lines and
/// polygons from `.shp`, attributes from `.dbf` in the charset that `.cpg` names, the coordinate system from
/// the description or `.prj`.
final class ShapefileReader implements RowReader {

    private static final int RECORD_SIZE_MAX = 1 << 28;

    private final List<Path> files;
    private final SourceDescription source;
    private final List<String> references;

    ShapefileReader(List<Path> files, SourceDescription source, List<String> references) {
        this.files = files;
        this.source = source;
        this.references = references;
    }

    @Override
    public void read(RowVisitor visitor) throws IOException {
        for (Path file : files) {
            if (endsWith(file, ".shp")) {
                String name = String.valueOf(file.getFileName());
                FeatureRows rows = new FeatureRows(name, source, references, visitor);
                Projection projection = projection(file, name);
                do {
                    read(file, name, projection, rows);
                } while (rows.again());
            }
        }
    }

    private static boolean endsWith(Path file, String extension) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(extension);
    }

    /// The file of the same name with another ending, among those given or beside this one.
    private Optional<Path> part(Path shp, String extension) {
        String name = String.valueOf(shp.getFileName());
        String wanted = name.substring(0, name.length() - 4) + extension;
        Path beside = shp.resolveSibling(wanted);
        return files.stream()
                .filter(file -> String.valueOf(file.getFileName()).equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> Optional.of(beside).filter(Files::isRegularFile));
    }

    private Projection projection(Path shp, String name) throws IOException {
        if (source.crs().isPresent()) {
            return Projection.of(source.crs().get(), name);
        }
        Optional<Path> prj = part(shp, ".prj");
        String crs = prj.isPresent() ? Projection.named(Files.readString(prj.get())) : null;
        return Projection.of(crs == null ? prj.map(Path::toString).orElse("(no .prj)") : crs, name);
    }

    private Charset charset(Path shp, String name) throws IOException {
        if (source.encoding().isPresent()) {
            return TextFile.named(source.encoding().get(), name);
        }
        Optional<Path> cpg = part(shp, ".cpg");
        if (cpg.isEmpty()) {
            return TextFile.WINDOWS_949;
        }
        String declared = Files.readString(cpg.get(), StandardCharsets.ISO_8859_1).strip();
        return TextFile.named(declared, name);
    }

    private void read(Path shp, String name, Projection projection, FeatureRows rows)
            throws IOException {
        Path dbf =
                part(shp, ".dbf")
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                SourceProblem.MISSING_PART.at(
                                                        Place.of(name), ".dbf")));
        try (DataInputStream shapes = open(shp);
                Dbf attributes =
                        new Dbf(String.valueOf(dbf.getFileName()), open(dbf), charset(shp, name))) {
            byte[] head = new byte[100];
            shapes.readFully(head);
            if (ByteBuffer.wrap(head).getInt(0) != 9994) {
                throw new ProblemException(
                        SourceProblem.NOT_THE_FORM.at(
                                Place.of(name), "shapefile", "file code ≠ 9994"));
            }
            rows.header(attributes.names());
            long left = 2L * ByteBuffer.wrap(head).getInt(24) - 100;
            while (left > 0) {
                shapes.readInt(); // record number, which is the order
                int size = 2 * shapes.readInt();
                if (size < 4 || size > RECORD_SIZE_MAX) {
                    throw new ProblemException(
                            SourceProblem.NOT_THE_FORM.at(
                                    Place.of(name), "shapefile", "record size " + size));
                }
                byte[] content = new byte[size];
                shapes.readFully(content);
                left -= 8L + size;
                Map<String, String> record = attributes.next();
                if (record == null) {
                    rows.absent();
                    continue;
                }
                ByteBuffer shape = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
                try {
                    rows.feature(record, wkt(shape, projection));
                } catch (BufferUnderflowException | IndexOutOfBoundsException broken) {
                    rows.broken(
                            record,
                            "점의 수가 레코드의 크기와 맞지 않는다",
                            "its number of points does not fit the size of the record");
                }
            }
        } catch (EOFException cut) {
            throw new ProblemException(
                    SourceProblem.TRUNCATED.at(
                            Place.of(name),
                            ".shp 나 .dbf 가 도형의 수만큼 이어지지 않는다",
                            ".shp or .dbf has fewer records than its header says"));
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static @Nullable String wkt(ByteBuffer shape, Projection projection) {
        return switch (shape.getInt()) {
            case 1, 11, 21 -> {
                double[] point = projection.toWgs84(shape.getDouble(), shape.getDouble());
                yield Wkt.point(point[0], point[1]);
            }
            case 3, 13, 23 -> {
                List<Wkt.Line> lines = parts(shape, projection);
                yield lines.size() == 1 ? Wkt.line(lines.getFirst()) : Wkt.lines(lines);
            }
            case 5, 15, 25 -> Wkt.polygons(polygons(parts(shape, projection)));
            default -> null;
        };
    }

    private static List<Wkt.Line> parts(ByteBuffer shape, Projection projection) {
        shape.position(shape.position() + 32); // the box
        int partCount = shape.getInt();
        int pointCount = shape.getInt();
        int[] starts = new int[partCount + 1];
        for (int part = 0; part < partCount; part++) {
            starts[part] = shape.getInt();
        }
        starts[partCount] = pointCount;
        List<Wkt.Line> lines = new ArrayList<>();
        for (int part = 0; part < partCount; part++) {
            List<double[]> points = new ArrayList<>();
            for (int point = starts[part]; point < starts[part + 1]; point++) {
                points.add(projection.toWgs84(shape.getDouble(), shape.getDouble()));
            }
            lines.add(new Wkt.Line(points));
        }
        return lines;
    }

    /// Outer rings run clockwise, holes the other way; a hole belongs to the outer ring before it that holds its
    /// first point.
    private static List<Wkt.Polygon> polygons(List<Wkt.Line> rings) {
        List<List<Wkt.Line>> polygons = new ArrayList<>();
        for (Wkt.Line ring : rings) {
            if (area(ring) <= 0 || polygons.isEmpty()) {
                polygons.add(new ArrayList<>(List.of(ring)));
            }
        }
        for (Wkt.Line ring : rings) {
            if (area(ring) > 0 && !polygons.getFirst().getFirst().equals(ring)) {
                polygons.stream()
                        .filter(polygon -> holds(polygon.getFirst(), ring.points().getFirst()))
                        .findFirst()
                        .orElse(polygons.getLast())
                        .add(ring);
            }
        }
        return polygons.stream().map(Wkt.Polygon::new).toList();
    }

    private static double area(Wkt.Line ring) {
        double twice = 0;
        List<double[]> points = ring.points();
        for (int index = 0; index + 1 < points.size(); index++) {
            double[] a = points.get(index);
            double[] b = points.get(index + 1);
            twice += a[0] * b[1] - b[0] * a[1];
        }
        return twice / 2;
    }

    private static boolean holds(Wkt.Line ring, double[] place) {
        boolean inside = false;
        List<double[]> points = ring.points();
        for (int i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            double[] a = points.get(i);
            double[] b = points.get(j);
            if ((a[1] > place[1]) != (b[1] > place[1])
                    && place[0] < (b[0] - a[0]) * (place[1] - a[1]) / (b[1] - a[1]) + a[0]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /// The attribute table (dBASE III): fixed fields behind a header.
    private static final class Dbf implements AutoCloseable {
        private final String file;
        private final DataInputStream in;
        private final Charset charset;
        private final int headerSize;
        private long recordSize = 1;
        private long number;
        private final Map<String, Integer> widths = new LinkedHashMap<>();
        private long left;

        Dbf(String file, DataInputStream in, Charset charset) throws IOException {
            this.file = file;
            this.in = in;
            this.charset = charset;
            byte[] head = new byte[32];
            in.readFully(head);
            ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            this.left = numbers.getInt(4);
            this.headerSize = numbers.getShort(8) & 0xFFFF;
            byte[] fields = new byte[headerSize - 32];
            in.readFully(fields);
            for (int at = 0; at + 32 <= fields.length && fields[at] != 0x0D; at += 32) {
                int end = at;
                while (end < at + 11 && fields[end] != 0) {
                    end++;
                }
                widths.put(text(fields, at, end - at), fields[at + 16] & 0xFF);
                recordSize += fields[at + 16] & 0xFF;
            }
        }

        List<String> names() {
            return List.copyOf(widths.keySet());
        }

        /// The next record; null for one that is marked as deleted.
        @Nullable Map<String, String> next() throws IOException {
            if (left-- <= 0) {
                throw new EOFException();
            }
            boolean deleted = in.readByte() == '*';
            number++;
            Map<String, String> record = new LinkedHashMap<>();
            for (Map.Entry<String, Integer> field : widths.entrySet()) {
                byte[] cell = new byte[field.getValue()];
                in.readFully(cell);
                int size = 0;
                while (size < cell.length && cell[size] != 0) {
                    size++;
                }
                record.put(field.getKey(), text(cell, 0, size).strip());
            }
            return deleted ? null : record;
        }

        /// The text of a field. A character that the width of the field cuts off is left out, as programs do
        /// that shorten names and values; any other wrong byte refuses the file.
        private String text(byte[] bytes, int from, int size) {
            ByteBuffer field = ByteBuffer.wrap(bytes, from, size);
            CharBuffer text = CharBuffer.allocate(size);
            CharsetDecoder strict =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            CoderResult result = strict.decode(field, text, false);
            if (result.isError()) {
                throw new ProblemException(
                        SourceProblem.UNDECODABLE.at(
                                Place.of(file, number),
                                headerSize + Math.max(0, number - 1) * recordSize,
                                "0x%02X".formatted(field.get(field.position())),
                                charset.name()));
            }
            return text.flip().toString();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
