// What assistive technology is given: roles, names and states of every screen,
// as Chromium computes them, compared with the snapshots in snapshots/.
//
// To accept a change: LQ_UPDATE_SNAPSHOTS=1 node --test tests/e2e/accessibility-tree.test.mjs
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PAGES, visitScreens } from './support/screens.mjs';
import { inEachBrowser } from './support/suite.mjs';

const FOLDER = new URL('snapshots/', import.meta.url);
const UPDATING = Boolean(process.env.LQ_UPDATE_SNAPSHOTS);

/** What is told by its children, or says nothing. */
const SILENT = new Set(
  'none generic paragraph LabelText Legend InlineTextBox ListMarker LineBreak'.split(' '),
);
const STATES = ['level', 'checked', 'invalid', 'focused', 'modal', 'live', 'expanded', 'description'];
/** Results differ in their sentences, and links by site; the others show all there is to see. */
const ALIKE = /^(result-(?!leadership|missing)|share-made)/;
/** What nobody is told, because it is the rule. */
const USUAL = new Set(['false', 'off', '', 'undefined']);

inEachBrowser('The accessibility tree', (check) => {
  for (const [language, page] of Object.entries(PAGES)) {
    check(`says the same as the snapshots on every screen in ${language}`, async ({ quiz, driver, browser }, test) => {
      if (browser !== 'chromium') return test.skip('only Chromium shows its tree to WebDriver');
      await driver.sendDevToolsCommand('Emulation.setTimezoneOverride', { timezoneId: 'UTC' });
      await visitScreens(quiz, page, async (screen) => {
        if (!ALIKE.test(screen)) compare(`${language}-${screen}`, await tree(driver));
      });
    });
  }
});

function compare(name, actual) {
  const file = new URL(`${name}.txt`, FOLDER);
  if (UPDATING) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, actual);
  }
  assert.equal(actual, readFileSync(file, 'utf8'), name);
}

/** The widget's part of the tree, one node a line, indented by depth. */
async function tree(driver) {
  const { nodes } = await driver.sendAndGetDevToolsCommand('Accessibility.getFullAXTree', {});
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const write = (node, depth, said) => {
    const role = node.role?.value;
    const name = node.name?.value ?? '';
    // A text beside or inside of what it names would say the same again.
    const repeated = role === 'StaticText' && (name.trim() === '' || said.includes(name));
    const silent = node.ignored || SILENT.has(role) || repeated;
    if (!silent) {
      lines.push('  '.repeat(depth) + describe(node, role, name));
      if (role !== 'StaticText') said = name;
    }
    for (const child of childrenOf(node)) {
      write(child, silent ? depth : depth + 1, said);
      if (child.role?.value === 'radio' || child.role?.value === 'radiogroup') said += child.name.value;
    }
  };
  const childrenOf = (node) => (node.childIds ?? []).map((id) => known.get(id)).filter(Boolean);
  // The widget is what comes last in the body.
  let body = nodes.find(({ parentId }) => !parentId);
  while (childrenOf(body).length === 1) [body] = childrenOf(body);
  write(childrenOf(body).at(-1), 0, '');
  return `${lines.join('\n')}\n`;
}

function describe(node, role, name) {
  const properties = [...(node.properties ?? []), { name: 'description', value: node.description }];
  const states = STATES.flatMap((state) => {
    const value = `${properties.find(({ name }) => name === state)?.value?.value}`;
    return USUAL.has(value) ? [] : [`${state}=${value}`];
  });
  return [role === 'StaticText' ? '-' : role, name && JSON.stringify(name.replaceAll('\u00a0', ' ')), ...states].filter(Boolean).join(' ');
}
