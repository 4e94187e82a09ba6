package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.schema.EventForms;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A parsed field selector; all its terms must hold. */
record FieldSelector(List<Term> terms) {

  private static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  private static final Set<String> METADATA = Set.of("metadata.name", "metadata.namespace");

  /** What can be selected by, besides name and namespace. */
  private static final Map<ResourceType, Set<String>> SUPPORTED =
      Map.of(
          ResourceTypes.PODS,
          Set.of(
              "spec.host",
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "status.phase",
              "status.podIP",
              "status.podIPs",
              "status.nominatedNodeName"),
          ResourceTypes.REPLICATION_CONTROLLERS,
          Set.of("status.replicas"),
          ResourceTypes.NAMESPACES,
          Set.of("status.phase"),
          ResourceTypes.EVENTS,
          Set.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "source",
              "type"));

  /**
   * One comparison.
   *
   * @param path the field, by its names
   * @param value what it is compared with
   * @param equal whether it must be equal, or must not
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Term(String[] path, String value, boolean equal) {

    boolean holds(JsonObject object) {
      return text(object).equals(value) == equal;
    }

    private String text(JsonObject object) {
      @Nullable Object found =
          path.length == 1 && path[0].equals("source")
              ? object.at("source", "component")
              : object.at(path);
      if (found == null || found instanceof List<?>) {
        return path[path.length - 1].equals("replicas") ? "0" : "";
      }
      return found.toString();
    }
  }

  boolean matches(StoredObject object) {
    for (Term term : terms) {
      if (!term.holds(object.json())) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  /** The name that every match has, or {@code null}. */
  @Nullable String name() {
    for (Term term : terms) {
      if (term.equal
          && term.path.length == 2
          && term.path[1].equals("name")
          && term.path[0].equals("metadata")) {
        return term.value;
      }
    }
    return null;
  }

  /** This selector, for one name only. */
  FieldSelector named(String name) {
    List<Term> more = new ArrayList<>(terms);
    more.add(new Term(new String[] {"metadata", "name"}, name, true));
    return new FieldSelector(List.copyOf(more));
  }

  static FieldSelector parse(String text, Served served) {
    if (text.isEmpty()) {
      return EVERYTHING;
    }
    List<Term> terms = new ArrayList<>();
    for (String part : split(text)) {
      if (!part.isEmpty()) {
        terms.add(term(part, served, text));
      }
    }
    return new FieldSelector(List.copyOf(terms));
  }

  /** Splits at commas that no backslash precedes. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        part.append(c).append(text.charAt(++i));
      } else if (c == ',') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static Term term(String part, Served served, String whole) {
    for (int i = 0; i < part.length(); i++) {
      for (String operator : List.of("!=", "==", "=")) {
        if (part.startsWith(operator, i)) {
          String value = unescaped(part.substring(i + operator.length()));
          String field = stored(part.substring(0, i), served);
          return new Term(field.split("\\.", -1), value, !operator.equals("!="));
        }
      }
    }
    throw ApiException.badRequest(
        "invalid selector: '" + whole + "'; can't understand '" + part + "'");
  }

  private static String unescaped(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        String sequence = value.substring(i, Math.min(value.length(), i + 2));
        if (sequence.length() < 2 || "\\,=".indexOf(sequence.charAt(1)) < 0) {
          throw ApiException.badRequest(
              "invalid field selector: invalid escape sequence: " + sequence);
        }
        out.append(value.charAt(++i));
      } else if (c == '=' || c == ',') {
        // Go prints a character as its number.
        throw ApiException.badRequest(
            "invalid field selector: unescaped character in value: " + (int) c);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The stored field that a version's field is. */
  private static String stored(String field, Served served) {
    String stored = served.isAsStored() ? field : EventForms.selected(field);
    ResourceType type = served.type();
    Set<String> special = SUPPORTED.get(type);
    boolean ofMetadata =
        stored != null
            && METADATA.contains(stored)
            && (type.namespaced() || stored.equals("metadata.name"));
    if (stored != null && (ofMetadata || (special != null && special.contains(stored)))) {
      return stored.equals("spec.host") ? "spec.nodeName" : stored;
    }
    throw ApiException.badRequest(
        special == null
            ? GoValues.quote(field)
                + " is not a known field selector: only \"metadata.name\","
                + " \"metadata.namespace\""
            : "field label not supported: " + field);
  }
}
