const CONTEXT = 3;

/** A new file, as `git apply` takes it. @param text ends with a new line. */
export function newFileDiff(path: string, text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return [`diff --git a/${path} b/${path}`, 'new file mode 100644', '--- /dev/null', `+++ b/${path}`, `@@ -0,0 +1,${lines.length} @@`, ...plus(lines), ''].join(
    '\n',
  );
}

/** Lines behind the end of a file, as `git apply` takes it. @param added ends with a new line. */
export function appendDiff(path: string, before: string, added: string): string {
  const open = before !== '' && !before.endsWith('\n');
  const old = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const lines = added.replace(/\n$/, '').split('\n');
  const context = old.slice(-CONTEXT);
  const first = old.length - context.length + 1;
  const last = context.at(-1) ?? '';
  // a last line without its end has to be written anew
  const around = open
    ? [...context.slice(0, -1).map((line) => ` ${line}`), `-${last}`, '\\ No newline at end of file', `+${last}`]
    : context.map((line) => ` ${line}`);
  const from = context.length === 0 ? '-0,0' : `-${first},${context.length}`;
  const to = `+${context.length === 0 ? 1 : first},${context.length + lines.length}`;
  return [`diff --git a/${path} b/${path}`, `--- a/${path}`, `+++ b/${path}`, `@@ ${from} ${to} @@`, ...around, ...plus(lines), ''].join('\n');
}

const plus = (lines: string[]): string[] => lines.map((line) => `+${line}`);
