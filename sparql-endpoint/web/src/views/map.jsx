// The rows of an answer on a map: points, lines and areas. Under them lie the boundaries that the graph itself knows, so
// nothing is fetched from anywhere else. A click on a place tells its row.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import Feature from "ol/Feature.js";
import GeoJSON from "ol/format/GeoJSON.js";
import WKT from "ol/format/WKT.js";
import Point from "ol/geom/Point.js";
import Graticule from "ol/layer/Graticule.js";
import VectorLayer from "ol/layer/Vector.js";
import OlMap from "ol/Map.js";
import { fromLonLat } from "ol/proj.js";
import VectorSource from "ol/source/Vector.js";
import { Circle, Fill, Stroke, Style, Text } from "ol/style.js";
import View from "ol/View.js";
import { createEmpty, extend, isEmpty } from "ol/extent.js";
import { keptSelect } from "../api.js";
import { columnsOf, placesOf, shown } from "../rdf.js";
import { theme, useValue } from "../store.js";
import { t } from "../texts.js";
import { Term } from "./table.jsx";

const BOUNDARIES = `SELECT ?wkt (SAMPLE(?name) AS ?label)
WHERE {
  VALUES ?kind { dosi:AdministrativeArea dosi:AdministrativeDong dosi:StatisticalArea }
  ?area a ?kind ; geo:hasGeometry/geo:asWKT ?wkt .
  FILTER (CONTAINS(STR(?wkt), "POLYGON"))
  OPTIONAL { ?area rdfs:label ?name FILTER (LANG(?name) != "en") }
}
GROUP BY ?wkt
LIMIT 3000`;
const PROJECTION = { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" };
const CLASSES = 5;

const wkt = new WKT();
const geoJson = new GeoJSON();

const EARTH = 20037509;

/** The geometry of a row; null where there is none, where it cannot be read, and where it lies off the earth (swapped axes). */
function geometryOf(row, places) {
  const geometry = readGeometry(row, places);
  return geometry?.getExtent().every((edge) => Math.abs(edge) <= EARTH) ? geometry : null;
}

function readGeometry(row, places) {
  try {
    if (places.column) {
      const text = row[places.column]?.value;
      if (!text) return null;
      if (text.trimStart().startsWith("{")) return geoJson.readFeatures(text, PROJECTION)[0]?.getGeometry() ?? null;
      return wkt.readGeometry(text.replace(/^\s*<[^>]*>\s*/, ""), PROJECTION);
    }
    const longitude = Number(row[places.longitude]?.value);
    const latitude = Number(row[places.latitude]?.value);
    if (!row[places.longitude] || !row[places.latitude] || !(Math.abs(longitude) <= 180) || !(Math.abs(latitude) < 86)) return null;
    return new Point(fromLonLat([longitude, latitude]));
  } catch {
    return null;
  }
}

// The colours of the page, as the browser resolves them, because a canvas knows no variables.
function colour(name, alpha = 1) {
  const probe = document.createElement("i");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return alpha === 1 ? value : value.replace(/^rgb\(([^)]*)\)$/, `rgba($1, ${alpha})`);
}

// Lines of longitude and latitude: on a map without tiles they tell where one is.
const gridLabel = (baseline) =>
  new Text({ font: `11px ${getComputedStyle(document.body).fontFamily}`, textBaseline: baseline, textAlign: baseline === "middle" ? "end" : "center", fill: new Fill({ color: colour("soft") }) });

/** The colours of classes from few to many, between a soft and the full accent. */
function ramp() {
  const parse = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
  const [low, high] = [parse(colour("ramp-low")), parse(colour("ramp-high"))];
  return Array.from({ length: CLASSES }, (_, index) => `rgb(${low.map((from, part) => Math.round(from + ((high[part] - from) * index) / (CLASSES - 1))).join(", ")})`);
}

