package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.regex.Pattern;

/** Kubernetes' rules for names, with its words for breaking them. */
public final class NameRules {
  private static final String LABEL_FORMAT = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN_FORMAT = LABEL_FORMAT + "(\\." + LABEL_FORMAT + ")*";
  private static final String LABEL_1035_FORMAT = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String QUALIFIED_FORMAT = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String LABEL_VALUE_FORMAT = "(" + QUALIFIED_FORMAT + ")?";

  private static final Pattern LABEL = Pattern.compile(LABEL_FORMAT);
  private static final Pattern LABEL_1035 = Pattern.compile(LABEL_1035_FORMAT);

  private NameRules() {}

  /** Names of most objects. */
  static void subdomain(String name, boolean prefix, String field, FieldErrors errors) {
    String checked = prefix ? maskTrailingDash(name) : name;
    if (checked.length() > 253) {
      errors.invalid(field, name, "must be no more than 253 characters");
    }
    if (!isSubdomain(checked)) {
      errors.invalid(
          field,
          name,
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character (e.g."
              + " 'example.com', regex used for validation is '"
              + SUBDOMAIN_FORMAT
              + "')");
    }
  }

  /** Names of namespaces and containers. */
  static void label(String name, boolean prefix, String field, FieldErrors errors) {
    String words =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
            + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
            + " '123-abc', regex used for validation is '"
            + LABEL_FORMAT
            + "')";
    label(name, prefix, LABEL, words, field, errors);
  }

  /** Names of services. */
  static void label1035(String name, boolean prefix, String field, FieldErrors errors) {
    String words =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
            + " an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',"
            + "  or 'abc-123', regex used for validation is '"
            + LABEL_1035_FORMAT
            + "')";
    label(name, prefix, LABEL_1035, words, field, errors);
  }

  private static void label(
      String name, boolean prefix, Pattern format, String words, String field, FieldErrors errors) {
    String checked = prefix ? maskTrailingDash(name) : name;
    if (checked.length() > 63) {
      errors.invalid(field, name, "must be no more than 63 characters");
    }
    if (!format.matcher(checked).matches()) {
      errors.invalid(field, name, words);
    }
  }

  /** Keys of labels, annotations and finalizers: an optional DNS prefix and a name. */
  public static void qualified(String key, String shown, String field, FieldErrors errors) {
    String[] parts = key.split("/", -1);
    String name = parts[parts.length - 1];
    if (parts.length > 2) {
      errors.invalid(field, shown, "a qualified name " + qualifiedWords() + PREFIX_WORDS);
      return;
    }
    if (parts.length == 2) {
      prefixPart(parts[0], shown, field, errors);
    }
    if (name.isEmpty()) {
      errors.invalid(field, shown, "name part must be non-empty");
    } else if (name.length() > 63) {
      errors.invalid(field, shown, "name part must be no more than 63 characters");
    }
    if (!isQualified(name)) {
      errors.invalid(field, shown, "name part " + qualifiedWords());
    }
  }

  private static final String PREFIX_WORDS =
      " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";

  private static void prefixPart(String prefix, String shown, String field, FieldErrors errors) {
    if (prefix.isEmpty()) {
      errors.invalid(field, shown, "prefix part must be non-empty");
      return;
    }
    if (prefix.length() > 253) {
      errors.invalid(field, shown, "prefix part must be no more than 253 characters");
    }
    if (!isSubdomain(prefix)) {
      errors.invalid(
          field,
          shown,
          "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
              + " characters, '-' or '.', and must start and end with an alphanumeric character"
              + " (e.g. 'example.com', regex used for validation is '"
              + SUBDOMAIN_FORMAT
              + "')");
    }
  }

  private static String qualifiedWords() {
    return "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
        + " an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
        + " validation is '"
        + QUALIFIED_FORMAT
        + "')";
  }

  /** Values of labels. */
  public static void labelValue(String value, String field, FieldErrors errors) {
    if (value.length() > 63) {
      errors.invalid(field, value, "must be no more than 63 characters");
    }
    if (!value.isEmpty() && !isQualified(value)) {
      errors.invalid(
          field,
          value,
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
              + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
              + " 'my_value',  or '12345', regex used for validation is '"
              + LABEL_VALUE_FORMAT
              + "')");
    }
  }

  /** Keys of config maps and secrets. */
  static void configKey(String key, String field, FieldErrors errors) {
    if (key.length() > 253) {
      errors.invalid(field, key, "must be no more than 253 characters");
    }
    if (!key.matches("[-._a-zA-Z0-9]++")) {
      errors.invalid(
          field,
          key,
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g."
              + " 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is"
              + " '[-._a-zA-Z0-9]+')");
    }
    notUpwards(key, field, errors);
  }

  /** Names that become files or variables may not look like the way to a parent. */
  static void notUpwards(String name, String field, FieldErrors errors) {
    if (name.equals(".") || name.equals("..")) {
      errors.invalid(field, name, "must not be '" + name + "'");
    } else if (name.startsWith("..")) {
      errors.invalid(field, name, "must not start with '..'");
    }
  }

  static boolean isLabel(String name) {
    return name.length() <= 63 && LABEL.matcher(name).matches();
  }

  /** Checked by hand: the regular expression would recurse on very long names. */
  static boolean isSubdomain(String name) {
    int start = 0;
    while (true) {
      int end = name.indexOf('.', start);
      String part = name.substring(start, end < 0 ? name.length() : end);
      if (!isLabelText(part)) {
        return false;
      }
      if (end < 0) {
        return true;
      }
      start = end + 1;
    }
  }

  private static boolean isLabelText(String part) {
    if (part.isEmpty()) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean edge = i == 0 || i == part.length() - 1;
      if (!isLowerOrDigit(c) && (edge || c != '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLowerOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isQualified(String name) {
    if (name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric = isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
      boolean edge = i == 0 || i == name.length() - 1;
      if (!alphanumeric && (edge || (c != '-' && c != '_' && c != '.'))) {
        return false;
      }
    }
    return true;
  }

  /** A prefix to complete may end with a dash. */
  private static String maskTrailingDash(String name) {
    return name.length() > 1 && name.endsWith("-")
        ? name.substring(0, name.length() - 2) + "a"
        : name;
  }

  /** 400 when a name in a path could not be the last part of a key in etcd. */
  public static void requirePathSegment(String name) {
    String fault =
        name.equals(".") || name.equals("..")
            ? "may not be '" + name + "'"
            : name.indexOf('%') >= 0 ? "may not contain '%'" : null;
    if (fault != null) {
      throw ApiException.badRequest(
          "Name parameter invalid: " + GoValues.quote(name) + ": " + fault);
    }
  }
}
