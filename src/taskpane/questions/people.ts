import type { MaybeOne } from '../../marks';
import type { ChangeSet } from '../../sheet';
import { text } from '../../words';

/** The phones that could be written into the other rows; none where no row has one, or no other has a cell for it. */
export function phonesOf(people: readonly MaybeOne[]): readonly string[] {
  const phones = [...new Set(people.flatMap(({ phone }) => phone ?? []))];
  return phones.filter((phone) => onePhone(people, phone).length > 0);
}

/** What makes these rows one person: the phone in each row that has none, or another one. */
export function onePhone(people: readonly MaybeOne[], phone: string): ChangeSet {
  return people.flatMap(({ sheet, name, phone: own, phoneCell }) =>
    own === phone || phoneCell === undefined
      ? []
      : [
          {
            kind: 'value' as const,
            sheet,
            cell: phoneCell,
            ...(own === undefined ? { before: '' } : {}),
            after: phone,
            why: text('taskpane.change.one-person', { name: name ?? '' }),
          },
        ],
  );
}
