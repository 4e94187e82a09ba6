package dev.rolloutshell.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds members of JSON objects in bytes by counting braces, which costs less than parsing. */
final class Members {

  private final byte[] bytes;

  Members(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A string of the metadata of the object between two places; empty when there is none. */
  String metadata(int object, int limit, String key) {
    int metadata = value(object, limit, "metadata");
    return metadata < 0 ? "" : string(metadata, limit, key);
  }

  /** A string member of the object between two places; empty when there is none. */
  String string(int object, int limit, String key) {
    int value = value(object, limit, key);
    return value < 0 ? "" : string(value);
  }

  /** Where the value of a member of the object that begins here begins; or -1. */
  int value(int object, int limit, String key) {
    byte[] name = ('"' + key + '"').getBytes(StandardCharsets.UTF_8);
    int depth = 0;
    for (int at = object; at < limit; at++) {
      byte b = bytes[at];
      if (b == '"') {
        int end = ListBody.endOfString(bytes, at) + 1;
        boolean named =
            depth == 1 && Arrays.equals(bytes, at, Math.min(end, limit), name, 0, name.length);
        int value = named ? afterColon(end, limit) : -1;
        if (value >= 0) {
          return value;
        }
        at = end - 1;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return -1;
      } else if (depth == 0) {
        return -1;
      }
    }
    return -1;
  }

  /** The string that begins here, or empty when something else does. */
  private String string(int at) {
    if (bytes[at] != '"') {
      return "";
    }
    int end = Math.min(ListBody.endOfString(bytes, at), bytes.length);
    return new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8);
  }

  /** The place of the value when a colon comes next; or -1. */
  private int afterColon(int from, int limit) {
    int at = blank(from, limit);
    if (at >= limit || bytes[at] != ':') {
      return -1;
    }
    at = blank(at + 1, limit);
    return at < limit ? at : -1;
  }

  private int blank(int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at;
  }
}
