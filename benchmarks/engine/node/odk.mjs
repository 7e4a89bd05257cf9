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
  load_cold_ms: await timedAsync(1, load),
  load_ms: await timedAsync(5, load),
};

const nameOf = (node) => node.currentState.reference.split('/').pop();
const set = (node, value) => {
  if (node.nodeType === 'select') return node.selectValues([value].flat());
  return node.setValue(node.valueType === 'int' ? BigInt(value) : String(value));
};
const root = await load();
const groups = root.currentState.children.filter((it) => /\/g\d\d$/.test(it.currentState.reference));
const asked = groups.flatMap((group) => group.currentState.children);
const byName = Object.fromEntries(asked.map((node) => [nameOf(node), node]));
const countRelevant = (nodes) => nodes.filter((node) => node.currentState.relevant).length;
const look = () => [countRelevant(asked), root.validationState.violations.length];
const value = (name) => String(byName[name].currentState.value ?? '');

found.fill_ms = timed(1, () => answers.forEach(([name, given]) => set(byName[name], given)));
checks.filled = look();
checks.values = ['g01_q18', 'g10_q19', 'g01_q19'].map(value);

for (const [which, [question, values]] of Object.entries({ leaf, hub })) {
  const change = (turn) => {
    set(byName[question], values[(turn + 1) % 2]);
    look();
  };
  for (let turn = 0; turn < 20; turn += 1) change(turn);
  found[`${which}_ms`] = timed(60, change);
  set(byName[question], values[1]);
  checks[which] = look();
  set(byName[question], values[0]);
}

const range = root.currentState.children.find((it) => /repeat-range/.test(it.nodeType));
const had = range.currentState.children.length;
found.actors_ms = timed(1, () => actors.forEach((values, place) => {
  if (place >= had) range.addInstances();
  const inside = range.currentState.children[place].currentState.children;
  const named = Object.fromEntries(inside.map((node) => [nameOf(node), node]));
  Object.entries(values).forEach(([name, given]) => set(named[name], given));
}));
const instances = range.currentState.children;
const inner = instances.flatMap((instance) => instance.currentState.children);
const lookAtActors = () => [countRelevant(inner), root.validationState.violations.length];
checks.actors = lookAtActors();
checks.sum = value('g09_q19');
const [place, question, values] = actor;
const target = instances[place].currentState.children.find((node) => nameOf(node) === question);
found.actor_change_ms = timed(30, (turn) => { set(target, values[turn % 2]); lookAtActors(); });
checks.sum_after = value('g09_q19');
say({ ...found, checks });
