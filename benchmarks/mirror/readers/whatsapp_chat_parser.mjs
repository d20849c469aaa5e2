// Reads an export with whatsapp-chat-parser.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , file, output] = process.argv;
const found = createRequire(pathToFileURL(`${process.cwd()}/`)).resolve('whatsapp-chat-parser');
const { parseString } = await import(pathToFileURL(found));
const started = process.hrtime.bigint();
const messages = parseString(fs.readFileSync(file, 'utf8'));
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
if (output) {
  const two = (number) => String(number).padStart(2, '0');
  const wall = (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`
    + `T${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
  const lines = messages.map((m) => JSON.stringify([wall(m.date), m.author, m.message]));
  fs.writeFileSync(output, `${lines.join('\n')}\n`);
}
console.log(JSON.stringify({ seconds, messages: messages.length }));
