package dev.rolloutshell.simulator.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of a resource, such as {@code 500m} or {@code 2Gi}. */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40}))"
              + "([eEinumkKMGTP]{0,3}(?:(?<=[eE])[+-]?\\d{1,3})?)");

  private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?\\d+");

  /** The decimal suffixes, from a billionth on by thousands. */
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");

  private static final int FIRST_EXPONENT = -9;

  /** The binary suffixes, from 1024 on. */
  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

  private static final BigInteger BINARY_STEP = BigInteger.valueOf(1024);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Quantity() {}

  static boolean isValid(String text) {
    return complaint(text).isEmpty();
  }

  /** Why a text is no quantity, in Kubernetes' words; empty when it is one. */
  public static String complaint(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    }
    String suffix = matcher.group(2);
    boolean known =
        DECIMAL.contains(suffix) || BINARY.contains(suffix) || EXPONENT.matcher(suffix).matches();
    return known ? "" : "unable to parse quantity's suffix";
  }

  /** The amount; 0 for what is no quantity. */
  public static BigDecimal parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !isValid(text)) {
      return BigDecimal.ZERO;
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String suffix = matcher.group(2);
    if (BINARY.contains(suffix)) {
      return number.multiply(new BigDecimal(BINARY_STEP.pow(BINARY.indexOf(suffix) + 1)));
    }
    int exponent =
        DECIMAL.contains(suffix)
            ? FIRST_EXPONENT + 3 * DECIMAL.indexOf(suffix)
            : Integer.parseInt(suffix.substring(1));
    return number.scaleByPowerOfTen(exponent);
  }

  /** Whether it is a whole number of its unit. */
  public static boolean isWhole(String text) {
    return parse(text).stripTrailingZeros().scale() <= 0;
  }

  /**
   * A quantity as Kubernetes writes it: {@code 500m} for {@code 0.5}, {@code 1Gi} for {@code
   * 1024Mi}.
   *
   * @param digits digits after the point that are kept; what is smaller is rounded away from zero
   */
  public static String canonical(String text, int digits) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    BigDecimal amount = parse(text);
    if (amount.abs().compareTo(LARGEST) > 0) {
      amount = amount.signum() < 0 ? LARGEST.negate() : LARGEST;
    }
    if (amount.scale() > digits) {
      amount = amount.setScale(digits, RoundingMode.UP);
    }
    amount = amount.stripTrailingZeros();
    String suffix = matcher.group(2);
    boolean binary =
        BINARY.contains(suffix)
            && amount.scale() <= 0
            && amount.abs().compareTo(new BigDecimal(BINARY_STEP)) >= 0;
    String written =
        binary
            ? binary(amount.toBigIntegerExact())
            : decimal(amount, EXPONENT.matcher(suffix).matches());
    return written.equals(text) ? text : written;
  }

  private static String binary(BigInteger amount) {
    BigInteger left = amount;
    int steps = 0;
    while (steps < BINARY.size() && left.mod(BINARY_STEP).signum() == 0) {
      left = left.divide(BINARY_STEP);
      steps++;
    }
    return left + (steps == 0 ? "" : BINARY.get(steps - 1));
  }

  private static String decimal(BigDecimal amount, boolean exponential) {
    if (amount.signum() == 0) {
      return "0";
    }
    int exponent = -amount.scale();
    int over = Math.floorMod(exponent, 3);
    BigInteger number = amount.unscaledValue().multiply(BigInteger.TEN.pow(over));
    int step = (exponent - over) / 3;
    if (exponential) {
      return number + (step == 0 ? "" : "e" + 3 * step);
    }
    return number + DECIMAL.get(step - FIRST_EXPONENT / 3);
  }

  /** A quantity that is no whole number as Go prints the struct. */
  public static String goStruct(String text) {
    BigDecimal amount = parse(text).stripTrailingZeros();
    return "resource.Quantity{i:resource.int64Amount{value:%s, scale:%d},"
            .formatted(amount.unscaledValue(), -amount.scale())
        + " d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:\"\", Format:\"DecimalSI\"}";
  }
}
