// The rows of an answer as bars, lines or points. The columns choose the first picture; it can be changed.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { columnsOf, isNumber, shown } from "../rdf.js";
import { language, theme, useValue } from "../store.js";
import { t } from "../texts.js";
import { Choices } from "../ui.jsx";

echarts.use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const ROWS_MAX = { bar: 400, line: 5000, scatter: 5000 };
const SERIES_MAX = 8;
const ROW_PIXELS = 26;
const ALL = "*";
const ALIKE = 20;

const numbersBeside = (columns, x) => columns.filter((column) => column.kind === "number" && column.name !== x).map((column) => column.name);

/** All numbers at once where they are few and of one size, so that the small ones can still be seen. */
function together(columns, rows, x) {
  const names = numbersBeside(columns, x).filter((name) => !/(code|id|latitude|longitude)$/i.test(name));
  const largest = names.map((name) => Math.max(...rows.slice(0, 400).map((row) => Math.abs(Number(row[name]?.value)) || 0)));
  return names.length > 1 && names.length <= 4 && names.length === numbersBeside(columns, x).length && Math.min(...largest) * ALIKE >= Math.max(...largest);
}

function firstChoice(columns, rows) {
  const numbers = columns.filter((column) => column.kind === "number");
  const times = columns.filter((column) => column.kind === "time");
  const names = columns.filter((column) => column.kind === "text" || column.kind === "iri");
  const distinct = (column) => new Set(rows.slice(0, 400).map((row) => shown(row[column.name]))).size;
  const named = names.toSorted((a, b) => distinct(b) - distinct(a))[0];
  // Years and hours are numbers that count time.
  const steps = numbers.find((column) => /(year|month|hour|day|년|월|시간)/i.test(column.name));
  if (times.length) return { kind: "line", x: times[0].name, y: numbers[0].name, split: splitOf(names, rows, times[0].name) };
  if (steps && numbers.length > 1) return { kind: "line", x: steps.name, y: numbers.find((column) => column !== steps).name, split: splitOf(names, rows, steps.name) };
  if (!names.length && numbers.length > 1) return { kind: "scatter", x: numbers[0].name, y: numbers[1].name, split: "" };
  const value = numbers.find((column) => !/(code|id|number|latitude|longitude)$/i.test(column.name)) ?? numbers[0];
  const x = named?.name ?? numbers[0].name;
  return { kind: "bar", x, y: together(columns, rows, x) ? ALL : value.name, split: "" };
}

// Splits into series where one x has several rows and a column tells them apart in few values.
function splitOf(names, rows, x) {
  if (new Set(rows.map((row) => shown(row[x]))).size === rows.length) return "";
  return names.find((column) => {
    const values = new Set(rows.map((row) => shown(row[column.name]))).size;
    return values > 1 && values <= SERIES_MAX;
  })?.name ?? "";
}

function palette() {
  const probe = document.createElement("i");
  document.body.append(probe);
  const read = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = { ink: read("ink"), soft: read("soft"), line: read("line"), paper: read("paper"), series: Array.from({ length: SERIES_MAX }, (_, index) => read(`series-${index + 1}`)) };
  probe.remove();
  return colours;
}

