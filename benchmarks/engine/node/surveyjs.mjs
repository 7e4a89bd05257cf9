// The work done by SurveyJS (survey-core), without a screen.
import * as core from 'survey-core';
import { say, text, timed, work } from './common.mjs';

const functions = core.FunctionFactory.Instance;
functions.register('strlen', ([words]) => (words ? String(words).length : 0));
functions.register('plain', ([words]) => !words || /^[A-Za-z0-9 .,]+$/.test(words));

const { names, answers, leaf, hub, actors, actor } = work();
const form = text('surveyjs.json');
const load = () => new core.Model(JSON.parse(form));
const checks = {};
const found = { engine: 'surveyjs', ...timed('load_cold', 1, load), ...timed('load', 5, load) };

const surveys = [load(), load(), load()];
const survey = surveys.at(-1);
const asked = names.map((name) => survey.getQuestionByName(name));
const look = () => {
  const holds = survey.validate(false);
  const relevant = asked.filter((question) => question.isVisible).length;
  return [relevant, holds ? 0 : 1];
};
Object.assign(found, timed('fill', surveys.length, (turn) => {
  answers.forEach(([name, value]) => surveys[turn].setValue(name, value));
}));
checks.filled = look();
checks.values = ['g01_q18', 'g10_q19', 'g01_q19'].map((name) => String(survey.getValue(name)));

for (const [which, [question, values]] of Object.entries({ leaf, hub })) {
  const change = (turn) => {
    survey.setValue(question, values[(turn + 1) % 2]);
    look();
  };
  for (let turn = 0; turn < 20; turn += 1) change(turn);
  Object.assign(found, timed(which, 60, change));
  survey.setValue(question, values[1]);
  checks[which] = look();
  survey.setValue(question, values[0]);
}

survey.currentPageNo = survey.pages.length - 1;
const panel = survey.getQuestionByName('actor');
panel.panels; // they are made when they are first shown
const addAll = () => actors.forEach((values) => {
  const added = panel.addPanel();
  Object.entries(values).forEach(([name, value]) => { added.getQuestionByName(name).value = value; });
});
Object.assign(found, timed('actors', 1, addAll));
const inner = panel.panels.flatMap((each) => each.questions);
const lookAtActors = () => {
  const holds = survey.validate(false);
  return [inner.filter((question) => question.isVisible).length, holds ? 0 : 1];
};
checks.actors = lookAtActors();
checks.sum = String(survey.getValue('g09_q19'));
const [place, question, values] = actor;
const target = panel.panels[place].getQuestionByName(question);
Object.assign(found, timed('actor_change', 10, (turn) => {
  target.value = values[turn % 2];
  lookAtActors();
}));
checks.sum_after = String(survey.getValue('g09_q19'));
say({ ...found, checks });
