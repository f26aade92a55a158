import type { Form } from '../forms/types';
import { parseArea } from '../sheet';
import type { Books } from './types';

/**
 * A form that nobody has written in yet, with the columns as those who are laid out alike and filled in are read: a tick tells what 来店 is, and words
 * what 来源区分 is.
 */
export function asItsPeers({ recognised }: Pick<Books, 'recognised'>, form: Form): Form {
  if (form.records.length > 0) return form;
  const peer = recognised.forms.find(
    (other) =>
      other.records.length > 0 &&
      other.form === form.form &&
      other.fingerprint === form.fingerprint &&
      parseArea(other.range)?.left === parseArea(form.range)?.left,
  );
  return peer === undefined ? form : { ...form, columns: peer.columns };
}