function breaksOf(values) {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  if (sorted.length < 2) return [];
  const count = Math.min(CLASSES, sorted.length);
  return Array.from({ length: count - 1 }, (_, index) => sorted[Math.ceil(((index + 1) * sorted.length) / count)]).filter((value, index, all) => all.indexOf(value) === index);
}

const classOf = (value, breaks) => breaks.filter((one) => value >= one).length;
const stepOf = (index, breaks) => (breaks.length ? Math.round((index * (CLASSES - 1)) / breaks.length) : CLASSES - 1);

export default function MapView({ answer, small }) {
  const columns = (answer.columns ??= columnsOf(answer));
  const places = placesOf(columns);
  const numbers = columns.filter((column) => column.kind === "number" && column.name !== places.latitude && column.name !== places.longitude);
  const [by, setBy] = useState(numbers[0]?.name ?? "");
  const [chosen, setChosen] = useState(null);
  const scheme = useValue(theme);
  const frame = useRef();
  const map = useRef();
  const data = useRef();

  const located = useMemo(() => {
    const features = [];
    answer.rows.forEach((row, index) => {
      const geometry = geometryOf(row, places);
      if (!geometry) return;
      const feature = new Feature(geometry);
      feature.setId(index);
      features.push(feature);
    });
    return features;
  }, [answer]);
  const breaks = useMemo(() => (by ? breaksOf(located.map((feature) => Number(answer.rows[feature.getId()][by]?.value)).filter(Number.isFinite)) : []), [answer, by]);

  useEffect(() => {
    const under = new VectorLayer({ source: new VectorSource(), declutter: true });
    data.current = new VectorLayer({ source: new VectorSource({ features: located }), updateWhileInteracting: located.length < 3000 });
    const made = new OlMap({ target: frame.current, controls: [], layers: [under, data.current], view: new View({ center: fromLonLat([127.8, 36.2]), zoom: 7, maxZoom: 19 }) });
    map.current = made;
    const extent = located.reduce((all, feature) => extend(all, feature.getGeometry().getExtent()), createEmpty());
    if (!isEmpty(extent)) made.getView().fit(extent, { padding: [48, 48, 48, 48], maxZoom: 15 });
    const grid = new Graticule({ showLabels: true, wrapX: false, strokeStyle: new Stroke({ color: colour("grid"), width: 1 }), targetSize: 160, lonLabelStyle: gridLabel("bottom"), latLabelStyle: gridLabel("middle") });
    made.getLayers().insertAt(0, grid);
    made.on("click", (event) => {
      const hit = made.getFeaturesAtPixel(event.pixel, { layerFilter: (layer) => layer === data.current, hitTolerance: 6 })[0];
      setChosen(hit ? hit.getId() : null);
    });
    made.on("pointermove", (event) => {
      if (event.dragging) return;
      frame.current.classList.toggle("over", made.hasFeatureAtPixel(event.pixel, { layerFilter: (layer) => layer === data.current, hitTolerance: 4 }));
    });
    let gone = false;
    keptSelect(BOUNDARIES).then(
      (rows) => {
        if (gone) return;
        for (const row of rows) {
          const geometry = row.wkt && geometryOf({ wkt: row.wkt }, { column: "wkt" });
          if (geometry) under.getSource().addFeature(new Feature({ geometry, label: row.label?.value ?? "" }));
        }
      },
      () => {}, // a map without boundaries is still a map
    );
    return () => {
      gone = true;
      made.setTarget(undefined);
      made.dispose();
    };
  }, [located, scheme]);

  useEffect(() => {
    const restyle = () => {
      const colours = ramp();
      const edge = colour("paper");
      const accent = colour("accent");
      const radius = located.length > 2000 ? 3.5 : located.length > 300 ? 5 : 7;
      const styles = new Map();
      const styleOf = (fill, picked) => {
        const key = fill + picked;
        if (!styles.has(key)) {
          const stroke = new Stroke({ color: picked ? colour("warm") : edge, width: picked ? 3 : 1.25 });
          styles.set(key, {
            point: new Style({ image: new Circle({ radius: picked ? radius + 2 : radius, fill: new Fill({ color: fill }), stroke }), zIndex: picked ? 2 : 1 }),
            line: new Style({ stroke: new Stroke({ color: picked ? colour("warm") : fill, width: picked ? 5 : 3 }), zIndex: picked ? 2 : 1 }),
            area: new Style({ fill: new Fill({ color: fill.replace(/^rgb\(([^)]*)\)$/, "rgba($1, .68)") }), stroke: new Stroke({ color: picked ? colour("warm") : fill, width: picked ? 3 : 1.25 }), zIndex: picked ? 2 : 0 }),
          });
        }
        return styles.get(key);
      };
      data.current.setStyle((feature) => {
        const value = by ? Number(answer.rows[feature.getId()][by]?.value) : Number.NaN;
        const fill = by && Number.isFinite(value) ? colours[stepOf(classOf(value, breaks), breaks)] : by ? colour("edge") : accent;
        const kind = feature.getGeometry().getType();
        const style = styleOf(fill, feature.getId() === chosen);
        return /Point/.test(kind) ? style.point : /Line/.test(kind) ? style.line : style.area;
      });
      const land = new Fill({ color: colour("land") });
      const shore = new Stroke({ color: colour("shore"), width: 1 });
      const ink = new Fill({ color: colour("soft") });
      const halo = new Stroke({ color: colour("land"), width: 3 });
      const font = `500 12px ${getComputedStyle(document.body).fontFamily}`;
      map.current.getLayers().item(1).setStyle((feature) => new Style({ fill: land, stroke: shore, text: new Text({ text: feature.get("label"), font, fill: ink, stroke: halo, overflow: false }) }));
    };
    restyle();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", restyle);
    return () => dark.removeEventListener("change", restyle);
  }, [located, by, breaks, chosen, scheme]);

  const zoom = (step) => map.current.getView().animate({ zoom: map.current.getView().getZoom() + step, duration: 150 });
  const row = chosen === null ? null : answer.rows[chosen];
  const colours = by ? ramp() : [];
  const limits = [...breaks.map(String)];
  return (
    <div class={`map-view ${small ? "small" : ""}`}>
      <div class="view-settings">
        <p class="soft">{t("mapCount", located.length, answer.rows.length - located.length)}</p>
        {numbers.length > 0 && (
          <label>
            {t("colourBy")}
            <select value={by} onChange={(event) => setBy(event.currentTarget.value)}>
              <option value="">{t("oneColour")}</option>
              {numbers.map((column) => (
                <option key={column.name}>{column.name}</option>
              ))}
            </select>
          </label>
        )}
        {by && breaks.length > 0 && (
          <ol class="legend" aria-label={by}>
            {Array.from({ length: breaks.length + 1 }, (_, index) => (
              <li key={index}>
                <svg width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="6" fill={colours[stepOf(index, breaks)]} /></svg>
                {index === 0 ? `< ${limits[0]}` : `≥ ${limits[index - 1]}`}
              </li>
            ))}
          </ol>
        )}
      </div>
      <div class="map-frame">
        <div class="map" ref={frame} tabIndex={0} role="application" aria-label={t("mapLabel", located.length)} />
        <div class="map-buttons">
          <button type="button" aria-label="+" onClick={() => zoom(1)}>+</button>
          <button type="button" aria-label="-" onClick={() => zoom(-1)}>−</button>
        </div>
        {row && (
          <div class="map-card" role="status">
            <button type="button" class="plain small" onClick={() => setChosen(null)}>{t("close")}</button>
            <dl>
              {columns.filter((column) => column.name !== places.column && row[column.name]).map((column) => (
                <div key={column.name}>
                  <dt>{column.name}</dt>
                  <dd title={shown(row[column.name])}><Term term={row[column.name]} /></dd>
                </div>
              ))}
            </dl>
          </div>
        )}
      </div>
    </div>
  );
}
