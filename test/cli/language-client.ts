import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Completion {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
}

export interface Problem {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: readonly Problem[] };
  readonly result?: unknown;
}

/** Speaks the Language Server Protocol with the real yaml-language-server in a process of its own. */
export class LanguageClient {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #problems = new Map<string, readonly Problem[]>();
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #buffer = Buffer.alloc(0);
  #lastId = 0;

  private constructor() {
    const require = createRequire(import.meta.url);
    const home = dirname(require.resolve('yaml-language-server/package.json'));
    const { PATH = '', SystemRoot = '' } = process.env;
    this.#server = spawn(process.execPath, [join(home, 'bin', 'yaml-language-server'), '--stdio'], {
      env: { PATH, SystemRoot },
    });
    this.#server.stdout.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      for (let message = this.#next(); message !== null; message = this.#next()) this.#receive(message);
    });
  }

  /** Started as an editor starts it; no schema but those that files name. */
  static async start(): Promise<LanguageClient> {
    const client = new LanguageClient();
    await client.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    });
    client.notify('initialized', {});
    client.notify('workspace/didChangeConfiguration', {
      settings: { yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false } } },
    });
    return client;
  }

  async stop(): Promise<void> {
    await this.request('shutdown', null);
    this.notify('exit', null);
  }

  open(path: string, text: string): string {
    const uri = pathToFileURL(path).href;
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return uri;
  }

  async complete(uri: string, position: Position): Promise<readonly Completion[]> {
    const result = await this.request('textDocument/completion', { textDocument: { uri }, position });
    return (result as { readonly items: readonly Completion[] }).items;
  }

  async hover(uri: string, position: Position): Promise<string> {
    const result = await this.request('textDocument/hover', { textDocument: { uri }, position });
    return JSON.stringify(result);
  }

  /** What the server says of a file, once it has said it. */
  async problems(uri: string): Promise<readonly Problem[]> {
    for (;;) {
      const problems = this.#problems.get(uri);
      if (problems !== undefined) return problems;
      await setTimeout(20);
    }
  }

  request(method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#send({ id, method, params });
    return new Promise((done) => this.#waiting.set(id, done));
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** The next whole message that has come; null where there is none yet. */
  #next(): Message | null {
    const end = this.#buffer.indexOf('\r\n\r\n');
    const length = /Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, Math.max(end, 0)).toString())?.[1];
    if (end === -1 || length === undefined) return null;
    const start = end + 4;
    const stop = start + Number(length);
    if (this.#buffer.length < stop) return null;
    const message = JSON.parse(this.#buffer.subarray(start, stop).toString('utf8')) as Message;
    this.#buffer = this.#buffer.subarray(stop);
    return message;
  }

  #receive({ id, method, params, result }: Message): void {
    if (method === 'textDocument/publishDiagnostics' && params?.uri !== undefined)
      this.#problems.set(params.uri, params.diagnostics ?? []);
    else if (method !== undefined && id !== undefined) this.#send({ id, result: answerTo(method) });
    else if (typeof id === 'number') {
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    }
  }
}

/** The server asks for its settings; an empty answer leaves those it was told. */
const answerTo = (method: string): unknown =>
  method === 'workspace/configuration'
    ? [{ validate: true, completion: true, schemaStore: { enable: false } }, {}, {}, {}, {}]
    : null;