function optionOf(rows, choice, columns, width) {
  const { ink, soft, line, paper, series } = palette();
  const font = getComputedStyle(document.body).fontFamily;
  const xKind = columns.find((column) => column.name === choice.x)?.kind;
  const horizontal = choice.kind === "bar";
  const all = choice.y === ALL;
  const valued = all ? numbersBeside(columns, choice.x) : [choice.y];
  // Without a split each row is a bar of its own, also where names repeat.
  const own = horizontal && (all || !choice.split);
  const names = [];
  const groups = new Map();
  for (const row of rows) {
    if (!row[choice.x] || !valued.some((name) => isNumber(row[name]))) continue;
    const x = own ? names.push(shown(row[choice.x])) - 1 : xKind === "number" && !horizontal ? Number(row[choice.x].value) : shown(row[choice.x]);
    for (const name of valued) {
      if (!isNumber(row[name])) continue;
      const group = choice.split && !all ? shown(row[choice.split]) : name;
      if (!groups.has(group)) {
        if (groups.size === SERIES_MAX) continue;
        groups.set(group, []);
      }
      groups.get(group).push([x, Number(row[name].value)]);
    }
  }
  const label = { color: soft, fontFamily: font, fontSize: 13 };
  const short = Math.max(8, Math.floor(width / 60));
  const category = {
    type: "category",
    data: own ? names : [...new Set(rows.filter((row) => row[choice.x]).map((row) => shown(row[choice.x])))],
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { ...label, color: ink, interval: choice.kind === "bar" ? 0 : "auto", formatter: (text) => (text.length > short + 6 ? `${text.slice(0, short + 5)}…` : text) },
    inverse: choice.kind === "bar",
  };
  const values = {
    type: "value",
    splitLine: { lineStyle: { color: line } },
    axisLabel: { ...label, formatter: (value) => value.toLocaleString(language.get()) },
    scale: choice.kind === "scatter",
  };
  const isTimeAxis = xKind === "time" && choice.kind !== "bar";
  const across = isTimeAxis ? { type: "time", axisLabel: label, axisLine: { lineStyle: { color: line } } } : xKind === "number" && choice.kind !== "bar" ? { ...values, min: "dataMin", max: "dataMax", splitLine: { show: false }, axisLabel: { ...label, formatter: (value) => String(value) } } : category;
  return {
    color: series,
    textStyle: { fontFamily: font },
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 250,
    grid: { left: 8, right: 28, top: groups.size > 1 ? 44 : 12, bottom: 8, containLabel: true },
    legend: { show: groups.size > 1, top: 0, left: 0, textStyle: { color: ink, fontFamily: font }, icon: "roundRect", itemWidth: 14, itemHeight: 8 },
    // Drawn on the canvas: texts of the data never become markup.
    tooltip: { trigger: choice.kind === "scatter" ? "item" : "axis", renderMode: "richText", backgroundColor: paper, borderColor: line, textStyle: { color: ink, fontFamily: font }, axisPointer: { type: horizontal ? "shadow" : "line" } },
    xAxis: horizontal ? values : across,
    yAxis: horizontal ? category : values,
    series: [...groups].map(([name, points]) => ({
      name,
      type: choice.kind,
      data: horizontal ? points.map(([x, y]) => [y, x]) : choice.kind === "line" ? points.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : points,
      barMaxWidth: 22,
      symbolSize: choice.kind === "scatter" ? 9 : 6,
      showSymbol: points.length < 60,
      itemStyle: horizontal ? { borderRadius: [0, 4, 4, 0] } : { opacity: choice.kind === "scatter" ? 0.75 : 1 },
      lineStyle: { width: 2.25 },
    })),
  };
}

export default function ChartView({ answer, plain }) {
  const columns = (answer.columns ??= columnsOf(answer));
  const numbers = columns.filter((column) => column.kind === "number");
  const [choice, setChoice] = useState(() => firstChoice(columns, answer.rows));
  useEffect(() => setChoice(firstChoice(columns, answer.rows)), [answer]);
  const scheme = useValue(theme);
  const lang = useValue(language);
  const frame = useRef();
  const rows = useMemo(() => answer.rows.slice(0, ROWS_MAX[choice.kind]), [answer, choice.kind]);
  const bars = choice.kind === "bar" ? (choice.split && choice.y !== ALL ? new Set(rows.map((row) => shown(row[choice.x]))).size * 1.6 : rows.length * (choice.y === ALL ? 1.6 : 1)) : 0;
  const height = choice.kind === "bar" ? Math.max(220, bars * ROW_PIXELS + 80) : plain ? 260 : 420;

  useEffect(() => {
    const element = frame.current;
    const chart = echarts.init(element, null, { renderer: "canvas" });
    const draw = () => chart.setOption(optionOf(rows, choice, columns, element.clientWidth), true);
    draw();
    const sized = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    sized.observe(element);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", draw);
    return () => {
      sized.disconnect();
      dark.removeEventListener("change", draw);
      chart.dispose();
    };
  }, [rows, choice, scheme, lang, height]);

  const pick = (part) => setChoice((before) => ({ ...before, ...part }));
  const Pick = ({ label, value, options, onPick, none, all }) => (
    <label>
      {label}
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {none && <option value="">{t("nothing")}</option>}
        {all && <option value={ALL}>{t("allNumbers")}</option>}
        {options.map((column) => (
          <option key={column.name}>{column.name}</option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="chart-view">
      <div class="view-settings" hidden={plain}>
        <Choices label={t("chartKind")} value={choice.kind} onChoose={(kind) => pick({ kind })} options={["bar", "line", "scatter"].map((id) => ({ id, label: t(id) }))} />
        <Pick label={t("across")} value={choice.x} options={columns.filter((column) => !["wkt", "geojson", "empty"].includes(column.kind))} onPick={(x) => pick({ x })} />
        <Pick label={t("up")} value={choice.y} options={numbers} onPick={(y) => pick({ y })} all={numbers.length > 1} />
        <Pick label={t("splitBy")} value={choice.split} options={columns.filter((column) => ["text", "iri"].includes(column.kind) && column.name !== choice.x)} onPick={(split) => pick({ split })} none />
      </div>
      {rows.length < answer.rows.length && <p class="notice">{t("chartCut", rows.length, answer.rows.length)}</p>}
      <div class="chart" ref={frame} style={{ height: `${height}px` }} role="img" aria-label={t("chartLabel", t(choice.kind), choice.x, choice.y === ALL ? t("allNumbers") : choice.y, rows.length)} />
    </div>
  );
}
