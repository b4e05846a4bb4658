// What a task costs a person: clicks or keys, typed fields, and seconds of doing.
//
// The seconds are those of the keystroke-level model (Card, Moran and Newell: The keystroke-level model for user
// performance time with interactive systems, Communications of the ACM 23, 1980): to think before each step 1.35 s, to
// point 1.1 s, to press and release 0.2 s, to move the hand to the keys and back 0.8 s, a letter 0.28 s for somebody who
// is no typist. On a phone nothing is between hand and glass, and a letter takes 0.33 s (36 words a minute: Palin and
// others: How do people type on mobile devices?, MobileHCI 2019). Reading, and finding words, is not in it. What passed
// while pages loaded is said beside it.
import assert from 'node:assert/strict';
import { press } from './harness.mjs';

const [THINK, POINT, PRESS, HANDS, LETTER, LETTER_ON_GLASS] = [1.35, 1.1, 0.2, 0.8, 0.28, 0.33];

/** Counts what a visitor does on a page. */
export function effort(page) {
  const done = { clicks: 0, fields: 0 };
  const onGlass = page.viewportSize().width < 600;
  let doing = 0, waited = 0;
  const clicked = () => { done.clicks += 1; doing += THINK + POINT + PRESS; };
  const typed = text => {
    done.fields += 1;
    doing += THINK + POINT + PRESS + (onGlass ? LETTER_ON_GLASS * text.length : HANDS + LETTER * text.length);
  };
  const during = async step => {
    const since = performance.now();
    try { return await step; } finally { waited += (performance.now() - since) / 1000; }
  };
  return {
    done, clicked, typed,
    /** Presses what leads to another page. */
    click: async target => { clicked(); await during(press(page, target)); },
    /** Types into a field. */
    type: async (target, text) => { typed(text); await target.fill(text); },
    /** Presses a key that leads to another page. */
    key: async name => {
      done.clicks += 1;
      doing += THINK + LETTER;
      await during(Promise.all([page.waitForEvent('load'), page.keyboard.press(name)]));
    },
    /** Fails beyond these clicks, fields and seconds of doing, and says what the task took. */
    within(task, clicks, fields, seconds = Infinity) {
      console.log(`# ${task}: ${done.clicks} clicks or keys, ${done.fields} fields, ${doing.toFixed(0)} s and ${waited.toFixed(1)} s waiting`);
      assert.ok(done.clicks <= clicks && done.fields <= fields && doing <= seconds, `${task}: ${JSON.stringify(done)} in ${doing} s`);
    },
  };
}
