// The chart for the README: what counts most, as bars, for light and dark pages.
const WIDTH = 640;
const LABEL = 190;
const BAR = WIDTH - LABEL - 110;
const ROW = 22;
const NAMES = { widget: 'leadership-quiz', preact: 'Preact by hand', surveyjs: 'SurveyJS' };

/** `groups`: `{ title, unit, values: { widget, preact, surveyjs } }`. */
export function chart(groups) {
  let y = 8;
  const parts = groups.flatMap(({ title, unit, values }) => {
    const most = Math.max(...Object.values(values));
    const heading = `<text x="0" y="${(y += 20)}" class="title">${title}</text>`;
    y += 8;
    const rows = Object.entries(values).map(([peer, value]) => {
      const width = Math.max(2, (BAR * value) / most).toFixed(1);
      const row = [
        `<text x="${LABEL - 10}" y="${y + 14}" text-anchor="end">${NAMES[peer]}</text>`,
        `<rect x="${LABEL}" y="${y + 3}" width="${width}" height="15" rx="3" class="${peer}"/>`,
        `<text x="${(LABEL + Number(width) + 8).toFixed(1)}" y="${y + 14}">${Math.round(value)} ${unit}</text>`,
      ];
      y += ROW;
      return row.join('\n');
    });
    y += 8;
    return [heading, ...rows];
  });
  const what = groups
    .map(({ title, unit, values }) => `${title}: ${Object.entries(values).map(([peer, value]) => `${NAMES[peer]} ${Math.round(value)} ${unit}`).join(', ')}.`)
    .join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 4}" width="${WIDTH}" height="${y + 4}" role="img" aria-label="${what}">
<style>
text { fill: #24292f; font: 13px system-ui, sans-serif }
.title { font-weight: 600 }
.widget { fill: #0d5c63 }
.preact, .surveyjs { fill: #9aa5ab }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .widget { fill: #6fc6c9 }
  .preact, .surveyjs { fill: #6b757c }
}
</style>
${parts.join('\n')}
</svg>
`;
}
