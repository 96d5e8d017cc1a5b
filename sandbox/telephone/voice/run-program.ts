import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';

/**
 * Runs a program on some input. What is spoken goes in by standard input, never as an argument: it would show in the list of processes.
 *
 * @returns its output @throws Error with its last words when it fails, or how to install it when it is not there
 */
export async function runProgram(name: string, args: string[], input: Uint8Array | string): Promise<Buffer> {
  const child = spawn(name, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'ENOENT' ? new Error(`${name} is not installed. Run scripts/install-test-tools.sh, or: apt-get install ${name}.`, { cause }) : cause,
      ),
    );
    child.once('close', resolve);
  });
  // a program that ends early closes its input; its exit code tells
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code, output, errors] = await Promise.all([ended, buffer(child.stdout), buffer(child.stderr)]);
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors.toString('utf8').trim().slice(-300)}`);
  return output;
}
