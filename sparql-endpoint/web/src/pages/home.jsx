// Home: what this graph holds, one search box over everything, questions to start with.
import { keptJson } from "../api.js";
import { catalogue } from "../catalogue.js";
import { SearchBox } from "../searchbox.jsx";
import { dataHref } from "../store.js";
import { both, count, moment, t } from "../texts.js";
import { Loaded, Title, useLoaded } from "../ui.jsx";

const CARDS = 6;

export const QuestionCard = ({ question }) => (
  <a class="card question" href={`questions?id=${encodeURIComponent(question.id)}`}>
    <span class="question-number" aria-hidden="true">{question.id.slice(0, 2)}</span>
    <strong>{both(question.title)}</strong>
    <span class="soft">{both(question.about)}</span>
  </a>
);

const Figure = ({ value, name }) => (
  <div class="figure">
    <dd>{value}</dd>
    <dt>{name}</dt>
  </div>
);

export default function Home() {
  const status = useLoaded(() => keptJson("api/status"), []);
  const questions = useLoaded(() => keptJson("api/questions"), []);
  const datasets = useLoaded(catalogue, []);
  return (
    <div class="page home">
      <section class="hero">
        <Title>{t("homeTitle")}</Title>
        <p class="lead">{t("homeLead")}</p>
        <SearchBox large />
        <Loaded from={status} quiet>
          {(told) => (
            <dl class="figures">
              <Figure value={count(told.cities)} name={t("cities")} />
              <Figure value={count(told.datasets)} name={t("datasets")} />
              <Figure value={count(told.triples)} name={t("triples")} />
              {datasets.value?.datasets.length > 0 && (
                <>
                  <Figure value={count(datasets.value.datasets.reduce((sum, { findings }) => sum + findings.violation + findings.warning + findings.info, 0))} name={t("findings")} />
                  <Figure value={moment(datasets.value.datasets.map(({ loaded }) => loaded).sort().at(-1))} name={t("lastLoad")} />
                </>
              )}
            </dl>
          )}
        </Loaded>
      </section>
      <section aria-labelledby="ready">
        <div class="section-head">
          <h2 id="ready">{t("readyQuestions")}</h2>
          {questions.value && <a href="questions">{t("allQuestions", questions.value.length)}</a>}
        </div>
        <Loaded from={questions}>
          {(all) => (
            <ul class="cards">
              {all.slice(0, CARDS).map((question) => (
                <li key={question.id}>
                  <QuestionCard question={question} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
      <section aria-labelledby="cities">
        <div class="section-head">
          <h2 id="cities">{t("byCity")}</h2>
        </div>
        <Loaded from={datasets}>
          {({ cities }) =>
            cities.length === 0 ? (
              <p class="soft">{t("emptyBase")}</p>
            ) : (
              <ul class="cities">
                {cities.map((city) => (
                  <li key={city.id}>
                    <h3>{both(city.label)}</h3>
                    <p class="soft">{t("cityCount", city.datasets.length, city.datasets.reduce((sum, dataset) => sum + dataset.rows, 0))}</p>
                    <ul>
                      {city.datasets.map((dataset) => (
                        <li key={dataset.id}>
                          <a href={dataHref(dataset.id)}>{both(dataset.title)}</a>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </div>
  );
}
