import { text } from '../../words';
import { readBytes } from '../files';
import { CommandError } from '../outcome';

/** First line of every file in the age format (age-encryption.org/v1). */
const AGE = 'age-encryption.org/v1';

/**
 * Encrypts to one or several age recipients (`age1…`): only who has the identity can open it.
 * @throws CommandError `bad-input` for a text that is no recipient
 */
export async function seal(bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new CommandError('bad-input', text('group.seal.not-a-recipient', { recipient }));
    }
  }
  return encrypter.encrypt(bytes);
}

export function isSealed(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, AGE.length)).toString('latin1') === AGE;
}

/** The bytes in a sealed file; `undefined` where none of the identities opens it, or the file was changed. */
export async function unseal(bytes: Uint8Array, identities: readonly string[]): Promise<Uint8Array | undefined> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(bytes);
  } catch {
    return undefined;
  }
}

/** The identities of a file as `sanbiao group key --sealing` and `age-keygen` write it. @throws CommandError `bad-input` */
export async function readIdentities(path: string): Promise<readonly string[]> {
  const lines = Buffer.from(readBytes(path)).toString('utf8').split(/\r?\n/u);
  const identities = lines.map((line) => line.trim()).filter((line) => line.startsWith('AGE-SECRET-KEY-'));
  const { identityToRecipient } = await import('age-encryption');
  try {
    await Promise.all(identities.map((identity) => identityToRecipient(identity)));
  } catch {
    identities.length = 0;
  }
  if (identities.length === 0) throw new CommandError('bad-input', text('group.seal.not-an-identity', { file: path }));
  return identities;
}

/** A new pair: the identity stays at head office, the recipient is what stores seal to. */
export async function makeIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
