// Runs in the measured page before anything else: finds what is on screen, in
// any shadow root, and tells when it was painted.
(() => {
  const HOST = 'leadership-quiz, preact-quiz, surveyjs-quiz';
  const SELECTORS = {
    start: '[data-action="start"]',
    question: 'fieldset[data-question], .sd-question[data-name]',
    next: '[data-action="next"], .sd-navigation__next-btn, .sd-navigation__complete-btn',
    restart: '[data-action="restart"]',
    result: '[data-verdict]',
  };
  const root = () => {
    const host = document.querySelector(HOST);
    return host?.shadowRoot ?? host;
  };
  /** The visible element that a selector, or a name of one, finds. */
  const find = (name) => {
    const found = [...(root()?.querySelectorAll(SELECTORS[name] ?? name) ?? [])];
    return found.find((element) => element.getClientRects().length > 0);
  };
  const question = () => {
    const found = find('question');
    return found && (found.dataset.question ?? found.dataset.name);
  };

  /** The time at which the first frame for which `test` holds was painted. */
  const painted = (test) =>
    new Promise((resolve) => {
      const frame = () => {
        if (!test()) return void requestAnimationFrame(frame);
        // A task posted from a frame's callback runs after its paint; an urgent
        // one before what else waits.
        scheduler.postTask(() => resolve(performance.now()), { priority: 'user-blocking' });
      };
      requestAnimationFrame(frame);
    });

  /** What is awaited from the next input on, and how long it took. */
  let awaited;
  let resolve;
  let time;
  for (const type of ['keyup', 'pointerup']) {
    const heard = ({ timeStamp }) => {
      // Not before and not longer: a page that asks for each frame answers later.
      if (awaited) resolve(painted(awaited).then((end) => end - timeStamp));
      awaited = undefined;
    };
    addEventListener(type, heard, { capture: true });
  }

  const longTasks = [];
  let shift = 0;
  let ready;
  const observe = (type, see) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe('longtask', ({ startTime, duration }) => longTasks.push({ startTime, duration }));
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) shift += value;
  });
  const whenReady = new Promise((resolve) => {
    addEventListener('leadership-quiz-ready', () => resolve((ready ??= performance.now())));
  });

  window.bench = {
    find,
    question,
    await(test) {
      awaited = test;
      time = new Promise((settle) => (resolve = settle));
    },
    /** Milliseconds from the input until what was awaited is on the screen. */
    sinceInput: () => time,
    whenPainted: (name) => painted(() => find(name)),
    /** The first thing to act on is painted: Start or, without it, a question. */
    shown: painted(() => find('start') ?? find('question')),
    /** The first question is painted. */
    started: painted(question),
    /** Where to click on what is found. */
    place(name) {
      const element = find(name);
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    /** The current question's radio button, the one in place `index`. */
    radio: (index) => find('question').querySelectorAll('input[type=radio]')[index],
    shift: () => shift,
    /** Long tasks after the widget says that it is ready or, without such a word, after `shown`. */
    longTasksAfter: (shown) =>
      longTasks.filter(({ startTime }) => startTime >= (ready ?? shown)).map(({ duration }) => duration),
    readyAt: () => ready ?? null,
    whenReady,
  };
  // At once, so that a tap can follow at once.
  bench.shown.then(() => tellShown(''));
})();
