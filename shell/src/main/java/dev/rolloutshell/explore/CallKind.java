package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.api.ApiRequest;
import java.util.Locale;

/** What a call does, in the words of Kubernetes: {@code list pods}. */
final class CallKind {

  private CallKind() {}

  /** The kind of a request: verb and resource, without names. */
  static String of(ApiRequest request) {
    String[] parts = request.path().split("/", -1);
    // /api/v1/namespaces/NAMESPACE/RESOURCE[/NAME]
    String resource = parts.length > 5 ? parts[5] : request.path();
    boolean named = parts.length > 6;
    String verb =
        switch (request.method()) {
          case "GET" -> named ? "get" : "list";
          case "POST" -> "create";
          case "PUT" -> "update";
          default -> request.method().toLowerCase(Locale.ROOT);
        };
    return verb + " " + resource;
  }
}
