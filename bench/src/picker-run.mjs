// A process that has the picker, with 10,000 entries, and somebody who types. JavaScript, as Node takes its time to begin with TypeScript.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { PassThrough, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pickOne } from '@sso/cli-kit/picker';

const count = 10_000;
/** One word, letters from several, letters that hardly anything begins with, and the marks of exact words. */
const typed = ['payments prod', 'shopdevadm', 'ontr', "'eu-central !staging", 'zürich 42'];
/** Milliseconds; long enough for the work of a key to be over. */
const pause = 80;
const deleteAll = '\x15';

let firstPaint = Number.NaN;
const screen = new Writable({
  write(piece, _encoding, done) {
    if (Number.isNaN(firstPaint) && String(piece).includes(`${count}/${count}`))
      firstPaint = performance.now();
    done();
  },
});
const input = Object.assign(new PassThrough(), { isTTY: true });
const output = Object.assign(screen, { isTTY: true, columns: 120, rows: 40 });

const picked = pickOne(entries(), { input, output, placeholder: 'search', color: true });
await sleep(500);
const keys = [];
for (const key of typed.flatMap((word) => [...word, deleteAll])) keys.push(await workOf(key));
input.write('\r');
await picked;
process.send?.({ firstPaint, keys });

/** The processor's time for a key, in milliseconds, without what Node's other threads do meanwhile. */
async function workOf(key) {
  const before = process.threadCpuUsage();
  input.write(key);
  await sleep(pause);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** 2,500 accounts with four roles each. */
function entries() {
  const teams = ['payments', 'shop', 'Zürich analytics', 'control tower', '開発', 'data-lake', 'identity'];
  const stages = ['prod', 'staging', 'dev', 'sandbox'];
  const roles = ['AdministratorAccess', 'ReadOnlyAccess', 'Developer', 'Billing'];
  const regions = ['eu-central-1', 'us-east-1', 'ap-northeast-1'];
  return Array.from({ length: count }, (_, index) => {
    const account = Math.floor(index / roles.length);
    const stage = at(stages, account);
    const name = `${at(teams, account)} ${stage} ${account}`;
    return {
      value: index,
      columns: [name, String(100_000_000_000 + account), at(roles, index), at(regions, account)],
      search: [`aws+${account}@example.com`],
      tone: stage === 'prod' ? 'danger' : undefined,
      note: '7 h left',
    };
  });
}

function at(words, index) {
  return words[index % words.length];
}
