// The work done by ODK's own engine (@getodk/xforms-engine) on jsdom, without a screen.
import { JSDOM } from 'jsdom';
import { say, text, timed, timedAsync, work } from './common.mjs';

const dom = new JSDOM('<!doctype html><html></html>', { url: 'http://localhost/' });
const wanted = /^[A-Z]|^(document|window|navigator|localStorage)$/;
for (const name of Object.getOwnPropertyNames(dom.window)) {
  if (!(name in globalThis) && wanted.test(name)) {
    try { globalThis[name] = dom.window[name]; } catch { /* some only exist in a window */ }
  }
}
globalThis.window ??= dom.window;
globalThis.document ??= dom.window.document;
// Where it finds Node it asks for CommonJS and file stubs; let it believe in a browser.
const versions = { ...process.versions, node: undefined };
Object.defineProperty(process, 'versions', { value: versions });
const { createInstance } = await import('@getodk/xforms-engine');

const { answers, leaf, hub, actors, actor } = work();
const form = text('form.xml');
const load = async () => (await createInstance(form)).root;
const checks = {};
const found = {
  engine: 'odk-xforms-engine',
  ...await timedAsync('load_cold', 1, load),
  ...await timedAsync('load', 5, load),
};

const nameOf = (node) => node.currentState.reference.split('/').pop();
const set = (node, value) => {
  if (node.nodeType === 'select') return node.selectValues([value].flat());
  return node.setValue(node.valueType === 'int' ? BigInt(value) : String(value));
};
const isGroup = (node) => /\/g\d\d$/.test(node.currentState.reference);
const questionsOf = (form) => form.currentState.children
  .filter(isGroup)
  .flatMap((group) => group.currentState.children);
const named = (nodes) => Object.fromEntries(nodes.map((node) => [nameOf(node), node]));
const roots = [await load(), await load(), await load()];
const forms = roots.map((each) => named(questionsOf(each)));
const root = roots.at(-1);
const asked = questionsOf(root);
const byName = forms.at(-1);
const countRelevant = (nodes) => nodes.filter((node) => node.currentState.relevant).length;
const look = () => [countRelevant(asked), root.validationState.violations.length];
const value = (name) => String(byName[name].currentState.value ?? '');

Object.assign(found, timed('fill', forms.length, (turn) => {
  answers.forEach(([name, given]) => set(forms[turn][name], given));
}));
checks.filled = look();
checks.values = ['g01_q18', 'g10_q19', 'g01_q19'].map(value);

for (const [which, [question, values]] of Object.entries({ leaf, hub })) {
  const change = (turn) => {
    set(byName[question], values[(turn + 1) % 2]);
    look();
  };
  for (let turn = 0; turn < 20; turn += 1) change(turn);
  Object.assign(found, timed(which, 60, change));
  set(byName[question], values[1]);
  checks[which] = look();
  set(byName[question], values[0]);
}

const range = root.currentState.children.find((it) => /repeat-range/.test(it.nodeType));
const had = range.currentState.children.length;
Object.assign(found, timed('actors', 1, () => actors.forEach((values, place) => {
  if (place >= had) range.addInstances();
  const inside = named(range.currentState.children[place].currentState.children);
  Object.entries(values).forEach(([name, given]) => set(inside[name], given));
})));
const instances = range.currentState.children;
const inner = instances.flatMap((instance) => instance.currentState.children);
const lookAtActors = () => [countRelevant(inner), root.validationState.violations.length];
checks.actors = lookAtActors();
checks.sum = value('g09_q19');
const [place, question, values] = actor;
const target = instances[place].currentState.children.find((node) => nameOf(node) === question);
Object.assign(found, timed('actor_change', 30, (turn) => {
  set(target, values[turn % 2]);
  lookAtActors();
}));
checks.sum_after = value('g09_q19');
say({ ...found, checks });
