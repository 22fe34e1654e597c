// Reading RDF terms as the server's JSON gives them.

export const PREFIXES = {
  dosi: "https://w3id.org/dosi/ns/",
  dcode: "https://w3id.org/dosi/code/",
  did: "https://w3id.org/dosi/id/",
  dataset: "https://w3id.org/dosi/dataset/",
  graph: "https://w3id.org/dosi/graph/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  sosa: "http://www.w3.org/ns/sosa/",
  geo: "http://www.opengis.net/ont/geosparql#",
  geof: "http://www.opengis.net/def/function/geosparql/",
  uom: "http://www.opengis.net/def/uom/OGC/1.0/",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  prov: "http://www.w3.org/ns/prov#",
  sh: "http://www.w3.org/ns/shacl#",
  time: "http://www.w3.org/2006/time#",
  unit: "http://qudt.org/vocab/unit/",
};
const BY_LENGTH = Object.entries(PREFIXES).sort(([, a], [, b]) => b.length - a.length);

export function shortIri(iri) {
  const known = BY_LENGTH.find(([, namespace]) => iri.startsWith(namespace) && iri.length > namespace.length);
  return known ? `${known[0]}:${safeDecode(iri.slice(known[1].length))}` : iri;
}

function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function shown(term) {
  if (!term) return "";
  if (term.type === "uri") return shortIri(term.value);
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "triple") return `<< ${shown(term.value.subject)} ${shown(term.value.predicate)} ${shown(term.value.object)} >>`;
  return term.value;
}

const NUMBER = /#(integer|decimal|double|float|long|int|short|byte|nonNegativeInteger|positiveInteger|unsignedInt|unsignedLong)$/;
export const isNumber = (term) => term?.type === "literal" && NUMBER.test(term.datatype ?? "") && Number.isFinite(Number(term.value));
export const isTime = (term) => term?.type === "literal" && /#(date|dateTime|dateTimeStamp|gYear|gYearMonth)$/.test(term.datatype ?? "");
const WKT = /^\s*(<[^>]*>\s*)?(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)\b/i;
const GEOJSON = /^\s*\{.*"type"\s*:\s*"(Point|LineString|Polygon|MultiPoint|MultiLineString|MultiPolygon|GeometryCollection|Feature|FeatureCollection)"/s;
export const isWkt = (term) => term?.type === "literal" && ((term.datatype ?? "").endsWith("#wktLiteral") || WKT.test(term.value));
export const isGeoJson = (term) => term?.type === "literal" && ((term.datatype ?? "").endsWith("#geoJSONLiteral") || GEOJSON.test(term.value));

const LATITUDE = /^(lat|latitude|위도|y)$|(_|lat)itude$|_lat$|Lat$/;
const LONGITUDE = /^(lon|lng|long|longitude|경도|x)$|longitude$|_lon$|Lon$|Lng$/;

/** What each variable holds, judged by its first rows: "number" | "time" | "wkt" | "geojson" | "iri" | "text" | "empty". */
export function columnsOf(answer) {
  return answer.vars.map((name) => {
    let kind = "empty";
    let longest = name.length;
    let seen = 0;
    for (const row of answer.rows) {
      const term = row[name];
      if (!term) continue;
      if (++seen > 200) break;
      longest = Math.max(longest, widthOf(shown(term)));
      const here = isNumber(term) ? "number" : isTime(term) ? "time" : isWkt(term) ? "wkt" : isGeoJson(term) ? "geojson" : term.type === "uri" ? "iri" : "text";
      kind = kind === "empty" || kind === here ? here : "text";
    }
    return { name, kind, longest };
  });
}

// Hangul takes the room of two letters.
function widthOf(text) {
  let width = 0;
  for (const letter of text.slice(0, 60)) width += letter > "\u1100" ? 1.9 : 1;
  return width;
}

/** How the rows lie on the earth: {column} of geometry, {latitude, longitude}, or null. */
export function placesOf(columns) {
  const geometry = columns.find((column) => column.kind === "wkt" || column.kind === "geojson");
  if (geometry) return { column: geometry.name };
  const latitude = columns.find((column) => column.kind === "number" && LATITUDE.test(column.name));
  const longitude = columns.find((column) => column.kind === "number" && LONGITUDE.test(column.name));
  return latitude && longitude ? { latitude: latitude.name, longitude: longitude.name } : null;
}

export function chartable(columns, count) {
  return count > 0 && columns.some((column) => column.kind === "number");
}

/** The view that tells most at once. */
export function bestView(columns, count) {
  if (placesOf(columns) && count > 0) return "map";
  const numbers = columns.filter((column) => column.kind === "number");
  const names = columns.filter((column) => ["text", "iri", "time"].includes(column.kind));
  return numbers.length && names.length && count > 1 && count <= 400 ? "chart" : "table";
}
