package dosi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Makes up a city of facilities, sensors and observations as N-Triples, with faults planted in one entity of a
/// hundred, and tells how many results each fault must give.
///
/// By triples, about 12 % speak about facilities, 8 % about sensors and 80 % about observations. The same number of
/// triples always gives the same file. The shapes that find the faults are `city-shapes.ttl` beside this class.
final class CityTriples {

    static final String NS = "https://w3id.org/dosi/bench/ns/";
    static final String ID = "https://w3id.org/dosi/bench/id/";
    static final String SOSA = "http://www.w3.org/ns/sosa/";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    private static final int DISTRICTS = 24;
    private static final int FACILITY_FAULTS = 17;
    private static final int SENSOR_FAULTS = 16;
    private static final int OBSERVATION_FAULTS = 14;
    private static final int NO_OBSERVATION = 15;
    private static final String[] UNITS = {
        "DEG_C", "PERCENT", "UG_M3", "PPM", "KW_H", "DB", "LUX", "M_S", "HPA", "NUM", "KM_H", "MM"
    };
    private static final String[] PROPERTIES = {
        "temperature",
        "humidity",
        "pm10",
        "pm25",
        "power",
        "noise",
        "light",
        "wind",
        "pressure",
        "count",
        "speed",
        "rain"
    };
    private static final String[] QUALITIES = {"good", "suspect", "bad", "missing"};

    private final Writer out;
    private final SequencedMap<String, Integer> expected = new TreeMap<>();
    private long written;

    private CityTriples(Writer out) {
        this.out = out;
    }

