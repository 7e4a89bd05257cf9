// What both engines' runs share: the work, the clock, and the one line that is printed.
import fs from 'node:fs';
import path from 'node:path';

const folder = process.env.WORK; // where benchmarks/engine/others.py has written the work

export const text = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
export const work = () => JSON.parse(text('work.json'));

export const timed = (times, act) => {
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now();
    act(turn);
    taken.push(performance.now() - begun);
  }
  return rounded(middle(taken));
};

export const timedAsync = async (times, act) => {
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now();
    await act(turn);
    taken.push(performance.now() - begun);
  }
  return rounded(middle(taken));
};

export const say = (found) => console.log(JSON.stringify(found));

const middle = (taken) => taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)];
const rounded = (ms) => Math.round(ms * 1000) / 1000;
