package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Tree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of a controller's complete JSON, free of what changes by itself (uid, versions, times,
 * status), of replicas, of our marks, of the name and of the label key, so that the same request
 * always gives the same value.
 */
final class Digest {

  /** Letters and digits of generated names in Kubernetes: no vowels, so no words. */
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  private static final int LENGTH = 10;

  private static final List<String> EVERYWHERE = List.of("metadata", "template", "selector");

  private Digest() {}

  /** The label value of a target made from this manifest. */
  static String of(Map<String, Object> manifest, String labelKey, String salt) {
    Map<String, Object> plain =
        Edit.of(manifest)
            .asNew(Tree.string(manifest, "metadata", "namespace"), "")
            .dropMarks()
            .dropLabel(labelKey, EVERYWHERE)
            .dropLabel(Mark.PARK_LABEL, EVERYWHERE)
            .drop("spec", "replicas")
            .manifest();
    return hash(canonical(Tree.pruned(plain)) + salt);
  }

  /** Whether a label value is a hash, ours or kubectl's, and not a word of the operator's. */
  static boolean looksLikeOne(String value) {
    return value.matches("[" + ALPHABET + "]{" + LENGTH + "}|[0-9a-f]{32}(-orig)?");
  }

  /** The label value of a source: also covers the target's uid, so that it is never reused. */
  static String ofSource(ControllerView source, String labelKey, String targetUid) {
    return of(source.manifest(), labelKey, targetUid);
  }

  private static String hash(String text) {
    byte[] bytes;
    try {
      bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
    StringBuilder name = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      name.append(ALPHABET.charAt((bytes[i] & 0xff) % ALPHABET.length()));
    }
    return name.toString();
  }

  /** JSON with sorted keys; strings are quoted so that no two values read alike. */
  private static String canonical(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, child) -> sorted.put(String.valueOf(key), child));
      out.append('{');
      sorted.forEach(
          (key, child) -> {
            quote(key, out);
            out.append(':');
            write(child, out);
            out.append(',');
          });
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (Object child : list) {
        write(child, out);
        out.append(',');
      }
      out.append(']');
    } else if (value instanceof String text) {
      quote(text, out);
    } else {
      out.append(value);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
