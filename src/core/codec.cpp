#include "core/codec.hpp"

#include <algorithm>

namespace zhuli {

namespace {

void read_query(const NamedText& parameter, Fields fields, void* object, Reading& reading) {
    const PathSegment segment(reading, parameter.name);
    const Field* field = find_field(fields, parameter.name);
    if (field == nullptr || field->has(from_path) || field->has(read_only)) {
        reading.refuse("field.unknown");
        return;
    }
    field->type->text(parameter.value, field->at(object), reading);
}

/// A member `if_match` (noted from_path) gets the header's version, so that a state change can
/// refuse what its caller no longer sees.
void read_version(const RawInput& raw, Fields fields, void* object) {
    const Field* field = find_field(fields, "if_match");
    if (field != nullptr && raw.if_match)
        field->type->load(Cell::of(*raw.if_match), field->at(object));
}

bool is_given(const RawInput& raw, std::string_view name) {
    const auto* members = raw.body.if_object();
    if (raw.has_body && members != nullptr && members->contains(name)) return true;
    return std::ranges::any_of(raw.query, [&](const NamedText& one) { return one.name == name; });
}

/// An option always has a value, so that only the request tells whether somebody chose it.
void check_chosen(const RawInput& raw, Fields fields, Reading& reading) {
    for (const Field& field : fields) {
        if (!field.has(required) || field.has(from_path) || field.type->name != "enum") continue;
        if (is_given(raw, field.name)) continue;
        const PathSegment segment(reading, field.name);
        reading.refuse("field.required");
    }
}

}  // namespace

bool decode_struct(const RawInput& raw, Fields fields, void* object, Reading& reading) {
    if (raw.has_body) read_struct(raw.body, fields, object, reading);
    for (const auto& parameter : raw.query) read_query(parameter, fields, object, reading);
    for (const auto& parameter : raw.path) {
        const PathSegment segment(reading, parameter.name);
        const Field* field = find_field(fields, parameter.name);
        INVARIANT(field != nullptr, "no field for path parameter " + std::string(parameter.name));
        field->type->text(parameter.value, field->at(object), reading);
    }
    read_version(raw, fields, object);
    check_chosen(raw, fields, reading);
    return reading.problems.empty();
}

Result<Edit> decode_edit(const RawInput& raw) {
    Edit edit{{}, raw.if_match, raw.body};
    bool has_id = false;  // what there is one of has none
    Reading reading;
    for (const auto& parameter : raw.path)
        if (parameter.name == "id") {
            has_id = true;
            Value<Id>::text(parameter.value, edit.id, reading);
        }
    if (has_id && !edit.id) return Problem::of(Status::not_found, "problem.no_such_address");
    if (!raw.if_match)
        return Problem::of(Status::precondition_required, "problem.if_match_missing");
    if (!raw.body.is_object()) return Problem::field("", "field.not_object");
    return edit;
}

}  // namespace zhuli
