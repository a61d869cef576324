import { classify, classifyString } from './classify';
import { unescape } from './escaped';
import { ESCAPED, QUOTED } from './fieldFlags';
import { isJson, unescapeString } from './jsonString';

/**
 * The class of a field; `value` and `word` of classify.ts tell the rest.
 * @param scratch room for its content without escapes, and 16 bytes
 */
export function classifyField(bytes: usize, start: u32, end: u32, flags: u8, scratch: usize): i32 {
  if (isJson && (flags & QUOTED) != 0) {
    if ((flags & ESCAPED) == 0) return classifyString(bytes, start, end);
    return classifyString(scratch, 0, unescapeString(bytes, start, end, scratch));
  }
  if ((flags & ESCAPED) == 0) return classify(bytes, start, end);
  return classify(scratch, 0, unescape(bytes, start, end, (flags & QUOTED) != 0, scratch));
}
