package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;

/** Kubernetes' protobuf bodies. */
final class Protobuf {
  private Protobuf() {}

  static JsonObject read(byte[] body, Body.Expected expected) {
    if (body.length < 4 || body[0] != 'k' || body[1] != '8' || body[2] != 's') {
      throw ApiException.badRequest(
          "the object provided is unrecognized (must be of type "
              + expected.kind()
              + "): provided data does not appear to be a protobuf message, expected prefix"
              + " [107 56 115 0]");
    }
    throw ApiException.badRequest("protobuf is not understood for " + expected.kind());
  }
}
