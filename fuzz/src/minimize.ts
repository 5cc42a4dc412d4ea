/** How many smaller inputs are tried at most. */
const mostTries = 2_000;

/**
 * A smaller input that fails as well: parts are left out, halves first, until no byte of it can be (ddmin of Zeller and Hildebrandt).
 * @param fails must be certain: the same for the same input
 */
export async function minimize(
  input: Uint8Array,
  fails: (input: Uint8Array) => Promise<boolean>,
  options: { readonly tries?: number } = {},
): Promise<Uint8Array> {
  let smallest = input;
  let tries = options.tries ?? mostTries;
  for (let size = Math.ceil(input.length / 2); size >= 1 && tries > 0; ) {
    let isSmaller = false;
    for (let start = 0; start < smallest.length && tries > 0; ) {
      const candidate = Buffer.concat([smallest.subarray(0, start), smallest.subarray(start + size)]);
      tries--;
      if (await fails(new Uint8Array(candidate))) {
        smallest = new Uint8Array(candidate);
        isSmaller = true;
      } else start += size;
    }
    if (!isSmaller && size === 1) break;
    size = isSmaller ? Math.min(size, Math.ceil(smallest.length / 2)) : Math.ceil(size / 2);
    if (smallest.length === 0) break;
  }
  return smallest;
}
