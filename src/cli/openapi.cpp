#include "cli/openapi.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <set>

#include "cli/openapi_schemas.hpp"
#include "http/dispatch.hpp"

namespace zhuli::cli {

namespace {

using http::Method;
using http::Route;

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kFile = "application/octet-stream";
constexpr std::string_view kProblemJson = "application/problem+json";

json::object reference(std::string_view kind, std::string_view name) {
    return {{"$ref", "#/components/" + std::string(kind) + "/" + std::string(name)}};
}

json::object parameter(std::string_view where, std::string_view name, json::value schema,
                       std::string_view description = {}) {
    json::object made{{"name", name}, {"in", where}};
    if (where == "path") made["required"] = true;
    if (!description.empty()) made["description"] = description;
    made["schema"] = std::move(schema);
    return made;
}

/// Names between braces, in order.
std::vector<std::string_view> names_in(std::string_view path) {
    std::vector<std::string_view> names;
    for (auto open = path.find('{'); open != path.npos; open = path.find('{', open + 1))
        names.push_back(path.substr(open + 1, path.find('}', open) - open - 1));
    return names;
}

bool is_measured(const Field& field) {
    constexpr std::string_view kMeasured[] = {"date",  "instant",    "integer",
                                              "money", "unit_price", "quantity"};
    for (const auto name : kMeasured)
        if (field.type->name == name) return true;
    return false;
}

void add_filter(json::array& parameters, const Field& field) {
    const json::object schema = value_schema(field);
    json::object one = parameter("query", field.name, schema);
    if (field.type->name == "enum" || field.type->name == "id") {
        one["description"] = "any of these, separated by commas";
        one["style"] = "form";
        one["explode"] = false;
        one["schema"] = json::object{{"type", "array"}, {"items", schema}};
    }
    parameters.push_back(std::move(one));
    if (!is_measured(field)) return;
    for (const char* end : {"_from", "_to"})
        parameters.push_back(parameter("query", std::string(field.name) + end, schema));
}

json::object sort_schema(Fields fields) {
    json::array options;
    for (const Field& field : fields) {
        if (!field.has(sortable)) continue;
        options.push_back(json::string(field.name));
        options.push_back(json::string("-" + std::string(field.name)));
    }
    return {{"type", "string"}, {"enum", std::move(options)}};
}

void add_list_parameters(json::array& parameters, Fields fields) {
    for (const char* name : {"q", "limit", "cursor"})
        parameters.push_back(reference("parameters", name));
    parameters.push_back(parameter("query", "sort", sort_schema(fields), "- in front: descending"));
    for (const Field& field : fields)
        if (field.has(filterable)) add_filter(parameters, field);
}

void add_query(json::array& parameters, Fields fields) {
    for (const Field& field : fields) {
        if (field.has(from_path) || field.has(read_only)) continue;
        auto one = parameter("query", field.name, value_schema(field));
        if (field.has(required)) one["required"] = true;
        parameters.push_back(std::move(one));
    }
}

json::array parameters_of(const Route& route) {
    json::array parameters;
    for (const auto name : names_in(route.path)) {
        const Field* field = find_field(route.in_fields, name);
        const json::object id{{"type", "string"}, {"format", "id"}};
        parameters.push_back(parameter("path", name, field ? value_schema(*field) : id));
    }
    if (route.lists)
        add_list_parameters(parameters, route.in_fields);
    else if (route.method == Method::get)
        add_query(parameters, route.in_fields);
    if (route.method == Method::patch) parameters.push_back(reference("parameters", "if_match"));
    if (route.method == Method::post && !route.open)
        parameters.push_back(reference("parameters", "idempotency_key"));
    return parameters;
}

json::object content(std::string_view type, json::value schema) {
    return {{type, json::object{{"schema", std::move(schema)}}}};
}

json::object success(const Route& route, SchemaBook& book) {
    json::object answer{{"description", "done"}};
    if (route.answer == http::Answer::no_content) return answer;
    const auto type = route.run_file != nullptr ? kFile : route.produces;
    if (type != kJson)
        answer["content"] = content(type, json::object{{"type", "string"}});
    else if (route.out_schema != nullptr)
        answer["content"] = content(kJson, book.add(route.out_schema, Use::shown));
    return answer;
}

std::string_view success_status(const Route& route) {
    if (route.answer == http::Answer::created) return "201";
    return route.answer == http::Answer::no_content ? "204" : "200";
}

json::object responses_of(const Route& route, SchemaBook& book) {
    json::object responses{{success_status(route), success(route, book)}};
    const bool writes = route.method != Method::get;
    const auto refuse = [&](const char* status, bool may) {
        if (may) responses[status] = reference("responses", "problem");
    };
    refuse("400", true);
    refuse("401", !route.open || writes);
    refuse("403", !route.open);
    refuse("404", route.path.find('{') != route.path.npos);
    refuse("409", writes);
    refuse("422", true);
    refuse("428", route.method == Method::patch);
    refuse("429", true);
    refuse("503", true);
    return responses;
}

/// The handler's name; a handler of several addresses is told apart by them.
std::string unique_name(const Route& route, std::set<std::string>& taken) {
    std::string name(route.operation);
    if (taken.count(name)) {
        name += "_of";
        for (const char c : route.path.substr(0, route.path.find("/{"))) name += c == '/' ? '_' : c;
    }
    INVARIANT(taken.insert(name).second, "two operations are called " + name);
    return name;
}

json::object operation_of(const Route& route, std::string name, SchemaBook& book) {
    const auto tag = route.path.substr(1, route.path.find('/', 1) - 1);
    json::object operation{{"operationId", std::move(name)},
                           {"summary", route.summary},
                           {"tags", json::array{json::string(tag)}}};
    if (!route.permission.empty()) operation["x-permission"] = route.permission;
    if (route.open) operation["security"] = json::array{};
    if (auto parameters = parameters_of(route); !parameters.empty())
        operation["parameters"] = std::move(parameters);
    if (route.in_schema != nullptr && route.method != Method::get) {
        const Use use = route.method == Method::patch ? Use::changed : Use::sent;
        json::object body{{"required", true}};
        body["content"] = content(kJson, book.add(route.in_schema, use));
        operation["requestBody"] = std::move(body);
    }
    operation["responses"] = responses_of(route, book);
    return operation;
}

/// Parameters, answers and ways to sign in that many operations share.
json::object shared_components(SchemaBook& book) {
    const json::object text{{"type", "string"}};
    json::object limit{{"type", "integer"},
                       {"minimum", 1},
                       {"maximum", storage::kPageLimit},
                       {"default", storage::kPageDefault}};
    json::object if_match = parameter("header", "If-Match", text, "the version that was seen");
    if_match["required"] = true;
    const json::object key{{"type", "string"}, {"maxLength", 200}};
    json::object parameters{
        {"q", parameter("query", "q", text, "free text, where the records are indexed")},
        {"limit", parameter("query", "limit", std::move(limit))},
        {"cursor", parameter("query", "cursor", text, "next_cursor of the page before")},
        {"if_match", std::move(if_match)},
        {"idempotency_key", parameter("header", "Idempotency-Key", key,
                                      "a repeat within 30 days gets the first answer")}};
    json::object problem{{"description", "refused: RFC 9457"},
                         {"content", content(kProblemJson, reference("schemas", "Problem"))}};
    json::object cookie{{"type", "apiKey"}, {"in", "cookie"}, {"name", http::kSessionCookie}};
    json::object bearer{{"type", "http"}, {"scheme", "bearer"}};
    return {{"parameters", std::move(parameters)},
            {"responses", json::object{{"problem", std::move(problem)}}},
            {"securitySchemes",
             json::object{{"session", std::move(cookie)}, {"api_token", std::move(bearer)}}},
            {"schemas", book.schemas()}};
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

json::object about() {
    return {{"title", "Zhuli"},
            {"version", "1"},
            {"description",
             "Ids are strings, money is whole minor units, unit prices ten-thousandths, instants "
             "UTC milliseconds. Writes with the session cookie carry X-CSRF-Token of the session "
             "answer. Unknown fields are refused; every problem of an input comes at once."}};
}

}  // namespace

std::string describe_api(const std::vector<Route>& routes) {
    SchemaBook book;
    for (const Route& route : routes)  // what is shown has the first right to a name
        success(route, book);
    std::set<std::string> names;
    std::map<std::string, json::object> paths;
    for (const Route& route : routes)
        paths[std::string(route.path)][lower(http::method_name(route.method))] =
            operation_of(route, unique_name(route, names), book);
    json::object listed;
    for (auto& [path, operations] : paths) listed[path] = std::move(operations);
    const json::array security{json::object{{"session", json::array{}}},
                               json::object{{"api_token", json::array{}}}};
    const json::object all{{"openapi", "3.1.0"},
                           {"info", about()},
                           {"servers", json::array{json::object{{"url", http::kApi}}}},
                           {"security", security},
                           {"paths", std::move(listed)},
                           {"components", shared_components(book)}};
    return laid_out(all);
}

}  // namespace zhuli::cli
