package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;

/** Kubernetes' rules for probes and hooks of containers. */
final class HandlerRules {
  private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");
  private static final List<String> NUMBERS =
      List.of(
          "initialDelaySeconds",
          "timeoutSeconds",
          "periodSeconds",
          "successThreshold",
          "failureThreshold");

  private final FieldErrors errors;

  HandlerRules(FieldErrors errors) {
    this.errors = errors;
  }

  void lifecycle(JsonObject lifecycle, String at) {
    for (String hook : List.of("postStart", "preStop")) {
      if (lifecycle.get(hook) instanceof JsonObject handler) {
        handler(handler, at + "." + hook);
      }
    }
  }

  void probe(JsonObject container, String key, String at) {
    if (!(container.get(key) instanceof JsonObject probe)) {
      return;
    }
    String field = at + "." + key;
    handler(probe, field);
    for (String number : NUMBERS) {
      if (probe.number(number, 0) < 0) {
        errors.invalid(
            field + "." + number, probe.get(number), "must be greater than or equal to 0");
      }
    }
    if (!key.equals("readinessProbe") && probe.number("successThreshold", 0) != 1) {
      errors.invalid(field + ".successThreshold", probe.number("successThreshold", 0), "must be 1");
    }
  }

  private void handler(JsonObject handler, String field) {
    int count = 0;
    for (String kind : List.of("exec", "httpGet", "tcpSocket")) {
      if (handler.get(kind) instanceof JsonObject action) {
        if (++count > 1) {
          errors.forbidden(field + "." + kind, "may not specify more than 1 handler type");
        } else {
          action(kind, action, field + "." + kind);
        }
      }
    }
    if (count == 0) {
      errors.required(field, "must specify a handler type");
    }
  }

  private void action(String kind, JsonObject action, String field) {
    if (kind.equals("exec")) {
      if (action.list("command").isEmpty()) {
        errors.required(field + ".command", "");
      }
      return;
    }
    if (kind.equals("httpGet") && action.string("path", "").isEmpty()) {
      errors.required(field + ".path", "");
    }
    Object port = action.get("port");
    if (port instanceof String name) {
      PortRules.name(name, field + ".port", errors);
    } else {
      PortRules.number(port instanceof Long number ? number : 0, field + ".port", errors);
    }
    if (kind.equals("httpGet")) {
      http(action, field);
    }
  }

  private void http(JsonObject get, String field) {
    String scheme = get.string("scheme", "");
    if (!SCHEMES.contains(scheme)) {
      errors.unsupported(field + ".scheme", scheme, SCHEMES);
    }
    for (JsonObject header : get.objects("httpHeaders")) {
      String name = header.string("name", "");
      if (!name.matches("[-A-Za-z0-9]++")) {
        errors.invalid(
            field + ".httpHeaders",
            name,
            "a valid HTTP header must consist of alphanumeric characters or '-' (e.g."
                + " 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')");
      }
    }
  }
}
