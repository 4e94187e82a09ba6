package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.List;
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
    checkNumbers(query);
    checkMatch(query, false);
    Selectors selectors = selectors(query, served);
    long limit = number(query, "limit");
    String token = query.get("continue");
    String version = query.get("resourceVersion");
    if (!token.isEmpty()) {
      if (!version.isEmpty() && !version.equals("0")) {
        throw ApiException.badRequest(
            "specifying resource version is not allowed when using continue");
      }
      Continuation continuation = Continuation.decode(token);
      Long at = continuation.version() <= 0 ? null : continuation.version();
      return new ListQuery(selectors, limit, at, continuation.after());
    }
    String match = query.get("resourceVersionMatch");
    boolean cached = isCached(served, version, match, limit);
    if (version.isEmpty()) {
      return new ListQuery(selectors, limit, null, null);
    }
    long asked = cached ? version(version) : storedVersion(version);
    boolean exact = asked > 0 && (match.equals("Exact") || (match.isEmpty() && limit > 0));
    if (asked > current) {
      throw exact && !cached ? future() : tooLarge(asked, current);
    }
    return new ListQuery(selectors, cached ? 0 : limit, exact ? asked : null, null);
  }

  /**
   * Whether the API server answers a list from its cache, which knows no pages. It keeps no cache
   * of Events.
   */
  private static boolean isCached(Served served, String version, String match, long limit) {
    return !version.isEmpty()
        && (limit == 0 || version.equals("0"))
        && !match.equals("Exact")
        && !served.type().equals(ResourceTypes.EVENTS);
  }

  /** 400 for what is no number, wanted here or not. */
  static void checkNumbers(Query query) {
    number(query, "limit");
    number(query, "timeoutSeconds");
  }

  /** 422 for a way of matching versions that makes no sense. */
  static void checkMatch(Query query, boolean watch) {
    String match = query.get("resourceVersionMatch");
    String version = query.get("resourceVersion");
    if (match.isEmpty()) {
      return;
    }
    String field = "resourceVersionMatch";
    FieldErrors errors = new FieldErrors();
    if (watch) {
      errors.forbidden(field, "resourceVersionMatch is forbidden for watch");
    }
    if (version.isEmpty()) {
      errors.forbidden(
          field, "resourceVersionMatch is forbidden unless resourceVersion is provided");
    }
    if (!query.get("continue").isEmpty()) {
      errors.forbidden(field, "resourceVersionMatch is forbidden when continue is provided");
    }
    if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
      errors.unsupported(field, match, List.of("Exact", "NotOlderThan", ""));
    }
    if (match.equals("Exact") && version.equals("0")) {
      errors.forbidden(
          field, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
    }
    errors.refuse("meta.k8s.io", "ListOptions", "");
  }

  /** A version from a query; what is none is, to the cache, an error of the server itself. */
  static long version(String text) {
    String fault = versionFault(text);
    if (!fault.isEmpty()) {
      throw new ApiException(
          500,
          "",
          "resourceVersion: Invalid value: " + GoValues.quote(text) + ": " + fault,
          ApiException.NO_DETAILS);
    }
    return Long.parseLong(text);
  }

  /** A version that the storage reads. */
  private static long storedVersion(String text) {
    String fault = versionFault(text);
    if (!fault.isEmpty()) {
      throw ApiException.badRequest(
          "invalid resource version: resourceVersion: Invalid value: "
              + GoValues.quote(text)
              + ": "
              + fault);
    }
    return Long.parseLong(text);
  }

  /** What Go says about a text that is no version; empty when it is one. */
  static String versionFault(String text) {
    if (text.matches("\\d{1,18}")) {
      return "";
    }
    return "strconv.ParseUint: parsing "
        + GoValues.quote(text)
        + (text.matches("\\d+") ? ": value out of range" : ": invalid syntax");
  }

  private static ApiException future() {
    return new ApiException(
        500,
        "",
        "etcdserver: mvcc: required revision is a future revision",
        ApiException.NO_DETAILS);
  }

  /** 504: the future was asked for. */
  static ApiException tooLarge(long asked, long current) {
    JsonObject cause =
        JsonObject.of("reason", "ResourceVersionTooLarge", "message", "Too large resource version");
    return new ApiException(
        504,
        "Timeout",
        "Timeout: Too large resource version: %d, current: %d".formatted(asked, current),
        JsonObject.of("causes", List.of(cause), "retryAfterSeconds", 1));
  }

  /** A number of a query, not less than 0; 0 when it is absent. */
  static long number(Query query, String name) {
    String text = query.get(name);
    return text.isEmpty() ? 0 : Math.max(0, integer(text));
  }

  /** A number as Go reads it from a query. */
  static long integer(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException noNumber) {
      throw ApiException.badRequest(
          "strconv.ParseInt: parsing %s: %s"
              .formatted(
                  GoValues.quote(text),
                  text.matches("[+-]?\\d+") ? "value out of range" : "invalid syntax"));
    }
  }
}
