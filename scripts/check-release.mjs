// Fails while project files still hold placeholders: npm refuses to publish with provenance without a repository.
import { readFileSync } from 'node:fs';

const placeholders = ['OWNER', 'CONTACT-ADDRESS'];
const files = [
  'package.json',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  '.github/ISSUE_TEMPLATE/config.yml',
  'docs/ci.md',
];
const problems = files.flatMap((file) => {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  return placeholders
    .filter((word) => text.includes(word))
    .map((word) => `${file}: replace ${word} by the real value`);
});
const { repository, homepage, bugs, author } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
for (const [key, value] of Object.entries({ repository: repository?.url, homepage, bugs: bugs?.url, author }))
  if (!value) problems.push(`package.json: ${key} is missing`);
if (problems.length > 0) {
  console.error(`Not ready to publish:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  process.exitCode = 1;
}
