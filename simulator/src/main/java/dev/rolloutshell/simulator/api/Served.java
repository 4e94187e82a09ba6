package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.kind.StrictEventRules;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.schema.EventForms;
import dev.rolloutshell.simulator.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * A type as one version of the API shows it. Most are shown as they are stored; Events are shown in
 * the group {@code events.k8s.io} as well, with other names for their fields.
 *
 * @param type the type that is stored
 * @param shown the type that paths and bodies name
 */
record Served(ResourceType type, ResourceType shown) {

  /** All of them, in the order of discovery documents. */
  static final List<Served> ALL = all();

  private static List<Served> all() {
    List<Served> all = new ArrayList<>();
    ResourceTypes.ALL.forEach(type -> all.add(asStored(type)));
    ResourceType events = ResourceTypes.EVENTS;
    for (String version : EventForms.VERSIONS) {
      ResourceType shown =
          new ResourceType(EventForms.GROUP, version, events.plural(), events.kind(), true);
      all.add(new Served(events, shown));
    }
    return List.copyOf(all);
  }

  static Served asStored(ResourceType type) {
    return new Served(type, type);
  }

  boolean isAsStored() {
    return type.equals(shown);
  }

  /** What a body of this type is to be. */
  Body.Expected expected() {
    return new Body.Expected(shown.group(), shown.version(), shown.kind());
  }

  /** The name of its struct in the schema. */
  String struct() {
    return Schema.struct(shown.apiVersion(), shown.kind());
  }

  /** A stored object as this version shows it. */
  JsonObject shown(JsonObject stored) {
    return isAsStored() ? stored : EventForms.shown(stored, shown.apiVersion());
  }

  /** What is stored of an object in this version's form. */
  JsonObject stored(JsonObject object) {
    return isAsStored() ? object : EventForms.stored(object);
  }

  /** Collects what only this version asks of a new object; the object is as it is stored. */
  void validate(JsonObject object, FieldErrors errors) {
    if (isStrict()) {
      StrictEventRules.check(object, errors);
    }
  }

  /** Collects what only this version asks of an update; the objects are as they are stored. */
  void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    if (isStrict()) {
      StrictEventRules.checkUpdate(next, old, errors);
    }
  }

  /** Only the last version of Events is strict; the older ones must believe what they did. */
  private boolean isStrict() {
    return !isAsStored() && shown.version().equals("v1");
  }
}
