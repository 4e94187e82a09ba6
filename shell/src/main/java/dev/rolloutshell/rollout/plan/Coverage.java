package dev.rolloutshell.rollout.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a live object has everything a manifest asks for. The server adds defaults and writes
 * quantities its own way, so equality would never hold.
 */
final class Coverage {

  private static final List<String> SUFFIXES =
      List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "n", "u", "m", "k", "M", "G", "T", "P", "E");

  private Coverage() {}

  /** Whether every value that is wanted is there; more may be there. */
  static boolean covers(@Nullable Object live, @Nullable Object wanted) {
    if (wanted == null) {
      return true;
    }
    if (wanted instanceof Map<?, ?> map) {
      if (map.isEmpty()) {
        return true;
      }
      return live instanceof Map<?, ?> liveMap
          && map.entrySet().stream().allMatch(e -> covers(liveMap.get(e.getKey()), e.getValue()));
    }
    if (wanted instanceof List<?> list) {
      if (list.isEmpty()) {
        return true;
      }
      if (!(live instanceof List<?> liveList) || liveList.size() != list.size()) {
        return false;
      }
      for (int i = 0; i < list.size(); i++) {
        if (!covers(liveList.get(i), list.get(i))) {
          return false;
        }
      }
      return true;
    }
    return live != null && sameScalar(live.toString(), wanted.toString());
  }

  private static boolean sameScalar(String live, String wanted) {
    if (live.equals(wanted)) {
      return true;
    }
    BigDecimal a = quantity(live);
    BigDecimal b = quantity(wanted);
    return a != null && b != null && a.compareTo(b) == 0;
  }

  /** A Kubernetes quantity such as {@code 500m} or {@code 1Gi} as a number, or {@code null}. */
  private static @Nullable BigDecimal quantity(String text) {
    for (int i = 0; i < SUFFIXES.size(); i++) {
      String suffix = SUFFIXES.get(i);
      if (text.endsWith(suffix)) {
        BigDecimal number = number(text.substring(0, text.length() - suffix.length()));
        return number == null ? null : number.multiply(factor(i));
      }
    }
    return number(text);
  }

  private static BigDecimal factor(int suffix) {
    return suffix < 6
        ? BigDecimal.valueOf(1024).pow(suffix + 1)
        : BigDecimal.ONE.scaleByPowerOfTen((suffix - (suffix < 9 ? 9 : 8)) * 3);
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
