import { BaseSequencer, type TestSpecification } from 'vitest/node';

const order = ['journeys', 'integration', 'unit'];

/** Starts the journeys first: they take longest and mostly wait, so that the others fill the cores beside them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files); // eslint-disable-line unicorn/no-array-sort -- a sequencer's, no array's
    const place = ({ project }: TestSpecification): number => order.indexOf(project.name);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
