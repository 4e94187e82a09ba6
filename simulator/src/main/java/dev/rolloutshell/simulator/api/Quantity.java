package dev.rolloutshell.simulator.api;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of a resource, such as {@code 500m} or {@code 2Gi}. */
final class Quantity {
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40}))([a-zA-Z]{0,2}|[eE][+-]?\\d{1,3})");

  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("", BigDecimal.ONE),
          Map.entry("n", new BigDecimal("1e-9")),
          Map.entry("u", new BigDecimal("1e-6")),
          Map.entry("m", new BigDecimal("1e-3")),
          Map.entry("k", new BigDecimal("1e3")),
          Map.entry("M", new BigDecimal("1e6")),
          Map.entry("G", new BigDecimal("1e9")),
          Map.entry("T", new BigDecimal("1e12")),
          Map.entry("P", new BigDecimal("1e15")),
          Map.entry("E", new BigDecimal("1e18")),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
          Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
          Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  private Quantity() {}

  static boolean isValid(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        && (FACTORS.containsKey(matcher.group(2)) || matcher.group(2).matches("[eE][+-]?\\d+"));
  }

  /** The amount; 0 for what is no quantity. */
  static BigDecimal parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return BigDecimal.ZERO;
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    BigDecimal factor = FACTORS.get(matcher.group(2));
    if (factor != null) {
      return number.multiply(factor);
    }
    return matcher.group(2).matches("[eE][+-]?\\d+")
        ? number.scaleByPowerOfTen(Integer.parseInt(matcher.group(2).substring(1)))
        : BigDecimal.ZERO;
  }
}
