import { text } from '../../words';
import { codeFor } from '../evidence';
import { cellsOf } from '../explanation';
import { wordsOfRule, type LevelRule } from '../rule';

/** More contacts than a deal takes on average: put the customer aside for now. */
export const tooManyContactsRule: LevelRule = {
  ...wordsOfRule('too-many-contacts'),
  speak({ at, profile }) {
    if (at.state !== 'open' || at.contacts <= profile.maxContacts) return undefined;
    const frozen = codeFor(profile, 'frozen');
    return {
      rule: 'too-many-contacts',
      ...(frozen === undefined ? {} : { level: frozen }),
      text: text('levels.too-many-contacts.why', { contacts: at.contacts, max: profile.maxContacts }),
      cells: cellsOf(at.lastContact),
    };
  },
};
