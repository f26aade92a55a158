import { say, text, type Locale } from '../../words';
import type { CheckJson, PlaceJson } from './json';
import type { Severity } from '../ids';
import { AUDIT_RULES, RULE_IDS } from '../rules';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'note' };

/**
 * The findings as SARIF 2.1.0, for programs that show such lists. Names, phones and what cells hold stay out unless asked for: then
 * the message is the finding's own sentence with the customer's name, else the rule's title.
 */
export function toSarif(check: CheckJson, version: string, locale: Locale, withNames: boolean): object {
  const rules = RULE_IDS.filter((id) => check.rules.some(({ rule }) => rule === id));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sanbiao',
            version,
            language: locale,
            rules: rules.map((id) => ({
              id,
              shortDescription: { text: say(text(`audit.${id}.title`), locale) },
              fullDescription: { text: say(text(`audit.${id}.describe`), locale) },
              help: { text: say(text(`audit.${id}.how`), locale) },
              defaultConfiguration: { level: LEVELS[AUDIT_RULES[id].severity] },
            })),
          },
        },
        results: check.findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: rules.indexOf(finding.rule),
          level: LEVELS[finding.severity],
          message: {
            text: withNames
              ? [finding.customer, finding.text].filter((part) => part !== undefined).join('：')
              : say(text(`audit.${finding.rule}.title`), locale),
          },
          locations: [location(finding)],
          relatedLocations: finding.related.map((place, id) => ({ id, ...location(place) })),
          partialFingerprints: { sanbiaoFinding: finding.id },
          suppressions:
            finding.ignored === undefined
              ? undefined
              : [{ kind: 'external', justification: withNames ? finding.ignored.reason : undefined }],
        })),
      },
    ],
  };
}

function location({ file, sheet, cell }: PlaceJson): object {
  return {
    physicalLocation: { artifactLocation: { uri: encodeURI(file) } },
    logicalLocations: [{ name: cell, fullyQualifiedName: `${sheet}!${cell}`, kind: 'member' }],
  };
}
