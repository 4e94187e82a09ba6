package dev.rolloutshell.simulator.pod;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a kubelet takes as the name of an image: {@code [HOST[:PORT]/]PATH[:TAG][@DIGEST]}, as in <a
 * href="https://github.com/distribution/reference">distribution/reference</a>. The API server does
 * not look at it.
 */
public final class ImageReference {

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TAG = 128;

  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}");

  private ImageReference() {}

  /** What is wrong with a text as the name of an image, or {@code null}. */
  public static @Nullable String problem(String text) {
    int at = text.indexOf('@');
    if (at >= 0 && !DIGEST.matcher(text.substring(at + 1)).matches()) {
      return "its digest must be such as sha256:HEX";
    }
    String tagged = at < 0 ? text : text.substring(0, at);
    int colon = tagged.lastIndexOf(':');
    boolean hasTag = colon > tagged.lastIndexOf('/');
    if (hasTag && !isTag(tagged, colon + 1)) {
      return colon + 1 == tagged.length()
          ? "its tag is empty"
          : "its tag must be at most 128 letters, digits, '_', '.' and '-'";
    }
    String name = hasTag ? tagged.substring(0, colon) : tagged;
    int path = hostEnd(name);
    if (name.isEmpty() || path == name.length()) {
      return "its repository is empty";
    }
    if (name.length() > LONGEST_NAME) {
      return "its name is longer than 255 characters";
    }
    if (path > 0 && !isHost(name, path - 1)) {
      return "its host must be a name, with or without a port";
    }
    return isPath(name, path) ? null : pathProblem(name.substring(path));
  }

  /** What a kubelet says of a text that names no image. */
  static String refusal(String text) {
    boolean upper = "its repository must be lower-case".equals(problem(text));
    return "Failed to apply default image tag \"%1$s\": couldn't parse image reference \"%1$s\": %2$s"
        .formatted(
            text,
            upper
                ? "invalid reference format: repository name must be lowercase"
                : "invalid reference format");
  }

  private static String pathProblem(String path) {
    return path.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
        ? "its repository must be lower-case"
        : "its repository must be lower-case letters and digits, parted by one of '.', '_', '-',"
            + " '/'";
  }

  /** Where the path begins: after a first part that can only be a host. */
  private static int hostEnd(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return 0;
    }
    String head = name.substring(0, slash);
    boolean host = head.indexOf('.') >= 0 || head.indexOf(':') >= 0 || head.equals("localhost");
    return host ? slash + 1 : 0;
  }

  private static boolean isTag(String text, int from) {
    int length = text.length() - from;
    if (length < 1 || length > LONGEST_TAG) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = i > from && (c == '.' || c == '-');
      if (!isLetterOrDigit(c) && c != '_' && !inside) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHost(String name, int end) {
    if (name.charAt(0) == '[') {
      return name.substring(0, end).matches("\\[[0-9A-Fa-f:.]+\\](:[0-9]+)?");
    }
    return name.substring(0, end)
        .matches(
            "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
                + "(:[0-9]+)?");
  }

  private static boolean isPath(String name, int from) {
    int i = from;
    while (i < name.length()) {
      int letters = i;
      while (i < name.length() && isLower(name.charAt(i))) {
        i++;
      }
      if (i == letters) {
        return false;
      }
      if (i == name.length()) {
        return true;
      }
      i = afterSeparator(name, i);
    }
    return false; // It ends with a separator.
  }

  /** The place after one separator, or the same place where there is none. */
  private static int afterSeparator(String name, int at) {
    char c = name.charAt(at);
    if (c == '-') {
      int i = at;
      while (i < name.length() && name.charAt(i) == '-') {
        i++;
      }
      return i;
    }
    if (c == '_' && name.startsWith("__", at)) {
      return at + 2;
    }
    return c == '.' || c == '_' || c == '/' ? at + 1 : at;
  }

  private static boolean isLower(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isLetterOrDigit(char c) {
    return isLower(c) || (c >= 'A' && c <= 'Z');
  }
}
