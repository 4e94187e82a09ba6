package dev.rolloutshell.rollout.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kubernetes quantities such as {@code 500m} and {@code 1Gi}. */
final class Quantity {

  /** Binary suffixes first, since {@code Mi} does not end in a decimal one. */
  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");

  private Quantity() {}

  /** Whether two texts are the same number. */
  static boolean same(String a, String b) {
    BigDecimal first = value(a);
    BigDecimal second = value(b);
    return first != null && second != null && first.compareTo(second) == 0;
  }

  private static @Nullable BigDecimal value(String text) {
    for (int i = 0; i < BINARY.size(); i++) {
      if (text.endsWith(BINARY.get(i))) {
        return times(text, BINARY.get(i), BigDecimal.valueOf(1024).pow(i + 1));
      }
    }
    for (int i = 0; i < DECIMAL.size(); i++) {
      String suffix = DECIMAL.get(i);
      if (!suffix.isEmpty() && text.endsWith(suffix)) {
        return times(text, suffix, BigDecimal.ONE.scaleByPowerOfTen(3 * (i - 3)));
      }
    }
    return times(text, "", BigDecimal.ONE);
  }

  private static @Nullable BigDecimal times(String text, String suffix, BigDecimal factor) {
    try {
      return new BigDecimal(text.substring(0, text.length() - suffix.length())).multiply(factor);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
