// What both engines' runs share: the work, the clock, and the one line that is printed.
import fs from 'node:fs';
import path from 'node:path';

const folder = process.env.WORK; // where benchmarks/engine/others.py has written the work

export const text = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
export const work = () => JSON.parse(text('work.json'));

// The median time in ms, and that of the processor alone (with its helpers, such as the collector).
export const timed = (name, times, act) => {
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) {
    const begun = start();
    act(turn);
    taken.push(since(begun));
  }
  return medians(name, taken);
};

export const timedAsync = async (name, times, act) => {
  const taken = [];
  for (let turn = 0; turn < times; turn += 1) {
    const begun = start();
    await act(turn);
    taken.push(since(begun));
  }
  return medians(name, taken);
};

export const say = (found) => console.log(JSON.stringify(found));

const start = () => ({ wall: performance.now(), cpu: process.cpuUsage() });

const since = (begun) => {
  const { user, system } = process.cpuUsage(begun.cpu);
  return [performance.now() - begun.wall, (user + system) / 1000];
};

const medians = (name, taken) => ({
  [`${name}_ms`]: middle(taken.map(([wall]) => wall)),
  [`${name}_cpu_ms`]: middle(taken.map(([, cpu]) => cpu)),
});

const middle = (taken) => {
  const ms = taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)];
  return Math.round(ms * 1000) / 1000;
};
