// The shell: navigation, language, theme, and the page that the address names. Pages come when they are needed.
import { Component, render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import "./styles/app.css";
import { Icon, Mark } from "./icons.jsx";
import { homeHref, language, navigate, route, theme, useValue } from "./store.js";
import { t } from "./texts.js";
import { Problems, Title } from "./ui.jsx";

const LOADERS = {
  home: () => import("./pages/home.jsx"),
  ask: () => import("./pages/ask.jsx"),
  questions: () => import("./pages/questions.jsx"),
  explore: () => import("./pages/explore.jsx"),
  data: () => import("./pages/data.jsx"),
  ontology: () => import("./pages/ontology.jsx"),
  "api-guide": () => import("./pages/api-guide.jsx"),
};
const NAVIGATION = ["ask", "questions", "explore", "data", "ontology", "api-guide"];
const THEMES = ["system", "light", "dark"];

function Missing() {
  return (
    <div class="page narrow">
      <Title>{t("missingTitle")}</Title>
      <p>
        {t("missing")} <a href={homeHref}>{t("home")}</a>
      </p>
    </div>
  );
}

/** A page that fails says so; the navigation stays. */
class Guard extends Component {
  componentDidCatch(error) {
    console.error(error);
    this.setState({ error });
  }
  componentDidUpdate(before) {
    if (before.page !== this.props.page && this.state.error) this.setState({ error: null });
  }
  render() {
    if (!this.state.error) return this.props.children;
    return (
      <div class="page narrow">
        <Title>{t("failed")}</Title>
        <Problems error={this.state.error} />
      </div>
    );
  }
}

function App() {
  useValue(language);
  const chosenTheme = useValue(theme);
  const { page, params } = useValue(route);
  const [loaded, setLoaded] = useState({});
  const main = useRef();
  const entered = useRef(page);

  useEffect(() => {
    let current = true;
    if (page === "missing") return setLoaded({ page, View: Missing });
    LOADERS[page]().then(
      (module) => current && setLoaded({ page, View: module.default }),
      (error) => current && setLoaded({ page, error }),
    );
    return () => {
      current = false;
    };
  }, [page]);

  useEffect(() => {
    const name = page === "home" || page === "missing" ? "" : `${t(page)} · `;
    document.title = `${name}Dosi 도시`;
    if (loaded.page === page && entered.current !== page) {
      entered.current = page;
      main.current.querySelector("h1")?.focus({ preventScroll: true });
    }
  });

  const nextTheme = THEMES[(THEMES.indexOf(chosenTheme) + 1) % THEMES.length];
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current.focus(); }}>
        {t("skip")}
      </a>
      <header class="top">
        <a class="brand" href={homeHref} aria-current={page === "home" ? "page" : undefined}>
          <Mark />
          <span>Dosi</span> <span class="brand-ko" lang="ko">도시</span>
        </a>
        <nav aria-label={t("navigation")}>
          {NAVIGATION.map((name) => (
            <a href={name} key={name} aria-current={page === name ? "page" : undefined}>
              {t(name)}
            </a>
          ))}
        </nav>
        <div class="settings">
          <button type="button" class="plain" aria-label={`${t("theme")}: ${t(chosenTheme)}`} title={`${t("theme")}: ${t(chosenTheme)}`} onClick={() => theme.set(nextTheme)}>
            <Icon name={chosenTheme} />
          </button>
          <button type="button" class="plain" id="language" lang={language.get() === "ko" ? "en" : "ko"} onClick={() => language.set(language.get() === "ko" ? "en" : "ko")}>
            {t("otherLanguage")}
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        <Guard page={page}>
          {loaded.error ? (
            <div class="page narrow">
              <Title>{t("failed")}</Title>
              <Problems error={loaded.error} />
            </div>
          ) : loaded.page === page ? (
            <loaded.View params={params} />
          ) : (
            <p class="page soft loading" role="status">{t("loading")}</p>
          )}
        </Guard>
      </main>
      <footer class="bottom">
        <p>{t("footer")}</p>
        <p>
          <a href="sparql" target="_blank" rel="noopener">SPARQL</a> · <a href="licences.txt" target="_blank" rel="noopener">{t("licences")}</a>
        </p>
      </footer>
    </>
  );
}

// Links of former versions: the page with a question asked.
const { page, params } = route.get();
if (page === "home" && params.get("question")) navigate(`questions?id=${encodeURIComponent(params.get("question"))}`, { replace: true });

render(<App />, document.getElementById("app"));
