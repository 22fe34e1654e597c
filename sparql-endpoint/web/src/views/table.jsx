// The table of an answer. Only the rows that can be seen are in the page, so that a long answer scrolls like a short one.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { isNumber, shown } from "../rdf.js";
import { exploreHref, language } from "../store.js";
import { t } from "../texts.js";

const WRAP_UP_TO = 100;
const ROW_PIXELS = 36;
const BEYOND = 12;
const CELL_LETTERS = 400;
// A page can be some 33 million pixels high; rows beyond could not be scrolled to.
const ROWS_MAX = 500_000;

export function Term({ term }) {
  if (!term) return null;
  const text = shown(term);
  const cut = text.length > CELL_LETTERS ? `${text.slice(0, CELL_LETTERS)}…` : text;
  if (term.type === "uri") return <a href={exploreHref(term.value)} title={term.value}>{cut}</a>;
  return (
    <>
      {cut}
      {term["xml:lang"] && term["xml:lang"] !== language.get() && <span class="lang"> {term["xml:lang"]}</span>}
    </>
  );
}

function compare(a, b) {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
  return shown(a).localeCompare(shown(b), "ko", { numeric: true });
}

export function Table({ columns, rows: all, label }) {
  const rows = useMemo(() => (all.length > ROWS_MAX ? all.slice(0, ROWS_MAX) : all), [all]);
  return (
    <>
      {rows.length < all.length && <p class="notice">{t("tableCut", rows.length, all.length)}</p>}
      <Rows columns={columns} rows={rows} label={label} />
    </>
  );
}

function Rows({ columns, rows, label }) {
  const [order, setOrder] = useState(null);
  const sorted = useMemo(() => {
    if (!order) return rows;
    const filled = rows.filter((row) => row[order.name]);
    const empty = rows.filter((row) => !row[order.name]);
    filled.sort((a, b) => (order.down ? -1 : 1) * compare(a[order.name], b[order.name]));
    return [...filled, ...empty];
  }, [rows, order]);
  const long = rows.length > WRAP_UP_TO;
  const frame = useRef();
  const [range, setRange] = useState([0, 60]);

  useEffect(() => {
    if (!long) return undefined;
    const element = frame.current;
    let waiting = 0;
    const look = () => {
      waiting = 0;
      const from = Math.max(0, Math.floor(element.scrollTop / ROW_PIXELS) - BEYOND);
      const to = Math.min(sorted.length, Math.ceil((element.scrollTop + element.clientHeight) / ROW_PIXELS) + BEYOND);
      setRange((before) => (before[0] === from && before[1] === to ? before : [from, to]));
    };
    const later = () => (waiting ||= requestAnimationFrame(look));
    look();
    element.addEventListener("scroll", later, { passive: true });
    const sized = new ResizeObserver(later);
    sized.observe(element);
    return () => {
      cancelAnimationFrame(waiting);
      element.removeEventListener("scroll", later);
      sized.disconnect();
    };
  }, [long, sorted]);
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [sorted]);

  const [from, to] = long ? range : [0, sorted.length];
  const next = (name) => setOrder(order?.name !== name ? { name, down: false } : order.down ? null : { name, down: true });
  const filler = (count) => count > 0 && <tr aria-hidden="true" style={{ height: `${count * ROW_PIXELS}px` }}><td colSpan={columns.length + 1} /></tr>;
  return (
    <div class={`table ${long ? "long" : ""}`} ref={frame} tabIndex={0} role="region" aria-label={label}>
      <table aria-rowcount={sorted.length + 1}>
        {long && (
          <colgroup>
            <col style={{ width: "4.5rem" }} />
            {columns.map((column) => (
              <col key={column.name} style={{ width: `${Math.min(Math.max(column.longest * 0.52 + 2.2, 6), 26)}rem` }} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr>
            <th class="count"><span class="hidden">#</span></th>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={column.kind === "number" ? "number" : ""} aria-sort={order?.name === column.name ? (order.down ? "descending" : "ascending") : undefined}>
                <button type="button" title={t("sortBy", column.name)} onClick={() => next(column.name)}>
                  {column.name}
                  <span class="order" aria-hidden="true">{order?.name === column.name ? (order.down ? "↓" : "↑") : ""}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filler(from)}
          {sorted.slice(from, to).map((row, index) => (
            <tr key={from + index} aria-rowindex={from + index + 2}>
              <td class="count">{from + index + 1}</td>
              {columns.map((column) => (
                <td key={column.name} class={column.kind === "number" ? "number" : column.kind === "wkt" || column.kind === "geojson" ? "geometry" : ""} title={long && row[column.name] ? shown(row[column.name]).slice(0, CELL_LETTERS) : undefined}>
                  <Term term={row[column.name]} />
                </td>
              ))}
            </tr>
          ))}
          {filler(sorted.length - to)}
        </tbody>
      </table>
    </div>
  );
}
