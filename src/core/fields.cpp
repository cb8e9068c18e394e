#include "core/fields.hpp"

#include "core/value/text.hpp"

namespace zhuli {

const Field* find_field(Fields fields, std::string_view name) {
    for (const Field& field : fields)
        if (field.name == name) return &field;
    return nullptr;
}

void write_struct(JsonOut& out, Fields fields, const void* object) {
    out.begin_object();
    for (const Field& field : fields) {
        if (field.has(secret)) continue;
        out.field_key(field.name);
        field.type->write(out, field.in(object));
    }
    out.end_object();
}

namespace {

bool refuses_mask(const Field& field, const boost::json::value& json, Reading& reading) {
    if (!field.has(masked) || !json.is_string() || !looks_masked(json.get_string())) return false;
    reading.refuse("field.masked_sent_back");
    return true;
}

void read_member(const Field* field, const boost::json::value& json, void* object,
                 Reading& reading) {
    if (field == nullptr) {
        reading.refuse("field.unknown");
    } else if (field->has(read_only) || field->has(from_path)) {
        reading.refuse("field.read_only");
    } else if (!refuses_mask(*field, json, reading)) {
        field->type->read(json, field->at(object), reading);
    }
}

}  // namespace

bool read_struct(const boost::json::value& json, Fields fields, void* object, Reading& reading) {
    if (!json.is_object()) return reading.refuse("field.not_object");
    const auto before = reading.problems.size();
    for (const auto& member : json.get_object()) {
        const PathSegment segment(reading, member.key());
        read_member(find_field(fields, member.key()), member.value(), object, reading);
    }
    return reading.problems.size() == before;
}

bool check_required(Fields fields, const void* object, Reading& reading) {
    const auto before = reading.problems.size();
    for (const Field& field : fields) {
        if (!field.has(required) || !field.type->empty(field.in(object))) continue;
        const PathSegment segment(reading, field.name);
        bool reported = false;  // a malformed value is one problem, not two
        for (const auto& problem : reading.problems) reported |= problem.path == reading.path;
        if (!reported) reading.refuse("field.required");
    }
    return reading.problems.size() == before;
}

namespace {

/// An id or a date that may be missing is null then.
bool is_nullable(const Field& field) {
    const auto type = field.type->name;
    return (type == "id" || type == "date") && field.name != "id" && !field.has(required);
}

}  // namespace

void struct_schema(JsonOut& out, Fields fields, std::string_view title) {
    out.key("title").string(title);
    out.key("type").string("object").key("additionalProperties").boolean(false);
    out.key("properties").begin_object();
    for (const Field& field : fields) {
        if (field.has(from_path) || (field.has(secret) && field.has(read_only))) continue;
        out.key(field.name).begin_object();
        field.type->schema(out);
        if (is_nullable(field)) out.key("nullable").boolean(true);
        if (field.has(read_only)) out.key("readOnly").boolean(true);
        if (field.has(secret)) out.key("writeOnly").boolean(true);
        if (!field.refers.empty()) out.key("x-refers").string(field.refers);
        out.end_object();
    }
    out.end_object();
    out.key("required").begin_array();
    for (const Field& field : fields)
        if (field.has(required) && !field.has(from_path)) out.string(field.name);
    out.end_array();
}

bool equal_struct(Fields fields, const void* a, const void* b) {
    for (const Field& field : fields)
        if (!field.type->equal(field.in(a), field.in(b))) return false;
    return true;
}

void mask_struct(Fields fields, void* object) {
    for (const Field& field : fields)
        if (field.has(masked)) field.type->mask(field.at(object));
}

}  // namespace zhuli
