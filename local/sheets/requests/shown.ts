import type { Edit } from '../grid/edit.ts';
import { mayEdit } from '../grid/edit.ts';
import type { Actor } from '../grid/actor.ts';
import { shownRange } from '../grid/range.ts';
import type { SheetInfo } from '../grid/sheet.ts';

type Rule = SheetInfo['conditionalFormats'][number];
type View = SheetInfo['filterViews'][number];
type ProtectedRange = SheetInfo['protectedRanges'][number];

/** A conditional format as it goes out. */
export function shownRule(rule: Rule): Rule {
  return { ...rule, ...(rule.ranges ? { ranges: rule.ranges.map(shownRange) } : {}) };
}

/** A filter view as it goes out. */
export function shownView(view: View): View {
  return { ...view, ...(view.range ? { range: shownRange(view.range) } : {}) };
}

/** A protected range as one caller sees it: who may edit is told to those who may (doc). */
export function shownProtection(range: ProtectedRange, actor: Actor): ProtectedRange {
  const { editors, requestingUserCanEdit: _kept, ...rest } = range;
  const can = mayEdit(range, actor);
  return {
    ...rest,
    ...(range.range ? { range: shownRange(range.range) } : {}),
    ...(range.unprotectedRanges ? { unprotectedRanges: range.unprotectedRanges.map(shownRange) } : {}),
    ...(can ? { requestingUserCanEdit: true } : {}),
    ...(can && editors ? { editors } : {}),
  };
}

/** Who may edit a new protection: those given and whoever makes it; nobody given means all document editors (measured). */
export function editorsOf(range: ProtectedRange, edit: Edit): NonNullable<ProtectedRange['editors']> {
  if (!range.editors) return { users: [...edit.documentEditors] };
  const { users = [] } = range.editors;
  const all = users.includes(edit.actor.email) ? users : [...users, edit.actor.email];
  return withoutEmpty({ ...range.editors, users: all });
}

/** Editors without the lists that are empty, as proto3 JSON leaves them out. */
export function withoutEmpty({
  users = [],
  groups = [],
  domainUsersCanEdit,
}: NonNullable<ProtectedRange['editors']> = {}): NonNullable<ProtectedRange['editors']> {
  return {
    ...(users.length > 0 ? { users } : {}),
    ...(groups.length > 0 ? { groups } : {}),
    ...(domainUsersCanEdit ? { domainUsersCanEdit } : {}),
  };
}
