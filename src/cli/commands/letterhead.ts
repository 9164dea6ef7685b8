import { changeLetterhead, changeLogo } from '../../application/organisations/letterhead/change.ts';
import {
  type OrganisationLetterhead,
  readLetterhead,
} from '../../application/organisations/letterhead/read.ts';
import { systemClock } from '../../platform/clock.ts';
import { commandError } from '../errors.ts';
import { organisationNamed } from '../organisation.ts';
import { print, printJson } from '../output.ts';
import { readBytes } from '../read-file.ts';
import { withStore } from '../with-store.ts';

type Options = {
  senderName?: string | false;
  signatureNl?: string;
  signatureEn?: string;
  /** False for `--no-signature`. */
  signature?: false;
  logo?: string | false;
  json?: boolean;
};

/** Shows as whom a guidance service writes to schools, after changing what is named; the rest stays as it is. */
export async function letterhead(named: string, options: Options): Promise<void> {
  const { senderName, signatureNl, signatureEn, signature, logo, json } = options;
  if ((signatureNl === undefined) !== (signatureEn === undefined)) {
    throw commandError('A signature is there in both languages: give --signature-nl and --signature-en.');
  }
  const file = typeof logo === 'string' ? { name: logo, content: await readBytes(logo) } : undefined;
  await withStore(async ({ store }) => {
    const organisation = await organisationNamed(store, named);
    const deps = { store, clock: systemClock };
    const change = { deps, scope: deps.store.scope, organisation };
    const before = await readLetterhead(deps, deps.store.scope, organisation);
    const lines =
      signatureNl === undefined || signatureEn === undefined
        ? before.signature
        : { nl: inLines(signatureNl), en: inLines(signatureEn) };
    const words = {
      ...kept('senderName', senderName === undefined ? before.senderName : senderName || undefined),
      ...kept('signature', signature === false ? undefined : lines),
    };
    if (senderName !== undefined || signature === false || signatureNl !== undefined) {
      await changeLetterhead({ ...change, ...words });
    }
    if (logo !== undefined) await changeLogo({ ...change, file });
    const after = await readLetterhead(deps, deps.store.scope, organisation);
    if (json) printJson(after);
    else print(inWords(after));
  });
}

function inWords({ name, senderName, signature, logo }: OrganisationLetterhead): string {
  return [
    `Sender name: ${senderName ?? `${name} (its own name)`}`,
    ...(signature === undefined
      ? ['Signature:   none']
      : [`Signature:   ${signature.nl}`, `In English:  ${signature.en}`].map((line) =>
          line.replaceAll('\n', '\n             '),
        )),
    `Logo:        ${logo === undefined ? 'none' : `${logo.mediaType}, ${logo.size} bytes`}`,
  ].join('\n');
}

/** A terminal has no line ends in an argument: `\n` stands for one. */
function inLines(text: string): string {
  return text.replaceAll('\\n', '\n').trim();
}

function kept<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]?: Value });
}
