#include "cli/openapi_schemas.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace zhuli::cli {

namespace {

constexpr std::size_t kLine = 100;
constexpr std::string_view kReference = "#/components/schemas/";

constexpr std::string_view kProblem = R"({
  "type": "object",
  "required": ["type", "title", "status", "code", "params", "fields"],
  "properties": {
    "type": {"type": "string"},
    "title": {"type": "string", "description": "what is wrong, in the caller's language"},
    "status": {"type": "integer"},
    "code": {"type": "string"},
    "params": {"type": "object", "additionalProperties": {"type": "string"}},
    "fields": {"type": "array", "items": {"$ref": "#/components/schemas/FieldProblem"}},
    "reference": {"type": "string", "description": "to tell an administrator"},
    "current": {"description": "of a stale write: the record as it is now"}
  }
})";
constexpr std::string_view kFieldProblem = R"({
  "type": "object",
  "required": ["path", "code", "message"],
  "properties": {
    "path": {"type": "string", "description": "lines.2.quantity"},
    "code": {"type": "string"},
    "message": {"type": "string"}
  }
})";

json::value parsed(void (*write)(JsonOut&)) {
    JsonOut out;
    out.begin_object();
    write(out);
    out.end_object();
    return json::parse(out.text());
}

bool is_true(const json::object& schema, std::string_view name) {
    const auto* found = schema.if_contains(name);
    return found != nullptr && found->is_bool() && found->get_bool();
}

/// {"type":"string","nullable":true} as OpenAPI 3.1 says it.
json::value with_null(json::object schema) {
    schema.stable_erase("nullable");
    if (schema.contains("$ref"))
        return json::object{{"oneOf", json::array{schema, json::object{{"type", "null"}}}}};
    if (const auto* type = schema.if_contains("type")) schema["type"] = json::array{*type, "null"};
    if (auto* options = schema.if_contains("enum")) options->as_array().push_back(nullptr);
    return schema;
}

/// Keeps the members of a struct that this use has, and says which of them must be there.
void shape(json::object& schema, Use use) {
    auto& properties = schema["properties"].as_object();
    const char* foreign = use == Use::shown ? "writeOnly" : "readOnly";
    json::object kept;
    json::array names;
    for (auto& [name, property] : properties) {
        if (is_true(property.as_object(), foreign)) continue;
        kept[name] = property;
        names.push_back(json::string(name));
    }
    json::array needed;
    for (const auto& name : schema["required"].as_array())
        if (kept.contains(name.as_string())) needed.push_back(name);
    properties = std::move(kept);
    schema["required"] = use == Use::shown ? std::move(names) : std::move(needed);
    if (use == Use::changed || schema["required"].as_array().empty())
        schema.stable_erase("required");
}

/// "orders::OrderView" → "OrderView", or "orders_OrderView" where that name is taken.
std::string last_part(const std::string& title) {
    const auto colon = title.rfind("::");
    return colon == title.npos ? title : title.substr(colon + 2);
}
std::string whole_name(const std::string& title) {
    std::string name = title;
    for (auto at = name.find("::"); at != name.npos; at = name.find("::")) name.replace(at, 2, "_");
    return name;
}

std::string one_line(const json::value& value) {
    std::string out;
    if (value.is_object()) {
        for (const auto& [name, member] : value.get_object())
            out += (out.empty() ? "" : ", ") + json::serialize(name) + ": " + one_line(member);
        return "{" + out + "}";
    }
    if (!value.is_array()) return json::serialize(value);
    for (const auto& item : value.get_array()) out += (out.empty() ? "" : ", ") + one_line(item);
    return "[" + out + "]";
}

void write_laid_out(std::string& out, const json::value& value, std::size_t indent,
                    std::size_t taken) {
    std::string line = one_line(value);
    const bool holds_more = value.is_object() || value.is_array();
    if (!holds_more || taken + line.size() < kLine) {
        out += line;
        return;
    }
    const std::string inner(indent + 2, ' ');
    const bool is_object = value.is_object();
    out += is_object ? "{" : "[";
    bool first = true;
    const auto next = [&] {
        out += first ? "\n" : ",\n";
        first = false;
        out += inner;
    };
    if (is_object)
        for (const auto& [name, member] : value.get_object()) {
            next();
            const std::string key = json::serialize(name) + ": ";
            out += key;
            write_laid_out(out, member, indent + 2, inner.size() + key.size());
        }
    else
        for (const auto& item : value.get_array()) {
            next();
            write_laid_out(out, item, indent + 2, inner.size());
        }
    out += "\n" + std::string(indent, ' ') + (is_object ? "}" : "]");
}

}  // namespace

SchemaBook::SchemaBook() {
    components_["Problem"] = json::parse(kProblem).as_object();
    components_["FieldProblem"] = json::parse(kFieldProblem).as_object();
}

json::value SchemaBook::add(void (*write)(JsonOut&), Use use) {
    return settled(parsed(write), use);
}

json::object SchemaBook::schemas() const {
    json::object all;
    for (const auto& [name, schema] : components_) all[name] = schema;
    return all;
}

/// Structs inside out: each titled object becomes a component, once all it holds are.
json::value SchemaBook::settled(json::value schema, Use use) {
    if (schema.is_array())
        for (auto& item : schema.get_array()) item = settled(std::move(item), use);
    if (!schema.is_object()) return schema;
    auto object = std::move(schema.get_object());
    const bool is_struct = object.contains("title") && object.at("title").is_string();
    if (is_struct) shape(object, use);
    for (auto& member : object) member.value() = settled(std::move(member.value()), use);
    const bool nullable = is_true(object, "nullable");
    if (is_struct) {
        const std::string name(object.at("title").get_string());
        object.stable_erase("title");
        object.stable_erase("nullable");
        object = {{"$ref", std::string(kReference) + named(name, std::move(object), use)}};
    }
    return nullable ? with_null(std::move(object)) : json::value(std::move(object));
}

std::string SchemaBook::named(const std::string& title, json::object schema, Use use) {
    const char* suffix = use == Use::changed ? "Change" : "Input";
    std::vector<std::string> names{last_part(title), whole_name(title)};
    if (use != Use::shown) names = {names[0], names[0] + suffix, names[1] + suffix};
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) {
        const auto [at, fresh] = components_.emplace(name, schema);
        return fresh || at->second == schema;
    });
    INVARIANT(found != names.end(), "two schemas are called " + title);
    return *found;
}

json::object value_schema(const Field& field) {
    auto schema = parsed(field.type->schema).as_object();
    schema.stable_erase("nullable");
    return schema;
}

std::string laid_out(const json::value& value) {
    std::string out;
    write_laid_out(out, value, 0, 0);
    return out;
}

}  // namespace zhuli::cli
