import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';

/** What the process that asks is told. */
export interface Load {
  readonly url: string;
  readonly token: string;
  readonly requests: number;
  /** Each on a connection that stays open. */
  readonly atOnce: number;
  /** What every answer has to hold. */
  readonly accessKeyId: string;
}

/** It asks from a process of its own, so that it takes no time from the one that answers. */
process.once('message', (message) => {
  ask(message as Load).then(
    (milliseconds) => process.send?.({ milliseconds }),
    (error) => process.send?.({ error: String(error) }),
  );
});

async function ask({ url, token, requests, atOnce, accessKeyId }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let left = requests;
  const oneAfterTheOther = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const body = await answer(url, token, agent);
      if (!body.includes(accessKeyId)) throw new Error(`sso serve answered something else:\n${body}`);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther));
  const milliseconds = performance.now() - start;
  agent.destroy();
  return milliseconds;
}

function answer(url: string, authorization: string, agent: Agent): Promise<string> {
  return new Promise((done, failed) => {
    get(url, { agent, headers: { authorization } }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece) => {
        body += piece;
      });
      response.on('end', () => done(body));
    }).once('error', failed);
  });
}
