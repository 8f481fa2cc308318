// The same quiz by hand in Preact: the mark that the widget is measured
// against. One script with its texts (one language) and its stylesheet inside,
// in a shadow root. It has the intro, the statements, the role and the scored
// result, and keeps what the reader does; not the reviewing of answers, the
// history, notices and fault handling of the widget.
//
// The build fills in QUESTIONS and TEXTS from src/content/.
import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import base from '../../style/base.css';
import style from '../../style/widget.css';
import { SIDES, assess } from './score.js';

const KEY = 'preact-quiz';
const ROLES = ['top', 'manager', 'staff', 'outside', 'undisclosed'];
const T = TEXTS;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const names = (dimensions) =>
  dimensions.map((dimension) => T.dimensions[dimension].label.replace(/^./, (first) => first.toLowerCase())).join(', ');

function restore() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function keep(record) {
  try {
    localStorage.setItem(KEY, JSON.stringify(record));
  } catch {
    // What cannot be kept is still on the screen.
  }
}

function Quiz() {
  const [record, setRecord] = useState(restore);
  const [screen, setScreen] = useState('intro');
  const card = useRef();
  const change = (next) => {
    setRecord(next);
    keep(next);
  };
  const start = (answers) => {
    change({ ...record, answers });
    setScreen(Math.min(Object.keys(answers).length, QUESTIONS.length));
  };
  useEffect(() => {
    if (screen !== 'intro') card.current.querySelector('.heading')?.focus();
  }, [screen]);

  const page =
    screen === 'intro' ? (
      <Intro record={record} start={start} />
    ) : screen === 'result' ? (
      <Result attempt={record.attempts[0]} restart={() => start({})} />
    ) : (
      <Question
        key={screen}
        number={screen}
        chosen={screen < QUESTIONS.length ? record.answers[QUESTIONS[screen].id] : undefined}
        choose={(value) => {
          if (screen < QUESTIONS.length) {
            change({ ...record, answers: { ...record.answers, [QUESTIONS[screen].id]: value } });
          }
        }}
        back={() => setScreen(screen ? screen - 1 : 'intro')}
        next={(value) => {
          if (screen < QUESTIONS.length) return setScreen(screen + 1);
          const attempt = { time: Date.now(), answers: record.answers, role: value };
          change({ attempts: [attempt, ...(record.attempts ?? [])].slice(0, 24) });
          setScreen('result');
        }}
      />
    );
  return (
    <div class="card" ref={card}>
      {page}
    </div>
  );
}

function Intro({ record, start }) {
  const t = T.intro;
  return (
    <div class="page">
      <h2 class="heading" tabIndex={-1}>{T.quiz.title}</h2>
      <p class="lead">{t.claim}</p>
      <p>{t.scope}</p>
      <p class="terms">{t.terms}</p>
      <div class="actions">
        <button type="button" class="button primary" data-action="start" onClick={() => start({})}>
          {record.answers ? t.restart : t.start}
        </button>
        {record.answers && (
          <button type="button" class="button" data-action="resume" onClick={() => start(record.answers)}>
            {t.resume}
          </button>
        )}
      </div>
      <div class="definitions">
        <p class="muted"><em>{t.leaders_term}</em> {t.leaders_meaning}</p>
        <p class="muted"><em>{t.managers_term}</em> {t.managers_meaning}</p>
      </div>
    </div>
  );
}

