package dev.rolloutshell.simulator.api;

import java.util.Locale;
import java.util.Map;

/**
 * A request to the API.
 *
 * @param method HTTP method, upper case
 * @param path path, still percent-encoded, without the query
 * @param query the raw query, may be empty
 * @param headers headers by lower-case name
 * @param body the body, may be empty; not copied and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // A value in transit, compared by nobody.
public record ApiRequest(
    String method, String path, String query, Map<String, String> headers, byte[] body) {

  /** The value of a header, or the fallback when it is absent. */
  public String header(String name, String fallback) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), fallback);
  }
}
