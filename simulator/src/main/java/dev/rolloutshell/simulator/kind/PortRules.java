package dev.rolloutshell.simulator.kind;

/** Kubernetes' rules for ports. */
final class PortRules {
  private PortRules() {}

  static void number(long port, String field, FieldErrors errors) {
    if (port < 1 || port > 65535) {
      errors.invalid(field, port, "must be between 1 and 65535, inclusive");
    }
  }

  /** Names of ports: IANA service names. */
  static void name(String name, String field, FieldErrors errors) {
    if (name.length() > 15) {
      errors.invalid(field, name, "must be no more than 15 characters");
    }
    if (!name.matches("[-a-z0-9]++")) {
      errors.invalid(
          field, name, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (name.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
      errors.invalid(field, name, "must contain at least one letter or number (a-z, 0-9)");
    }
    if (name.contains("--")) {
      errors.invalid(field, name, "must not contain consecutive hyphens");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      errors.invalid(field, name, "must not begin or end with a hyphen");
    }
  }
}
