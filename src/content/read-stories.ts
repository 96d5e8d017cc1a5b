import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Story } from '../stories/play-story.ts';
import { ROOT, readYaml, schemaCheck } from './read-content.ts';

/** Every story of test/stories, with its file. @throws ContentError for one that does not fit schemas/story.schema.json. */
export function readStories(root = ROOT): { file: string; story: Story }[] {
  const check = schemaCheck('story.schema.json', root);
  return readdirSync(join(root, 'test/stories'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const file = `test/stories/${name}`;
      return readYaml<Story[]>(file, root).map((story, index) => {
        check(story, `${file}[${index}]`);
        return { file, story };
      });
    });
}
