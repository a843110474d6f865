// SPDX-License-Identifier: MIT
// What the next page says, once: {name, rest} for '“name” rest'. The name
// stays apart because its direction of writing may differ.
let news = null;

export const say = (name, rest) => {
  news = { name, rest };
};

export const take = () => {
  const taken = news;
  news = null;
  return taken;
};
