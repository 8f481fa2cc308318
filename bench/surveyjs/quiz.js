// The same statements as a SurveyJS survey: one a page, progress, Back, a kept
// draft, and the score in place of the result. What its owner would write.
//
// The build fills in QUESTIONS and TEXTS from src/content/.
import { Model } from 'survey-core';
import 'survey-core/i18n/polish';
import { renderSurvey } from 'survey-js-ui';

const KEY = 'surveyjs-quiz';
const T = TEXTS;
const choices = [...T.question.levels.map((text, value) => ({ value, text })), { value: 'unknown', text: T.question.unknown }];
const roles = ['top', 'manager', 'staff', 'outside', 'undisclosed'];

const survey = new Model({
  locale: 'pl',
  title: T.quiz.title,
  showProgressBar: true,
  progressBarType: 'questions',
  showQuestionNumbers: false,
  pages: [
    ...QUESTIONS.map(({ id }) => ({
      name: id,
      elements: [
        { type: 'radiogroup', name: id, title: T.statements[id], description: T.question.prompt, isRequired: true, choices },
      ],
    })),
    {
      name: 'role',
      elements: [
        {
          type: 'radiogroup',
          name: 'role',
          title: T.role.prompt,
          description: T.role.hint,
          choices: roles.map((value) => ({ value, text: T.role[value] })),
        },
      ],
    },
  ],
});

const kept = localStorage.getItem(KEY);
if (kept) survey.data = JSON.parse(kept);
survey.onValueChanged.add(() => localStorage.setItem(KEY, JSON.stringify(survey.data)));
survey.onCompleting.add(() => {
  let points = 0;
  for (const { id, brake } of QUESTIONS) {
    const level = survey.data[id];
    if (level >= 0) points += brake === 'high' ? level : 4 - level;
  }
  survey.completedHtml = `<h3 data-verdict>${T.result.heading}: ${points} / ${4 * QUESTIONS.length}</h3>`;
});
renderSurvey(survey, document.querySelector('surveyjs-quiz'));
