// An answer in the view that suits it: table, map, chart or text. Map and chart come when they are first wanted.
import { lazy } from "../lazy.jsx";
import { bestView, chartable, columnsOf, placesOf } from "../rdf.js";
import { t } from "../texts.js";
import { Choices } from "../ui.jsx";
import { Icon } from "../icons.jsx";
import { Table } from "./table.jsx";

const MapView = lazy(() => import("./map.jsx"));
const ChartView = lazy(() => import("./chart.jsx"));

export function viewsOf(answer) {
  if (answer.kind !== "solutions") return [];
  const columns = (answer.columns ??= columnsOf(answer));
  return [
    { id: "table" },
    { id: "map", disabled: !placesOf(columns) || !answer.rows.length },
    { id: "chart", disabled: !chartable(columns, answer.rows.length) },
  ];
}

export function chosenView(answer, view) {
  const usable = viewsOf(answer).filter((one) => !one.disabled);
  if (usable.some((one) => one.id === view)) return view;
  return usable.length ? bestView(answer.columns, answer.rows.length) : "table";
}

/** The line above an answer: how to see it, what it is. */
export function ViewChoice({ answer, view, onView }) {
  if (answer.kind !== "solutions" || !answer.rows.length) return null;
  return (
    <Choices
      label={t("views")}
      value={chosenView(answer, view)}
      onChoose={onView}
      options={viewsOf(answer).map((one) => ({ ...one, label: <><Icon name={one.id} />{t(one.id)}</> }))}
    />
  );
}

export function Results({ answer, view }) {
  if (answer.kind === "boolean") return <p class="verdict">{answer.value ? t("yes") : t("no")}</p>;
  if (answer.kind === "graph") return <pre class="code turtle" tabIndex={0}>{answer.text}</pre>;
  if (!answer.rows.length) return <p class="soft empty">{t("noRows")}</p>;
  const here = chosenView(answer, view);
  return (
    <>
      {answer.partial && <p class="notice" role="status">{t("partial")}</p>}
      {here === "map" ? <MapView answer={answer} /> : here === "chart" ? <ChartView answer={answer} /> : <Table columns={answer.columns} rows={answer.rows} label={t("results")} />}
    </>
  );
}
