#include "cli/meta.hpp"

#include <fmt/format.h>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

namespace zhuli::cli {

namespace {

namespace json = boost::json;

/// The schema says what a field may hold; a list's options are those of its items.
json::object schema_of(const Field& field) {
    JsonOut out;
    out.begin_object();
    field.type->schema(out);
    out.end_object();
    auto schema = json::parse(out.text()).as_object();
    const auto* items = schema.if_contains("items");
    return items != nullptr ? items->as_object() : schema;
}

std::string_view type_of(const Field& field) {
    return field.has(multiline) ? "long_text" : field.type->name;
}

void write_flag(JsonOut& out, const Field& field, FieldFlags flag, std::string_view name) {
    if (field.has(flag)) out.key(name).boolean(true);
}

void write_note(JsonOut& out, const Catalog& catalog, Locale locale, std::string_view kind,
                std::string_view entity, const Field& field) {
    const std::string key = fmt::format("{}.{}.{}", kind, entity, field.name);
    if (catalog.find(key) != nullptr) out.key(kind).string(catalog.text(locale, key));
}

void write_options(JsonOut& out, const Catalog& catalog, Locale locale, std::string_view entity,
                   const Field& field) {
    const auto options = options_of(field);
    if (options.empty()) return;
    out.key("enum").begin_array();
    for (const auto& option : options) {
        const Message* label = option_label(catalog, entity, field, option);
        out.begin_object().key("value").string(option).key("label");
        out.string(label != nullptr ? catalog.text(locale, label->key) : option).end_object();
    }
    out.end_array();
}

void write_field(JsonOut& out, const Catalog& catalog, Locale locale, std::string_view entity,
                 const Field& field) {
    const Message* label = field_label(catalog, entity, field);
    out.begin_object().key("name").string(field.name).key("type").string(type_of(field));
    out.key("label").string(label != nullptr ? catalog.text(locale, label->key) : field.name);
    if (const auto longest = longest_of(field)) out.key("max_length").integer(longest);
    write_options(out, catalog, locale, entity, field);
    if (!field.refers.empty()) out.key("refers").string(field.refers);
    write_flag(out, field, required, "required");
    write_flag(out, field, read_only, "read_only");
    write_flag(out, field, masked, "masked");
    write_flag(out, field, filterable, "filterable");
    write_flag(out, field, sortable, "sortable");
    write_note(out, catalog, locale, "unit", entity, field);
    write_note(out, catalog, locale, "help", entity, field);
    out.end_object();
}

/// Kinds of events as the options of one field, so that a timeline has words for every
/// capability's.
void write_events(JsonOut& out, const Catalog& catalog, Locale locale) {
    constexpr std::string_view kPrefix = "event.";
    out.key("event").begin_object().key("label").string(catalog.text(locale, "entity.event"));
    out.key("fields").begin_array().begin_object().key("name").string("kind");
    out.key("type").string("enum").key("label").string(catalog.text(locale, "entity.event"));
    out.key("enum").begin_array();
    for (const Message* message : catalog.all()) {
        if (!message->key.starts_with(kPrefix)) continue;
        out.begin_object().key("value").string(message->key.substr(kPrefix.size()));
        out.key("label").string(catalog.text(locale, message->key)).end_object();
    }
    out.end_array().end_object().end_array().end_object();
}

bool is_searched(Features features, std::string_view entity) {
    for (const Feature* feature : features)
        for (const auto& kind : feature->records)
            if (kind.table.name.entity == entity) return kind.searched;
    return false;
}

std::string write_meta(Features features, const Catalog& catalog, Locale locale) {
    JsonOut out;
    out.begin_object();
    for (const Feature* feature : features)
        for (const EntityMeta& meta : feature->entities) {
            out.key(meta.entity).begin_object().key("label");
            out.string(catalog.text(locale, fmt::format("entity.{}", meta.entity)));
            out.key("searchable").boolean(is_searched(features, meta.entity));
            out.key("fields").begin_array();
            for (const Field& field : meta.fields)
                if (!field.has(secret)) write_field(out, catalog, locale, meta.entity, field);
            out.end_array().end_object();
        }
    write_events(out, catalog, locale);
    out.end_object();
    return out.take();
}

}  // namespace

std::vector<std::string> options_of(const Field& field) {
    std::vector<std::string> options;
    const auto schema = schema_of(field);
    if (const auto* listed = schema.if_contains("enum"))
        for (const auto& option : listed->as_array()) options.emplace_back(option.as_string());
    return options;
}

std::int64_t longest_of(const Field& field) {
    const auto schema = schema_of(field);
    const auto* longest = schema.if_contains("maxLength");
    return longest != nullptr ? longest->as_int64() : 0;
}

const Message* field_label(const Catalog& catalog, std::string_view entity, const Field& field) {
    const auto* own = catalog.find(fmt::format("field.{}.{}", entity, field.name));
    return own != nullptr ? own : catalog.find(fmt::format("field.any.{}", field.name));
}

const Message* option_label(const Catalog& catalog, std::string_view entity, const Field& field,
                            std::string_view option) {
    return catalog.find(fmt::format("enum.{}.{}.{}", entity, field.name, option));
}

MetaTexts::MetaTexts(Features features, const Catalog& catalog) {
    for (const Locale locale : {Locale::zh_CN, Locale::zh_TW, Locale::en}) {
        Text& text = texts_[static_cast<std::size_t>(locale)];
        text.json = write_meta(features, catalog, locale);
        text.etag = "\"" + http::content_hash(text.json) + "\"";
    }
}

namespace {

constexpr std::string_view kEntitySchema = R"({
  "type": "object",
  "required": ["label", "fields"],
  "properties": {
    "label": {"type": "string"},
    "searchable": {"type": "boolean"},
    "fields": {"type": "array", "items": {
      "type": "object",
      "required": ["name", "type", "label"],
      "properties": {
        "name": {"type": "string"}, "type": {"type": "string"}, "label": {"type": "string"},
        "max_length": {"type": "integer"},
        "enum": {"type": "array", "items": {
          "type": "object",
          "required": ["value", "label"],
          "properties": {"value": {"type": "string"}, "label": {"type": "string"}}}},
        "refers": {"type": "string"}, "required": {"type": "boolean"},
        "read_only": {"type": "boolean"}, "masked": {"type": "boolean"},
        "filterable": {"type": "boolean"}, "sortable": {"type": "boolean"},
        "unit": {"type": "string"}, "help": {"type": "string"}}}}}
})";

/// {entity: {label, fields}}, for the description of the API.
void meta_schema(JsonOut& out) {
    out.key("type").string("object").key("additionalProperties").raw(kEntitySchema);
}

}  // namespace

http::Route meta_route() {
    auto route = http::site_get<http::Nothing>("/meta", "show_meta",
                                               "Fields, limits and options of every record");
    route.out_schema = &meta_schema;
    return route;
}

http::SiteAddress meta_address(Features features, const Catalog& catalog) {
    const auto texts = std::make_shared<MetaTexts>(features, catalog);
    return {
        meta_route(),
        [texts](const http::Site&, const http::Request& request, const http::Caller& caller,
                const RawInput&, const http::Respond& respond) {
            const Locale locale = caller.ctx.locale;
            respond(http::kept_json_response(request, texts->json(locale), texts->etag(locale)));
        }};
}

}  // namespace zhuli::cli