    /// Writes at least as many triples as asked for.
    ///
    /// @return how many results each kind of fault must give
    static SequencedMap<String, Integer> write(Path file, long triples) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            CityTriples city = new CityTriples(out);
            city.write(triples);
            return city.expected;
        }
    }

    private void write(long triples) throws IOException {
        int sensors = (int) Math.max(50, triples * 8 / 100 / 15);
        int facilities = (int) Math.max(50, triples * 12 / 100 / 18);
        iri(NS + "ChargingStation", RDFS + "subClassOf", NS + "Facility");
        iri(NS + "Clinic", RDFS + "subClassOf", NS + "Facility");
        iri(NS + "Park", RDFS + "subClassOf", NS + "Facility");
        iri(NS + "FastChargingStation", RDFS + "subClassOf", NS + "ChargingStation");
        iri(ID + "city", RDF + "type", NS + "City");
        for (int i = 0; i < DISTRICTS; i++) {
            String district = ID + "district/" + i;
            iri(district, RDF + "type", NS + "District");
            text(district, RDFS + "label", "구" + i, "ko");
            plain(district, NS + "districtCode", String.format(Locale.ROOT, "27%03d", i));
            iri(district, NS + "partOf", i < 8 ? ID + "city" : ID + "district/" + (i - 8));
        }
        iri(ID + "district/nowhere", RDF + "type", NS + "District");
        plain(ID + "district/nowhere", NS + "districtCode", "99999");
        String apart = ID + "facility/apart";
        facility(apart, -1, 0);
        for (int i = 0; i < facilities; i++) {
            facility(ID + "facility/" + i, i, fault('F', i, FACILITY_FAULTS));
        }
        for (int i = 0; i < sensors; i++) {
            sensor(i, facilities, apart);
        }
        for (long i = 0; written < triples; i++) {
            observation(i, sensors, facilities);
        }
    }

    /// A facility; the one numbered -1 stands in no district, which is no fault of its own.
    private void facility(String facility, int number, int planted) throws IOException {
        boolean apart = number < 0;
        int kind = apart ? 1 : number % 4;
        boolean charging = kind == 0 || kind == 3;
        int fault = (planted == 13 || planted == 14) && !charging ? 3 : planted;
        long random = mixed(number + 77);
        iri(
                facility,
                RDF + "type",
                NS
                        + new String[] {"ChargingStation", "Clinic", "Park", "FastChargingStation"}
                                [kind]);
        String name =
                switch (fault) {
                    case 1 -> planted("F01 name too short", "x");
                    case 2 -> planted("F02 name too long", "very long name ".repeat(10) + number);
                    default -> "시설 " + number + " facility";
                };
        if (fault == 12) {
            expect("F12 neither label nor name", 1);
        } else {
            text(facility, RDFS + "label", "시설 " + number, "ko");
            plain(facility, NS + "name", name);
        }
        plain(
                facility,
                NS + "altName",
                fault == 9 ? planted("F09 other name is the name", name) : "alt " + number);
        address(facility, fault, random);
        plain(
                facility,
                NS + "phone",
                fault == 5
                        ? planted("F05 telephone number", "call us")
                        : String.format(
                                Locale.ROOT,
                                "053-%03d-%04d",
                                random % 1000,
                                random / 1000 % 10000));
        switch (fault) {
            case 6 ->
                    plain(
                            facility,
                            NS + "homepage",
                            planted("F06 home page as text", "https://www.city.example/" + number));
            case 7 ->
                    iri(
                            facility,
                            NS + "homepage",
                            planted(
                                    "F07 home page of another scheme",
                                    "ftp://www.city.example/" + number));
            default -> iri(facility, NS + "homepage", "https://www.city.example/f/" + number);
        }
        typed(
                facility,
                NS + "capacity",
                fault == 8
                        ? planted("F08 capacity too large", "100000")
                        : Long.toString(random % 5000),
                "integer");
        plain(facility, NS + "code", "C" + number);
        if (fault == 10) {
            expect("F10 two codes that differ", 2);
        }
        plain(facility, NS + "legacyCode", (fault == 10 ? "L" : "C") + number);
        if (fault == 11) {
            iri(facility, NS + "partOf", planted("F11 outside the city", ID + "district/nowhere"));
        } else if (!apart) {
            iri(facility, NS + "partOf", ID + "district/" + random % DISTRICTS);
        }
        if (fault == 15) {
            expect("F15 country is not KR", 1);
        } else {
            plain(facility, NS + "operatorCountry", "KR");
        }
        if (number % 10 == 0 || fault == 16) {
            iri(facility, NS + "feedsDashboard", ID + "dashboard/" + random % 5);
            if (fault == 16) {
                expect("F16 no key for the dashboard", 1);
            } else {
                plain(facility, NS + "dashboardKey", "K" + number);
            }
        }
        if (fault == 17) {
            plain(facility, NS + "managedBy", planted("F17 manager as text", "Kim " + number));
        } else {
            iri(facility, NS + "managedBy", ID + "agency/" + random % 40);
        }
        if (charging) {
            charging(facility, fault, random);
        }
    }

    private void address(String facility, int fault, long random) throws IOException {
        String address = facility + "/address";
        iri(facility, NS + "address", address);
        plain(
                address,
                NS + "postcode",
                fault == 3
                        ? planted("F03 postcode", "4-" + random % 1000)
                        : String.format(Locale.ROOT, "%05d", 41000 + random % 2000));
        if (fault == 4) {
            expect("F04 no road name", 1);
        } else {
            plain(address, NS + "roadName", "동대구로 " + random % 500);
        }
    }

    private void charging(String facility, int fault, long random) throws IOException {
        String first = facility + "/c1";
        String second = facility + "/c2";
        iri(facility, NS + "connector", first);
        iri(facility, NS + "connector", second);
        iri(first, RDF + "type", NS + "Connector");
        iri(second, RDF + "type", NS + "Connector");
        plain(
                first,
                NS + "connectorType",
                fault == 13 ? planted("F13 no CCS connector", "CHAdeMO") : "CCS");
        plain(second, NS + "connectorType", "AC");
        if (fault == 14) {
            typed(facility, NS + "powerKw", planted("F14 power as double", "50"), "double");
        } else {
            typed(facility, NS + "powerKw", random % 340 + 10 + ".5", "decimal");
        }
    }

    private void sensor(int number, int facilities, String apart) throws IOException {
        String sensor = ID + "sensor/" + number;
        int planted = fault('S', number, SENSOR_FAULTS);
        boolean before = number > 0 && fault('S', number - 1, SENSOR_FAULTS) == 0;
        int fault = planted == 2 && !before ? 1 : planted;
        long random = mixed(number + 99991);
        iri(sensor, RDF + "type", NS + "Sensor");
        String serial = String.format(Locale.ROOT, "SN-%08d", number);
        if (fault == 1) {
            serial = planted("S01 serial number", "sn" + number);
        } else if (fault == 2) {
            serial = String.format(Locale.ROOT, "SN-%08d", number - 1);
            expect("S02 serial number used twice (SPARQL)", 2);
        }
        plain(sensor, NS + "serial", serial);
        if (fault == 5) {
            expect("S05 no Korean label", 1);
        } else {
            text(sensor, RDFS + "label", "센서 " + number, "ko");
        }
        text(sensor, RDFS + "label", "sensor " + number, "en");
        if (fault == 3) {
            text(sensor, RDFS + "label", planted("S03 two Korean labels", "센서 둘 " + number), "ko");
        }
        if (fault == 4) {
            text(sensor, RDFS + "label", planted("S04 French label", "capteur " + number), "fr");
        }
        int year = 2018 + (int) (random % 5);
        typed(sensor, NS + "installedOn", year + "-03-01", "date");
        if (fault == 6) {
            typed(
                    sensor,
                    NS + "retiredOn",
                    planted("S06 retired before installed", year - 1 + "-12-31"),
                    "date");
        } else if (number % 3 == 0) {
            typed(sensor, NS + "retiredOn", year + 2 + "-06-30", "date");
        }
        String where =
                switch (fault) {
                    case 7 -> planted("S07 place is no facility", ID + "district/3");
                    case 8 -> planted("S08 facility in no district", apart);
                    default -> ID + "facility/" + random % facilities;
                };
        iri(sensor, NS + "locatedIn", where);
        if (fault == 16) {
            expect("S16 no district", 1);
        } else {
            iri(sensor, NS + "district", ID + "district/" + random % DISTRICTS);
        }
        plain(
                sensor,
                NS + "point",
                fault == 9
                        ? planted("S09 point", "POINT(128.6, 35.8)")
                        : String.format(
                                Locale.ROOT,
                                "POINT(128.%04d 35.%04d)",
                                random % 10000,
                                random / 10000 % 10000));
        plain(
                sensor,
                NS + "status",
                fault == 10
                        ? planted("S10 status not in the list", "unknown")
                        : random % 9 == 0 ? "maintenance" : "active");
        typed(
                sensor,
                NS + "intervalSeconds",
                fault == 11
                        ? planted("S11 interval out of range", "0")
                        : Long.toString(60 + random % 600),
                "integer");
        if (fault == 12) {
            plain(sensor, NS + "accuracy", planted("S12 accuracy as text", "high"));
        } else if (number % 2 == 0) {
            typed(sensor, NS + "accuracy", "0." + (1 + random % 9), "decimal");
        } else {
            typed(sensor, NS + "accuracy", Long.toString(1 + random % 4), "integer");
        }
        if (fault == 13) {
            plain(sensor, NS + "deprecatedCode", planted("S13 deprecated code", "old"));
        }
        boolean fixed = random % 5 != 0;
        if (fixed || fault == 14) {
            typed(sensor, NS + "fixedPosition", "true", "boolean");
        }
        if (!fixed || fault == 14) {
            iri(sensor, NS + "mobileRoute", ID + "route/" + random % 30);
        }
        if (fault == 14) {
            expect("S14 fixed and mobile", 1);
        }
        if (fault == NO_OBSERVATION) {
            expect("S15 no observation", 1);
        }
    }

    private void observation(long number, int sensors, int facilities) throws IOException {
        String observation = ID + "observation/" + number;
        int fault = fault('O', number, OBSERVATION_FAULTS);
        long random = mixed(number + 424242);
        int sensor = observing((int) (number % sensors), sensors);
        iri(observation, RDF + "type", NS + "Observation");
        switch (fault) {
            case 1 -> expect("O01 no sensor", 1);
            case 2 ->
                    iri(
                            observation,
                            SOSA + "madeBySensor",
                            planted("O02 sensor is none", ID + "facility/" + random % facilities));
            default -> iri(observation, SOSA + "madeBySensor", ID + "sensor/" + sensor);
        }
        if (fault == 3) {
            int second = observing((sensor + 7) % sensors, sensors);
            iri(
                    observation,
                    SOSA + "madeBySensor",
                    planted("O03 two sensors", ID + "sensor/" + second));
        }
        times(observation, fault, random);
        if (fault == 7) {
            expect("O07 no result", 1);
        } else {
            typed(
                    observation,
                    SOSA + "hasSimpleResult",
                    fault == 6
                            ? planted("O06 result out of range", "9999999.0")
                            : random % 1000 + "." + random % 97,
                    "decimal");
        }
        int property = (int) (number % PROPERTIES.length);
        plain(
                observation,
                NS + "unit",
                fault == 8 ? planted("O08 unit not in the list", "furlong") : UNITS[property]);
        plain(
                observation,
                NS + "quality",
                fault == 9
                        ? planted("O09 quality not in the list", "fine")
                        : QUALITIES[(int) (random % QUALITIES.length)]);
        if (fault == 13) {
            plain(
                    observation,
                    SOSA + "observedProperty",
                    planted("O13 property as text", PROPERTIES[property]));
        } else {
            iri(observation, SOSA + "observedProperty", NS + "property-" + PROPERTIES[property]);
        }
        plain(
                observation,
                NS + "batch",
                fault == 11
                        ? planted("O11 batch", "batch?")
                        : String.format(Locale.ROOT, "B2021%04d", random % 10000));
        typed(
                observation,
                NS + "sequence",
                fault == 14 ? planted("O14 negative sequence number", "-5") : Long.toString(number),
                "integer");
        if (fault == 12) {
            plain(observation, NS + "extra", planted("O12 property that is not allowed", "x"));
        }
    }

    private void times(String observation, int fault, long random) throws IOException {
        String time =
                String.format(
                        Locale.ROOT,
                        "2021-%02d-%02dT%02d:%02d:30+09:00",
                        1 + random % 12,
                        1 + random % 28,
                        random / 28 % 24,
                        random / 700 % 60);
        switch (fault) {
            case 4 -> plain(observation, SOSA + "resultTime", planted("O04 time as text", time));
            case 5 ->
                    typed(
                            observation,
                            SOSA + "resultTime",
                            planted("O05 time in month 13", "2021-13-45T00:00:00"),
                            "dateTime");
            default -> {
                typed(observation, SOSA + "resultTime", time, "dateTime");
                typed(
                        observation,
                        SOSA + "phenomenonTime",
                        fault == 10
                                ? planted(
                                        "O10 observed after its result",
                                        "2023-01-01T00:00:00+09:00")
                                : time.replace(":30+", ":00+"),
                        "dateTime");
            }
        }
    }

    /// The next sensor that is meant to have observations.
    private static int observing(int sensor, int sensors) {
        int next = sensor;
        while (fault('S', next, SENSOR_FAULTS) == NO_OBSERVATION) {
            next = (next + 1) % sensors;
        }
        return next;
    }

    /// 0 for ninety-nine entities of a hundred, else which fault is planted.
    private static int fault(char kind, long number, int faults) {
        long random = mixed(number * 31 + kind * 1_000_003L + 17);
        return random % 100 != 0 ? 0 : 1 + (int) (random / 100 % faults);
    }

    /// A number that looks random (the finishing step of SplitMix64: Steele, Lea and Flood, *Fast splittable
    /// pseudorandom number generators*, 2014), without its sign.
    private static long mixed(long seed) {
        long mixed = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (mixed ^ (mixed >>> 31)) & Long.MAX_VALUE;
    }

    private String planted(String kind, String value) {
        expect(kind, 1);
        return value;
    }

    private void expect(String kind, int results) {
        expected.merge(kind, results, Integer::sum);
    }

    private void iri(String subject, String predicate, String object) throws IOException {
        line(subject, predicate, "<" + object + ">");
    }

    private void plain(String subject, String predicate, String text) throws IOException {
        line(subject, predicate, "\"" + text + "\"");
    }

    private void text(String subject, String predicate, String text, String language)
            throws IOException {
        line(subject, predicate, "\"" + text + "\"@" + language);
    }

    private void typed(String subject, String predicate, String lexical, String datatype)
            throws IOException {
        line(subject, predicate, "\"" + lexical + "\"^^<" + XSD + datatype + ">");
    }

    private void line(String subject, String predicate, String object) throws IOException {
        out.write("<" + subject + "> <" + predicate + "> " + object + " .\n");
        written++;
    }
}
