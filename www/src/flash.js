// SPDX-License-Identifier: MIT
// One sentence that the next page says, once: 'The token was revoked.'
let text = '';

export const say = (sentence) => {
  text = sentence;
};

export const take = () => {
  const sentence = text;
  text = '';
  return sentence;
};