function Question({ number, chosen, choose, back, next }) {
  const [value, setValue] = useState(chosen);
  const [missing, setMissing] = useState(false);
  const pause = useRef();
  useLayoutEffect(() => () => clearTimeout(pause.current), []);
  const statement = number < QUESTIONS.length;
  const t = T.question;
  const options = statement
    ? [...t.levels.map((text, level) => [level, text]), ['unknown', t.unknown]]
    : ROLES.map((role) => [role, T.role[role]]);
  const mark = (value) => {
    setValue(value);
    choose(value);
  };
  // A tap moves on after a moment, the keyboard does not.
  const tap = (event, value) => {
    if (!event.pointerType || !statement) return;
    clearTimeout(pause.current);
    pause.current = setTimeout(() => next(value), 250);
  };
  return (
    <div class="page" data-screen={statement ? 'statement' : 'role'}>
      <h2 class="heading" tabIndex={-1}>
        {statement ? fill(t.position, { number: number + 1, total: QUESTIONS.length }) : T.role.heading}
      </h2>
      {statement && <progress max={QUESTIONS.length} value={number + 1} aria-hidden="true" />}
      <fieldset data-question={statement ? QUESTIONS[number].id : 'role'}>
        <legend>
          <span class="prompt">{statement ? t.prompt : T.role.hint}</span>
          <span class="statement">{statement ? T.statements[QUESTIONS[number].id] : T.role.prompt}</span>
        </legend>
        {options.map(([option, text]) => (
          <label class={option === 'unknown' || option === 'undisclosed' ? 'option apart' : 'option'} onClick={(event) => tap(event, option)}>
            <input type="radio" name="answer" value={option} checked={value === option} onChange={() => mark(option)} />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      <div class="error" role="alert">{missing && <p>{t.choose}</p>}</div>
      <div class="actions between">
        <button type="button" class="button" data-action="back" onClick={back}>{t.back}</button>
        <button
          type="button"
          class="button primary"
          data-action="next"
          onClick={() => (value === undefined && statement ? setMissing(true) : next(value ?? 'undisclosed'))}
        >
          {statement ? t.next : T.role.show_result}
        </button>
      </div>
    </div>
  );
}

function Result({ attempt, restart }) {
  const result = assess(attempt.answers, attempt.role, QUESTIONS);
  const { scores, verdict, reason, clarity, named, nearest } = result;
  const t = T.result;
  const words = T.verdicts[verdict];
  const lead = names(named.filter((dimension) => SIDES.leadership.includes(dimension)));
  const rival = names(named.filter((dimension) => SIDES.rival.includes(dimension)));
  const pulled = Object.values(scores).filter(({ gap }) => gap >= 2).length;
  const pairs = Object.values(scores).filter(({ gap }) => gap !== null).length;
  const speaksOf = {
    missing: ({ steps }) => steps.length === 0,
    mixed: ({ points }) => points >= 6,
    flat: ({ points }) => points === Math.max(...[...SIDES.leadership, ...SIDES.rival].map((d) => scores[d].points)),
  }[reason];
  const values = {
    lead,
    rival,
    names: names(speaksOf ? [...SIDES.leadership, ...SIDES.rival].filter((d) => speaksOf(scores[d])) : named),
    k: pulled,
    n: pairs,
  };
  const run = ['top', 'outside'].includes(attempt.role) ? 'run' : 'team';
  const tips = named.slice(0, 1).flatMap((dimension) => T.dimensions[dimension][run] ?? []);
  const steps = [words[run], words.steps, tips].flat().filter(Boolean).slice(0, 3);
  const proof = words.falsify ?? words.settle;
  return (
    <div class="page" data-screen="result">
      <header class="verdict" data-verdict={verdict.toUpperCase()} data-reason={reason ?? ''} data-clarity={clarity}>
        <p class="eyebrow">{t.heading}</p>
        <h2 class="heading" tabIndex={-1}>{fill(words.headline, values)}</h2>
        <p class="lead">{fill(words.body ?? words[reason], values)}</p>
      </header>
      <section>
        <h3>{t.chart_heading}</h3>
        <div class="groups">
          <Bars heading={t.leadership_group} dimensions={SIDES.leadership} scores={scores} />
          <Bars heading={t.rival_group} dimensions={SIDES.rival} scores={scores} />
        </div>
        <Bars heading={t.outcome_group} dimensions={['outcome']} scores={scores} />
        <p class="muted">{t.chart_note}</p>
      </section>
      <section>
        <h3>{t.clarity_heading}</h3>
        {clarity !== 'none' && (
          <p>{fill(T.clarity[clarity], { verdict: result.alternative && T.verdicts[result.alternative].name })}</p>
        )}
        <p>{fill(t.same, result)}</p>
        {nearest && (
          <p>
            {fill(nearest.higher ? t.higher : t.lower, {
              number: QUESTIONS.findIndex(({ id }) => id === nearest.id) + 1,
              verdict: T.verdicts[nearest.verdict].name,
            })}
          </p>
        )}
      </section>
      {proof && (
        <section>
          <h3>{words.settle ? t.settle_heading : t.falsify_heading}</h3>
          <p>{fill(proof, values)}</p>
        </section>
      )}
      {steps.length > 0 && (
        <section>
          <h3>{t.steps_heading}</h3>
          <ol>{steps.map((step) => <li>{step}</li>)}</ol>
        </section>
      )}
      {T.role_notes[attempt.role] && (
        <section>
          <h3>{t.role_heading}</h3>
          <p>{T.role_notes[attempt.role]}</p>
        </section>
      )}
      <section>
        <h3>{t.method_heading}</h3>
        <ul>{t.method.map((line) => <li>{line}</li>)}</ul>
      </section>
      <section>
        <h3>{t.note_heading}</h3>
        <p>{t.note}</p>
      </section>
      <section>
        <h3>{t.origin_heading}</h3>
        <p>{T.quiz.origin}</p>
      </section>
      <p class="muted">{t.kept}</p>
      <div class="actions">
        <button type="button" class="button" data-action="restart" onClick={restart}>{t.again}</button>
      </div>
    </div>
  );
}

function Bars({ heading, dimensions, scores }) {
  return (
    <div class="group">
      <h4>{heading}</h4>
      <ul>
        {dimensions.map((dimension) => (
          <Bar dimension={dimension} score={scores[dimension]} />
        ))}
      </ul>
    </div>
  );
}

function Bar({ dimension, score: { points } }) {
  const band = points === null ? 'none' : points <= 2 ? 'low' : points <= 5 ? 'middle' : 'high';
  const kind = dimension === 'outcome' && points !== null ? 'problem' : 'brake';
  const reading = { none: 'unanswered', low: 'absent', middle: 'uncertain', high: 'present' }[band];
  return (
    <li class="dimension" data-dimension={dimension} data-points={points ?? 'none'} data-band={band}>
      <span>{fill(T.result[`${kind}_${reading}`], { label: T.dimensions[dimension].label })}</span>
      <span class="points">{points === null ? T.result.no_answer : fill(T.result.points, { points })}</span>
      {points !== null && (
        <div class="track" aria-hidden="true">
          <div class="bar" />
          <div class="band" />
        </div>
      )}
    </li>
  );
}

customElements.define(
  'preact-quiz',
  class extends HTMLElement {
    connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(base + style);
      root.adoptedStyleSheets = [sheet];
      render(<Quiz />, root);
    }

    disconnectedCallback() {
      render(null, this.shadowRoot);
    }
  },
);
