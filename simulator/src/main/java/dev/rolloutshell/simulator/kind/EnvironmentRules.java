package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Kubernetes' rules for the environment of a container. */
final class EnvironmentRules {
  private static final String FORMAT = "[-._a-zA-Z][-._a-zA-Z0-9]*";
  private static final List<String> FIELDS =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.podIP",
          "status.podIPs");

  /** Fields that a pod has, and that a variable cannot be made of. */
  private static final Set<String> OTHER_FIELDS =
      Set.of(
          "metadata.annotations",
          "metadata.labels",
          "spec.restartPolicy",
          "spec.schedulerName",
          "status.phase");

  private static final List<String> RESOURCES =
      List.of(
          "limits.cpu",
          "limits.ephemeral-storage",
          "limits.memory",
          "requests.cpu",
          "requests.ephemeral-storage",
          "requests.memory");

  private final FieldErrors errors;

  EnvironmentRules(FieldErrors errors) {
    this.errors = errors;
  }

  void variables(List<JsonObject> variables, String at) {
    for (int i = 0; i < variables.size(); i++) {
      String field = at + "[" + i + "]";
      JsonObject variable = variables.get(i);
      String name = variable.string("name", "");
      if (name.isEmpty()) {
        errors.required(field + ".name", "");
      } else {
        name(name, field + ".name");
      }
      if (variable.get("valueFrom") instanceof JsonObject source) {
        boolean literal = !variable.string("value", "").isEmpty();
        valueFrom(source, literal, field + ".valueFrom");
      }
    }
  }

  private void name(String name, String field) {
    if (!name.matches("[-._a-zA-Z][-._a-zA-Z0-9]*+")) {
      errors.invalid(
          field,
          name,
          "a valid environment variable name must consist of alphabetic characters, digits, '_',"
              + " '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or"
              + " 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '"
              + FORMAT
              + "')");
    }
    NameRules.notUpwards(name, field, errors);
  }

  private void valueFrom(JsonObject source, boolean literal, String at) {
    int sources = 0;
    if (source.get("fieldRef") instanceof JsonObject field) {
      sources++;
      field(field, at + ".fieldRef");
    }
    if (source.get("resourceFieldRef") instanceof JsonObject resource) {
      sources++;
      resource(resource.string("resource", ""), at + ".resourceFieldRef");
    }
    for (String key : List.of("configMapKeyRef", "secretKeyRef")) {
      if (source.get(key) instanceof JsonObject selector) {
        sources++;
        key(selector, at + "." + key);
      }
    }
    if (sources == 0) {
      errors.invalid(
          at,
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or"
              + " `secretKeyRef`");
    } else if (literal) {
      errors.invalid(at, "", "may not be specified when `value` is not empty");
    } else if (sources > 1) {
      errors.invalid(at, "", "may not have more than one field specified at a time");
    }
  }

  private void field(JsonObject selector, String at) {
    String path = selector.string("fieldPath", "");
    if (path.isEmpty()) {
      errors.required(at + ".fieldPath", "");
      return;
    }
    int bracket = path.indexOf("['");
    String whole = bracket > 0 && path.endsWith("']") ? path.substring(0, bracket) : path;
    boolean known = FIELDS.contains(whole) || OTHER_FIELDS.contains(whole);
    if (!known && !path.equals("spec.host")) {
      errors.invalid(
          at + ".fieldPath",
          path,
          "error converting fieldPath: field label not supported: " + whole);
    } else if (!whole.equals(path)) {
      subscript(whole, path.substring(bracket + 2, path.length() - 2), at);
    } else if (!FIELDS.contains(path) && !path.equals("spec.host")) {
      errors.unsupported(at + ".fieldPath", path, FIELDS);
    }
  }

  private void subscript(String path, String subscript, String at) {
    switch (path) {
      case "metadata.annotations" ->
          NameRules.qualified(subscript.toLowerCase(Locale.ROOT), subscript, at, errors);
      case "metadata.labels" -> NameRules.qualified(subscript, subscript, at, errors);
      default -> errors.invalid(at, path, "does not support subscript");
    }
  }

  private void resource(String resource, String at) {
    if (resource.isEmpty()) {
      errors.required(at + ".resource", "");
    } else if (!RESOURCES.contains(resource)) {
      errors.unsupported(at + ".resource", resource, RESOURCES);
    }
  }

  private void key(JsonObject selector, String at) {
    NameRules.subdomain(selector.string("name", ""), false, at + ".name", errors);
    String key = selector.string("key", "");
    if (key.isEmpty()) {
      errors.required(at + ".key", "");
    } else {
      NameRules.configKey(key, at + ".key", errors);
    }
  }

  /** Whole maps that become variables. */
  void sources(List<JsonObject> sources, String at) {
    for (int i = 0; i < sources.size(); i++) {
      String field = at + "[" + i + "]";
      String prefix = sources.get(i).string("prefix", "");
      if (!prefix.isEmpty()) {
        name(prefix, field + ".prefix");
      }
      int count = 0;
      for (String key : List.of("configMapRef", "secretRef")) {
        if (sources.get(i).get(key) instanceof JsonObject reference) {
          count++;
          reference(reference.string("name", ""), field + "." + key + ".name");
        }
      }
      if (count == 0) {
        errors.invalid(at, "", "must specify one of: `configMapRef` or `secretRef`");
      } else if (count > 1) {
        errors.invalid(at, "", "may not have more than one field specified at a time");
      }
    }
  }

  private void reference(String name, String field) {
    if (name.isEmpty()) {
      errors.required(field, "");
    } else {
      NameRules.subdomain(name, true, field, errors);
    }
  }
}
