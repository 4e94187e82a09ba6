package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * What a list request asks for.
 *
 * @param selectors which objects
 * @param limit how many at most; 0 for all
 * @param at the state to list, or {@code null} for the present one
 * @param after list only what comes after this key ({@code namespace/name}); {@code null} for all
 */
record ListQuery(Selectors selectors, long limit, @Nullable Long at, @Nullable String after) {

  static Selectors selectors(Query query, Served served) {
    return new Selectors(
        LabelSelectorParser.parse(query.get("labelSelector")),
        FieldSelector.parse(query.get("fieldSelector"), served));
  }

  static ListQuery parse(Query query, Served served, long current) {
    Selectors selectors = selectors(query, served);
    long limit = number(query, "limit");
    String token = query.get("continue");
    String version = query.get("resourceVersion");
    String match = query.get("resourceVersionMatch");
    checkMatch(match, version, token);
    if (!token.isEmpty()) {
      if (!version.isEmpty() && !version.equals("0")) {
        throw ApiException.badRequest(
            "specifying resource version is not allowed when using continue");
      }
      Continuation continuation = Continuation.decode(token);
      Long at = continuation.version() <= 0 ? null : continuation.version();
      return new ListQuery(selectors, limit, at, continuation.after());
    }
    Long asked = version.isEmpty() ? null : (Long) version(version);
    boolean exact =
        asked != null && asked > 0 && (match.equals("Exact") || (match.isEmpty() && limit > 0));
    if (asked != null && asked > current) {
      throw tooLarge(asked, current);
    }
    return new ListQuery(selectors, limit, exact ? asked : null, null);
  }

  private static void checkMatch(String match, String version, String token) {
    if (match.isEmpty()) {
      return;
    }
    FieldErrors errors = new FieldErrors();
    if (!token.isEmpty()) {
      errors.forbidden(
          "resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
    }
    if (version.isEmpty()) {
      errors.forbidden(
          "resourceVersionMatch",
          "resourceVersionMatch is forbidden unless resourceVersion is provided");
    }
    if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
      errors.unsupported(
          "resourceVersionMatch", match, java.util.List.of("Exact", "NotOlderThan", ""));
    }
    if (match.equals("Exact") && version.equals("0")) {
      errors.forbidden(
          "resourceVersionMatch",
          "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
    }
    errors.refuse("meta.k8s.io", "ListOptions", "");
  }

  /** A version from a query. */
  static long version(String text) {
    try {
      long version = Long.parseLong(text);
      if (version >= 0) {
        return version;
      }
    } catch (NumberFormatException noNumber) {
      // Told below.
    }
    FieldErrors errors = new FieldErrors();
    errors.invalid(
        "resourceVersion",
        text,
        "strconv.ParseUint: parsing " + GoValues.quote(text) + ": invalid syntax");
    throw ApiException.badRequest(
        "Invalid value: "
            + GoValues.quote(text)
            + ": strconv.ParseUint: parsing "
            + GoValues.quote(text)
            + ": invalid syntax");
  }

  /** 504: the future was asked for. */
  static ApiException tooLarge(long asked, long current) {
    JsonObject cause =
        JsonObject.of("reason", "ResourceVersionTooLarge", "message", "Too large resource version");
    return new ApiException(
        504,
        "Timeout",
        "Timeout: Too large resource version: %d, current: %d".formatted(asked, current),
        JsonObject.of("causes", java.util.List.of(cause), "retryAfterSeconds", 1));
  }

  static long number(Query query, String name) {
    String text = query.get(name);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException noNumber) {
      throw ApiException.badRequest(
          "strconv.ParseInt: parsing %s: invalid syntax".formatted(GoValues.quote(text)));
    }
  }
}
