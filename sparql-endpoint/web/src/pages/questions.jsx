// Questions: cards; a chosen one is asked at once and answered by map or chart first.
import { useState } from "preact/hooks";
import { keptJson, run } from "../api.js";
import { Icon } from "../icons.jsx";
import { askHref } from "../store.js";
import { both, t } from "../texts.js";
import { Loaded, Title, useLoaded } from "../ui.jsx";
import { Results, ViewChoice } from "../views/results.jsx";
import { QuestionCard } from "./home.jsx";

function Answer({ question }) {
  const [view, setView] = useState(null);
  const answer = useLoaded(
    async (signal) => {
      const began = performance.now();
      const result = await run(question.query, { id: `web-q-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`, signal });
      return { result, ms: Math.round(performance.now() - began) };
    },
    [question.id],
  );
  return (
    <Loaded from={answer}>
      {({ result, ms }) => (
        <section class="answer" aria-label={t("results")}>
          <div class="answer-head">
            <p role="status" class="soft">{result.kind === "solutions" ? t("rowsTook", result.rows.length, ms) : t("took", ms)}</p>
            <ViewChoice answer={result} view={view} onView={setView} />
          </div>
          <Results answer={result} view={view} />
        </section>
      )}
    </Loaded>
  );
}

function One({ question, questions }) {
  const index = questions.indexOf(question);
  const next = questions[(index + 1) % questions.length];
  return (
    <div class="page">
      <header>
        <p><a href="questions">{t("backToQuestions")}</a> <span class="soft" aria-hidden="true">/ {question.id.slice(0, 2)}</span></p>
        <Title>{both(question.title)}</Title>
        <p class="lead">{both(question.about)}</p>
      </header>
      <Answer question={question} key={question.id} />
      <details class="query">
        <summary>{t("editorLabel")}</summary>
        <pre class="code" tabIndex={0}>{question.query}</pre>
      </details>
      <p class="row-between after">
        <a class="button" href={askHref(question.query)}><Icon name="run" />{t("openInAsk")}</a>
        <a href={`questions?id=${encodeURIComponent(next.id)}`} class="next">{both(next.title)} <Icon name="arrow" /></a>
      </p>
    </div>
  );
}

export default function Questions({ params }) {
  const [words, setWords] = useState("");
  const questions = useLoaded(() => keptJson("api/questions"), []);
  const id = params.get("id");
  return (
    <Loaded from={questions}>
      {(all) => {
        const chosen = all.find((question) => question.id === id);
        if (chosen) return <One question={chosen} questions={all} />;
        const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
        const shown = all.filter((question) => wanted.every((word) => Object.values({ ...question.title, a: question.about.ko, b: question.about.en }).join(" ").toLowerCase().includes(word)));
        return (
          <div class="page">
            <header>
              <Title>{t("questionsTitle")}</Title>
              <p class="lead">{t("questionsLead")}</p>
              <input type="search" class="filter" aria-label={t("filterQuestions")} placeholder={t("filterQuestions")} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
            </header>
            {shown.length === 0 && <p class="soft" role="status">{t("searchNone", words)}</p>}
            <ul class="cards">
              {shown.map((question) => (
                <li key={question.id}><QuestionCard question={question} /></li>
              ))}
            </ul>
          </div>
        );
      }}
    </Loaded>
  );
}
