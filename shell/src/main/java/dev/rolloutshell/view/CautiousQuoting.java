package dev.rolloutshell.view;

import java.util.regex.Pattern;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Quotes text that a reader of YAML 1.1 would take for something else: times, and numbers in bases
 * and with separators that Jackson does not think of.
 */
final class CautiousQuoting extends StringQuotingChecker.Default {

  private static final long serialVersionUID = 1L;

  private static final Pattern TIME_OR_NUMBER =
      Pattern.compile(
          "[-+]?\\d{4}-\\d\\d?-\\d.*|[-+]?\\d[\\d_]*(:[0-5]?\\d)+(\\.\\d*)?|[-+]?[\\d_]*\\.?[\\d_]+([eE].*)?"
              + "|[-+]?0[xXoObB].*|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  @Override
  public boolean needToQuoteName(String name) {
    return super.needToQuoteName(name) || TIME_OR_NUMBER.matcher(name).matches();
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return super.needToQuoteValue(value) || TIME_OR_NUMBER.matcher(value).matches();
  }
}
