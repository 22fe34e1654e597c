// The search box: a combobox whose hits are links; arrows move, Enter opens, Escape closes.
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icons.jsx";
import { search } from "./search.js";
import { navigate } from "./store.js";
import { t, tCase } from "./texts.js";
import { Problems } from "./ui.jsx";

const LETTERS_MAX = 200;

export function SearchBox({ large }) {
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState(null);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const box = useRef();
  const wanted = text.trim();

  useEffect(() => {
    setActive(-1);
    if (!wanted) return setAnswer(null);
    const controller = new AbortController();
    const timer = setTimeout(
      () =>
        search(wanted.slice(0, LETTERS_MAX), controller.signal).then(
          (hits) => setAnswer({ hits, text: wanted }),
          (error) => error.name !== "AbortError" && setAnswer({ error }),
        ),
      160,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted]);

  const hits = answer?.hits ?? [];
  const shown = open && answer !== null;
  const key = (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (hits.length) setActive((active + (event.key === "ArrowDown" ? 1 : -1) + hits.length + (active < 0 && event.key === "ArrowUp" ? 1 : 0)) % hits.length);
    } else if (event.key === "Escape") {
      setOpen(false);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const hit = hits[Math.max(active, 0)];
      if (hit) navigate(hit.href);
      else setOpen(true);
    }
  };
  return (
    <div class={`search ${large ? "large" : ""}`} role="search" ref={box} onFocusOut={(event) => !box.current?.contains(event.relatedTarget) && setOpen(false)}>
      <label class="hidden" for="search">
        {t("searchLabel")}
      </label>
      <Icon name="search" />
      <input
        id="search"
        type="search"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={t("searchHint")}
        aria-expanded={shown && hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={active >= 0 ? `hit-${active}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={key}
      />
      <p class="hidden" role="status">
        {shown && answer.hits ? (hits.length ? t("searchFound", hits.length) : t("searchNone", answer.text)) : ""}
      </p>
      <div class="hits" hidden={!shown}>
        {shown && answer.error && <Problems error={answer.error} />}
        {shown && answer.hits && !hits.length && <p class="soft">{t("searchNone", answer.text)}</p>}
        <div id="search-hits" role="listbox" aria-label={t("searchLabel")}>
          {shown &&
            hits.map((hit, index) => (
              <a key={hit.kind + hit.key} id={`hit-${index}`} role="option" aria-selected={index === active} href={hit.href} tabIndex={-1} onMouseMove={() => setActive(index)}>
                <span class="hit-label">{hit.label}</span>
                <span class="hit-kind">
                  {hit.detail} <span class={`tag ${hit.kind}`}>{tCase("kind", hit.kind)}</span>
                </span>
              </a>
            ))}
        </div>
      </div>
    </div>
  );
}
